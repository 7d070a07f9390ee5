import { css } from 'lit';

/** Small marks beside a word: icons, pills, chips, tones, dots of certainty. */
export const marks = css`
  .icon {
    width: 1.25em;
    height: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .dashed {
    stroke-dasharray: 3 2.2;
    stroke-linecap: butt;
  }
  :dir(rtl) > .mirrored {
    transform: scaleX(-1);
  }
  .pill,
  .chip {
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    padding: 0.15em 0.65em 0.15em 0.55em;
    border: 1px solid transparent;
    border-radius: 1.2em;
    font-size: var(--text-s);
    font-weight: 600;
    text-align: start;
  }
  .pill .icon {
    width: 1.05em;
    height: 1.05em;
  }
  .chip {
    font-weight: 400;
    white-space: nowrap;
    color: var(--ink-soft);
    border-color: var(--line);
  }
  /* a tone is a colour; a pill has its wash behind it */
  .tone-go {
    color: var(--go);
    --wash: var(--go-wash);
  }
  .tone-caution {
    color: var(--caution);
    --wash: var(--caution-wash);
  }
  .tone-stop {
    color: var(--stop);
    --wash: var(--stop-wash);
  }
  .tone-open {
    color: var(--open);
    --wash: var(--open-wash);
  }
  .tone-plain {
    color: var(--ink-soft);
    --wash: var(--sunken);
  }
  .tone-urgent {
    color: var(--urgent-ink);
    --wash: var(--urgent);
  }
  .pill {
    background: var(--wash);
    transition: var(--motion);
    transition-property: color, background-color;
  }
  .pill.tone-plain {
    border-color: var(--line-strong);
  }
  .dots {
    letter-spacing: 0.08em;
    color: var(--accent);
  }
  .dots i {
    font-style: normal;
    color: var(--line-strong);
  }
  .tag {
    display: inline-flex;
    gap: 0.35em;
    align-items: baseline;
    font-weight: 600;
    font-size: var(--text-s);
  }
  .tag .icon {
    align-self: center;
  }

  @media (prefers-reduced-motion: reduce) {
    .pill {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .pill {
      border-color: CanvasText;
    }
  }
  @media print {
    .dots {
      color: #000;
    }
    .pill {
      border-color: currentColor;
      color: #000;
    }
  }
`;
