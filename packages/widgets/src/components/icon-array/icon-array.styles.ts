import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    /* One neutral colour for benefit and harm; every mark follows it, in forced colours and on paper too. */
    --mark: var(--figure, var(--regen-figure, light-dark(#33475b, #c5d3de)));
  }
  :host([hidden]) {
    display: none;
  }
  .arrays {
    container-type: inline-size;
  }
  p {
    margin: 0;
  }
  p + svg,
  svg + p {
    margin-top: 0.35em;
  }
  .note + .caption,
  .caption + .caption {
    margin-top: 1em;
  }
  .note {
    font-size: var(--text-s, 0.8333em);
    color: var(--ink-soft, inherit);
  }
  svg {
    display: block;
    width: 100%;
    height: auto;
    color: var(--mark);
    break-inside: avoid;
  }
  .people100 {
    max-width: 9em;
  }
  .people1000 {
    max-width: 25em;
  }
  .squares {
    max-width: 15em;
  }
  .corner {
    max-width: 15em;
  }
  .arrays:dir(rtl) > svg {
    transform: scaleX(-1);
  }
  .full {
    fill: currentColor;
  }
  .dashed {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.9;
    stroke-dasharray: 2.6 1.5;
  }
  .empty {
    fill: none;
    stroke: currentColor;
    stroke-width: 0.9;
    opacity: 0.7;
  }
  /* An icon needs 6 pixels: 40 across in 240. Without them the words stand alone. */
  @container (max-width: 239px) {
    .people1000,
    .wide {
      display: none;
    }
  }
  @container (max-width: 59px) {
    svg,
    .note {
      display: none;
    }
  }
  @media (forced-colors: active) {
    :host {
      --mark: CanvasText;
    }
  }
  @media print {
    :host {
      --mark: #000;
    }
  }
`;
