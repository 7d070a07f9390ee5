import { css } from 'lit';

/** Tables of the guide, in the manner of Storybook's own pages. */
export const docsStyles = css`
  :host {
    display: block;
    font-family: 'Nunito Sans', system-ui, sans-serif;
    font-size: 14px;
    line-height: 1.5;
    color: light-dark(#14212b, #e8eef0);
  }
  h3 {
    margin: 1.6em 0 0.4em;
    font-size: 1.15em;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.5em 0.8em 0.5em 0;
    text-align: start;
    vertical-align: top;
    border-bottom: 1px solid light-dark(#dbe1e0, #323c42);
  }
  th {
    font-weight: 650;
  }
  code {
    font-family: ui-monospace, 'DejaVu Sans Mono', monospace;
    font-size: 0.92em;
    overflow-wrap: break-word;
  }
  .soft {
    color: light-dark(#4a5b68, #b3c0c6);
  }
  td:has(> .swatch) {
    white-space: nowrap;
  }
  .swatch {
    display: inline-block;
    width: 1.1em;
    height: 1.1em;
    margin-inline-end: 0.45em;
    vertical-align: -0.2em;
    border: 1px solid light-dark(#74828a, #7c8b93);
    border-radius: 0.2em;
    background: var(--colour);
  }
`;
