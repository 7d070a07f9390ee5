/** The page and its panels: where they stand, and how they share the height. */
import { css } from 'lit';

export const styles = css`
  :host {
    font-size: max(1em, 15px) !important;
  }
  .bench {
    display: flex;
    flex-direction: column;
    min-height: 100vh;
    border: 0;
    border-radius: 0;
    overflow: visible;
    font-family: var(--regen-font, 'Inter', 'Source Sans 3', system-ui, 'DejaVu Sans', sans-serif);
  }
  h1 {
    margin: 0;
    font-size: 1.05em;
    white-space: nowrap;
  }
  h2 {
    font-size: 1em;
    letter-spacing: 0;
  }
  code {
    font-family: ui-monospace, 'DejaVu Sans Mono', monospace;
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }

  /* panels */
  .columns {
    flex: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .column {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  .panel {
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-bottom: 1px solid var(--line);
  }
  .panel > h2 {
    padding: 0.7em var(--s4);
    border-bottom: 1px solid var(--line);
  }
  .panel > h2 span {
    font-size: 0.875em;
    font-weight: 500;
    color: var(--ink-soft);
  }
  .panel > h2 .tone-stop {
    color: var(--stop);
    font-weight: 650;
  }
  .inside {
    /* What is hidden inside must not stretch the page. */
    position: relative;
    min-height: 0;
    overflow: auto;
    overflow-wrap: anywhere;
  }
  .inside:focus-visible {
    outline-offset: -3px;
  }
  .note {
    padding: var(--s3) var(--s4);
    font-size: 0.875em;
    color: var(--ink-soft);
  }
  rule-editor {
    height: 28em;
  }
  .findings {
    margin: 0;
    padding: 0;
    list-style: none;
    max-height: 11em;
    overflow: auto;
    border-top: 1px solid var(--line);
    font-size: 0.85em;
  }
  .findings li {
    display: grid;
    grid-template-columns: 1.4em minmax(0, 1fr);
    gap: 0 var(--s2);
    padding: 0.35em var(--s4);
    overflow-wrap: anywhere;
  }
  .findings li + li {
    border-top: 1px solid var(--line);
  }
  .widget .notes summary {
    min-height: 0;
    padding: 0.35em var(--s4);
    border-top: 1px solid var(--line);
    font-size: 0.85em;
    font-weight: 500;
  }
  .preview {
    padding: var(--s4);
  }
  .preview.old regen-guidance {
    display: block;
    outline: 2px dashed var(--caution);
    outline-offset: 4px;
  }
  .strip {
    margin: var(--s3) var(--s4) 0;
    font-size: 0.875em;
  }

  @container (min-width: 62em) {
    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .column + .column {
      border-inline-start: 1px solid var(--line);
    }
    .column.third {
      grid-column: 1 / -1;
      border-inline-start: 0;
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .third > .panel + .panel {
      border-inline-start: 1px solid var(--line);
    }
    .inside {
      max-height: 34em;
    }
  }
  @media (min-width: 76em) {
    .bench {
      height: max(100vh, 46em);
    }
  }
  @container (min-width: 76em) {
    .columns {
      grid-template-columns: minmax(0, 5fr) minmax(0, 6fr) minmax(0, 5fr);
      min-height: 0;
    }
    .column.third {
      grid-column: auto;
      display: flex;
      border-inline-start: 1px solid var(--line);
    }
    .third > .panel + .panel {
      border-inline-start: 0;
    }
    .panel {
      flex: 1 1 0;
    }
    .panel.major {
      flex-grow: 1.35;
    }
    .inside {
      max-height: none;
    }
    rule-editor {
      flex: 1;
      height: auto;
      min-height: 0;
    }
  }
`;
