/** The bar above the workbench, and the buttons of the strip below it. */
import { css } from 'lit';

export const barStyles = css`
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
    max-width: 11em;
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
`;
