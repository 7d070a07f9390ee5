/** What stands in the panels: the trace, and the tables and lists of what changes and of what the cases try. */
import { css } from 'lit';

export const panelStyles = css`
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
`;
