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

  /* the bar */
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2) var(--s3);
    align-items: center;
    padding: 0.6em var(--s4);
    border-bottom: 1px solid var(--line);
    background: var(--sunken);
  }
  .bar label {
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    font-size: 0.85em;
    color: var(--ink-soft);
    min-width: 0;
  }
  select {
    font: inherit;
    min-height: 2.2em;
    max-width: 13em;
    padding: 0.15em 0.4em;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
  }
  .bar button,
  .strip button {
    min-height: 2.2em;
    padding: 0.15em 0.7em;
    font-size: 0.85em;
  }
  .bar select {
    max-width: 11em;
  }
  .bar .wide {
    flex: 1 1 14em;
    max-width: 34em;
  }
  .bar .wide select {
    flex: 1;
    min-width: 0;
    max-width: none;
  }
  .edit {
    display: flex;
    gap: var(--s2);
    align-items: center;
    margin-inline-start: auto;
    white-space: nowrap;
  }
  .edit b {
    font-size: 0.85em;
    font-weight: 600;
    color: var(--caution);
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

  /* trace */
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s1);
    padding: var(--s2) var(--s4);
    border-bottom: 1px solid var(--line);
  }
  .filter {
    min-height: 2em;
    padding: 0.1em 0.7em;
    font-size: 0.85em;
    font-weight: 500;
  }
  .filter[aria-pressed='true'] {
    color: var(--accent-ink);
    background: var(--accent);
    border-color: var(--accent);
  }
  .count {
    margin-inline-start: 0.4em;
    font-weight: 650;
  }
  .trace,
  .reads {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .trace-line {
    content-visibility: auto;
    contain-intrinsic-size: auto 5em;
    display: grid;
    grid-template-columns: 1.4em minmax(0, 1fr);
    gap: 0 var(--s2);
    padding: 0.55em var(--s4);
    border-bottom: 1px solid var(--line);
    font-size: 0.875em;
  }
  .trace-head {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s2);
    align-items: baseline;
  }
  .trace-head .link {
    font-weight: 650;
    color: var(--ink);
    text-decoration-color: var(--line-strong);
    overflow-wrap: anywhere;
    text-align: start;
  }
  .kind {
    color: var(--ink-soft);
    font-size: 0.9em;
  }
  .truth {
    margin-inline-start: auto;
    font-weight: 650;
    font-size: 0.9em;
  }
  .reads {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9em;
    color: var(--ink-soft);
    font-size: 0.95em;
  }
  .reads li {
    padding: 0;
  }

  /* changes */
  .changes {
    font-size: 0.875em;
  }
  .changes table {
    font-size: 1em;
  }
  .changes caption {
    padding: 0.6em var(--s4) 0.4em;
    text-align: start;
    font-weight: 650;
  }
  .changes :is(th, td) {
    padding: 0.45em var(--s2);
  }
  .changes :is(th, td):first-child {
    padding-inline-start: var(--s4);
  }
  .changes :is(th, td):last-child {
    padding-inline-end: var(--s4);
  }
  .changes .with-why {
    table-layout: fixed;
  }
  .changes .with-why :is(th, td):nth-child(3) {
    width: 1.8em;
  }
  .changes .with-why :is(th, td):last-child {
    width: 28%;
  }
  .changes thead th {
    color: var(--ink-soft);
    font-weight: 500;
  }
  .changes tbody th {
    font-weight: 500;
  }
  .counts td {
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .changes .changed {
    background: color-mix(in srgb, var(--caution-wash) 45%, transparent);
  }
  .changes .note {
    padding-block: 0.4em;
    font-size: 1em;
  }
  .changes h3 {
    font-size: 1em;
    padding: 0.8em var(--s4) 0.3em;
  }
  .changes .link {
    text-align: start;
    overflow-wrap: anywhere;
  }
  .arrow {
    color: var(--ink-soft);
  }
  .witnesses,
  .words {
    margin: 0;
    padding: 0 var(--s4) 0.4em;
    list-style: none;
    overflow-wrap: anywhere;
  }
  .witnesses li + li {
    border-top: 1px solid var(--line);
  }
  .witnesses li {
    padding-block: 0.5em;
  }
  .changes details {
    padding: 0.3em var(--s4);
  }
  .changes details .words {
    padding: 0;
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
