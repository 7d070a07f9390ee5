import { css } from 'lit';

export const styles = css`
  .tools {
    padding: 0 var(--s5) var(--s4);
  }
  .tools > .choice,
  .pick .choice {
    margin: 0;
    padding: 0 0.9em;
    border-radius: 1.6em;
    font-weight: 600;
  }
  .tools > .choice span,
  .pick span {
    font-size: var(--text-s);
  }
  dialog {
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    padding: var(--s5);
    width: 26em;
    max-width: calc(100% - 2em);
  }
  dialog[open] {
    padding-bottom: 0;
    scroll-padding-bottom: 5em;
  }
  dialog .acts {
    position: sticky;
    bottom: 0;
    padding-block: var(--s3);
    background: var(--surface);
  }
  ::backdrop {
    background: rgb(0 0 0 / 0.5);
  }

  /* wide: a table */
  .scroll {
    overflow-x: auto;
    border-top: 1px solid var(--line);
  }
  .scroll:focus-visible,
  .scroll :focus-visible {
    outline-offset: -3px;
  }
  table {
    table-layout: fixed;
  }
  thead th {
    border-bottom: 2px solid var(--line-strong);
    font-weight: 400;
  }
  thead th:first-child {
    width: 18%;
  }
  .name {
    font-size: var(--text-l);
    font-weight: 650;
    line-height: 1.3;
  }
  .stands > * {
    margin-top: var(--s1);
  }
  tbody th {
    position: sticky;
    inset-inline-start: 0;
    background: var(--surface);
    border-inline-end: 1px solid var(--line);
  }
  .sub {
    display: block;
    font-weight: 400;
  }
  .group > * {
    background: var(--sunken);
    color: var(--ink-soft);
    padding-block: 0.5em;
    vertical-align: baseline;
  }
  .group th {
    color: var(--ink);
  }
  .group td {
    font-size: var(--text-s);
  }
  .told > * + * {
    margin-top: var(--s3);
  }
  .told p + p {
    margin-top: var(--s1);
  }
  .told .row {
    gap: 0 var(--s2);
  }

  /* narrow: a card for each question */
  .cards {
    padding: var(--s4) var(--s5);
    border-top: 1px solid var(--line);
  }
  .cards > details {
    margin-top: var(--s4);
  }
  .cards h3 {
    display: inline;
    color: var(--ink);
  }
  .question {
    margin-top: var(--s4);
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    overflow: clip;
  }
  .question > :is(h3, h4) {
    display: block;
    padding: 0.7em var(--s4);
    background: var(--sunken);
  }
  .question dl > div {
    padding: 0.7em var(--s4);
    border-top: 1px solid var(--line);
  }
  dt {
    font-weight: 650;
  }
  dd {
    margin-top: var(--s1);
  }
  .same {
    padding: var(--s3) var(--s5);
    border-top: 1px solid var(--line);
  }

  /* what matters */
  .values {
    display: grid;
    gap: var(--s5);
    padding: var(--s5);
    border-top: 1px solid var(--line);
  }
  .value {
    display: grid;
    gap: var(--s1);
    margin-top: var(--s3);
  }
  .value label.small {
    display: block;
  }
  .value input[type='text'] {
    display: block;
    width: 100%;
  }
  .steps {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
  }
  .steps label {
    position: relative;
    display: grid;
    place-items: center;
    min-height: var(--control);
    padding: 0.2em;
    cursor: pointer;
  }
  .steps label + label {
    border-inline-start: 1px solid var(--line-strong);
  }
  .steps input {
    position: absolute;
    inset: 0;
    opacity: 0;
    margin: 0;
    cursor: pointer;
  }
  .steps label:has(:checked) {
    background: var(--accent);
    color: var(--accent-ink);
    font-weight: 650;
    border-radius: calc(var(--radius-s) - 1px);
  }
  .steps label:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
    z-index: 1;
  }
  .lean {
    margin-top: var(--s4);
    padding-inline-start: var(--s3);
    border-inline-start: 4px solid var(--line-strong);
  }
  .known > :last-child {
    margin-top: var(--s4);
  }
  .lean p + p {
    margin-top: var(--s1);
  }
  .values .acts {
    margin-top: var(--s4);
  }
  .widget > .acts:has(slot) {
    padding-inline: var(--s5);
  }
  @container (min-width: 46em) {
    .question dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(18em, 1fr));
    }
    .values {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .value {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 16em;
      gap: 0 var(--s3);
      align-items: center;
    }
    .value label.small {
      grid-row: 2;
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .steps label:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  @media print {
    .scroll {
      overflow: visible;
    }
    .page + .page {
      break-before: page;
    }
    summary {
      display: none;
    }
    table :is(th, td),
    table :is(th, td):is(:first-child, :last-child) {
      padding: 0.4em 0.5em;
    }
    thead th:first-child {
      width: 15%;
    }
    .name {
      font-size: 1em;
    }
    tr.only-print {
      display: table-row;
    }
    tbody th {
      position: static;
    }
    .values {
      display: block;
    }
  }
`;
