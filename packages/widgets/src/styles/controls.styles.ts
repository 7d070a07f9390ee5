import { css } from 'lit';

/** What a person acts on: buttons, choices, fields, and what opens. */
export const controls = css`
  button,
  .button {
    font: inherit;
    font-weight: 600;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: var(--control);
    padding: 0.35em 1.1em;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--ink);
    cursor: pointer;
  }
  .primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--accent-ink);
  }
  .quiet {
    border-color: transparent;
    background: none;
    color: var(--accent);
    padding-inline: 0.5em;
  }
  .link {
    border: 0;
    padding: 0;
    min-height: 1.5em;
    background: none;
    font-weight: inherit;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  input:is([type='text'], [type='date']),
  textarea {
    font: inherit;
    color: inherit;
    background: var(--surface);
    max-width: 100%;
    min-height: var(--control);
    padding: 0.35em 0.7em;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
  }
  input[aria-invalid='true'] {
    border: 2px solid var(--stop);
  }
  .error {
    margin-top: var(--s2);
    color: var(--stop);
    font-weight: 600;
    flex-wrap: nowrap;
    align-items: start;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .choice {
    display: flex;
    gap: var(--s3);
    align-items: center;
    min-height: var(--control);
    padding: 0.55em var(--s4);
    margin-top: var(--s2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    cursor: pointer;
  }
  :is(legend:not(.hidden), fieldset > .soft) + .choice {
    margin-top: var(--s4);
  }
  .choice input {
    width: 1.25em;
    height: 1.25em;
    margin: 0;
    flex: none;
    accent-color: var(--accent);
  }
  .choice small {
    display: block;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-wash);
    outline: 1px solid var(--accent);
    outline-offset: -2px;
  }
  .choice:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .choice :focus-visible {
    outline: none;
  }
  [aria-invalid='true'] .choice {
    border: 2px solid var(--stop);
  }
  summary {
    cursor: pointer;
    color: var(--accent);
    font-weight: 600;
    min-height: 1.5em;
  }
  .widget:not(.compact) summary {
    min-height: 2.75em;
    padding-block: 0.6em;
  }
  summary::marker {
    font-size: 0.8em;
  }

  @container (max-width: 30em) {
    /* What leads on fills the line it stands on. */
    .acts > .primary {
      flex: auto;
    }
    .acts > .quiet {
      margin-inline: -0.5em;
    }
  }
  @media (forced-colors: active) {
    .choice:has(:checked) {
      outline-color: Highlight;
      border-color: Highlight;
    }
    .primary {
      border-color: CanvasText;
    }
  }
  @media print {
    summary {
      color: #000;
    }
    button {
      display: none !important;
    }
  }
`;
