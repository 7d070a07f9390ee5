import { css } from 'lit';

export const styles = css`
  .split {
    border-top: 1px solid var(--line);
  }
  .ask,
  .standing {
    padding: var(--s5);
  }
  .standing {
    background: var(--sunken);
    border-top: 1px solid var(--line);
  }
  .options,
  .known {
    list-style: none;
    padding: 0;
    margin-top: var(--s3);
  }
  .option {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s1) var(--s3);
    justify-content: space-between;
    padding-block: var(--s3);
    border-bottom: 1px solid var(--line);
  }
  .option:last-child {
    border: 0;
  }
  .option > div {
    flex: 1 0 100%;
  }
  .progress {
    margin-bottom: var(--s3);
  }
  fieldset > .soft {
    margin-top: var(--s1);
  }
  .entry {
    margin-top: var(--s3);
  }
  .field input {
    width: 8em;
  }
  .field span {
    display: block;
  }
  .or {
    display: flex;
    align-items: center;
    gap: var(--s3);
    margin-top: var(--s3);
    color: var(--ink-soft);
  }
  .or::after {
    content: '';
    flex: 1;
    border-top: 1px solid var(--line);
  }
  .notes {
    margin-top: var(--s3);
  }
  .acts {
    margin-top: var(--s5);
  }
  .known-fact {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--s3);
    align-items: center;
    padding: var(--s2) 0;
    border-top: 1px solid var(--line);
  }
  .known-fact button {
    grid-area: 1 / 2 / span 2;
  }
  .ask .known-fact {
    padding: var(--s2) var(--s4);
    border: 1px dashed var(--line-strong);
    border-radius: var(--radius-s);
    margin-top: var(--s2);
  }
  .origin {
    gap: 0.4em;
    flex-wrap: nowrap;
  }
  .origin .icon {
    width: 1.1em;
    height: 1.1em;
  }
  /* results */
  .who {
    padding: var(--s2) var(--s5);
    border-bottom: 1px solid var(--line);
    background: var(--sunken);
  }
  thead th {
    background: var(--sunken);
    padding-block: 0.3em;
  }
  tbody th {
    width: 24%;
  }
  tbody td:nth-child(2) {
    width: 12em;
  }
  .compact :is(th, td) {
    padding-block: 0.25em;
  }
  .compact .top {
    padding-block: var(--s2);
  }
  .compact .who {
    padding-block: 0.1em;
  }
  /* An EHR's column shows every option at once; sources are one step away, behind "All reasons". */
  .compact .also-text,
  .compact tr:not(.expanded) > td > .basis-line {
    display: none;
  }
  .everything {
    max-width: 60em;
  }
  .expanded td {
    border: 0;
    padding-top: 0;
  }
  .also {
    padding: var(--s3) var(--s5);
    border-top: 1px solid var(--line);
  }
  .section {
    align-items: baseline;
    padding: var(--s3) var(--s5) var(--s2);
    border-top: 1px solid var(--line);
  }
  /* The words of a quiet button stand in line with what is above them. */
  .facts + button {
    margin-inline-start: calc(var(--s5) - 0.5em);
  }
  .fact {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--s3);
    align-items: center;
    min-height: var(--control);
    padding: 0.25em var(--s5);
    border-top: 1px solid var(--line);
  }
  .fact dt {
    font-weight: 600;
  }
  .fact .act {
    grid-column: 2;
    grid-row: 1 / span 2;
  }
  .fact .from,
  .fact .more {
    grid-column: 1;
  }
  .ruler {
    width: 15em;
    max-width: 100%;
    height: auto;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
  }
  .ruler text {
    font-size: 9.5px;
    fill: currentColor;
    stroke: none;
  }
  .ruler .value {
    font-weight: 700;
  }
  .ruler .mark {
    fill: currentColor;
  }
  [part='result'] > .acts {
    margin: 0;
    padding: var(--s4) var(--s5);
    border-top: 1px solid var(--line);
  }
  .body[part='result'] > .acts {
    border: 0;
    padding: 0;
    margin-top: var(--s5);
  }
  .changes {
    padding: var(--s4) var(--s5);
    border-top: 1px solid var(--line);
  }
  textarea {
    width: 100%;
  }
  .opt {
    padding-block: var(--s4);
    border-bottom: 1px solid var(--line);
  }
  .opt:first-child {
    padding-top: 0;
  }
  .opt header {
    margin-bottom: var(--s2);
  }
  @container (min-width: 46em) {
    .split {
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(17em, 2fr);
    }
    .standing {
      border-top: 0;
      border-inline-start: 1px solid var(--line);
    }
    .fact {
      grid-template-columns: calc(24% - var(--s5) / 2) 22% minmax(0, 1fr) auto;
    }
    .fact .from {
      grid-column: 3;
    }
    .fact .act {
      grid-column: 4;
      grid-row: 1;
    }
    .fact .more {
      grid-column: 2 / -1;
    }
  }
  @container (max-width: 36em) {
    table,
    tbody,
    tr,
    td,
    tbody th {
      display: block;
      width: auto !important;
    }
    thead {
      display: none;
    }
    tbody tr {
      border-top: 1px solid var(--line);
      padding: var(--s3) var(--s5);
    }
    tbody :is(th, td),
    tbody :is(th, td):is(:first-child, :last-child) {
      border: 0;
      padding: 0.2em 0;
    }
  }
`;
