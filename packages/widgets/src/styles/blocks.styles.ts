import { css } from 'lit';

/** Blocks of content: strips and notices, the urgent sign, reasons, cards, tables, and the basis at the end of every screen. */
export const blocks = css`
  .strip {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--s1) var(--s3);
    padding: var(--s3) var(--s4);
    border: 1px solid transparent;
    border-inline-start: 4px solid currentColor;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  .strip > :not(.icon) {
    color: var(--ink);
    grid-column: 2;
  }
  .strip > .icon {
    margin-top: 0.15em;
  }
  .bare {
    background: none;
    border-radius: 0;
    padding: var(--s5);
  }
  .code {
    font-family: ui-monospace, 'DejaVu Sans Mono', monospace;
    font-size: 0.8em;
    color: var(--ink-soft);
    margin-top: var(--s3);
    overflow-wrap: anywhere;
  }
  .draft {
    display: flex;
    gap: 0.6em;
    padding: 0.5em var(--s5);
    border-bottom: 1px solid var(--line-strong);
    color: var(--caution);
    background: repeating-linear-gradient(135deg, var(--caution-wash) 0 12px, var(--surface) 12px 24px);
  }
  .draft .icon {
    align-self: center;
  }
  .draft span {
    background: var(--surface);
    padding: 0.1em 0.5em;
    border-radius: 0.3em;
    font-weight: 600;
  }
  .compact .draft {
    padding-block: 0;
  }
  .notice {
    padding: var(--s3) var(--s5);
    border-bottom: 2px solid var(--ink);
  }
  .call {
    padding: var(--s5);
    background: var(--urgent);
    color: var(--urgent-ink);
  }
  .call h2 {
    display: flex;
    gap: var(--s3);
    align-items: center;
  }
  .call p {
    margin-top: var(--s2);
  }
  .call ::slotted(*) {
    margin-top: var(--s4);
  }
  .bone {
    height: 0.8em;
    border-radius: 1em;
    background: var(--line);
    margin-top: 0.7em;
    max-width: 80%;
  }
  .bone + .bone {
    max-width: 55%;
  }
  .bone.tall {
    height: 2.75em;
    max-width: none;
    border-radius: var(--radius-s);
  }

  .reason {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--s1) var(--s3);
    padding-block: var(--s3);
    border-bottom: 1px solid var(--line);
  }
  .reason:last-child {
    border: 0;
  }
  .card {
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    padding: var(--s4);
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th,
  td {
    text-align: start;
    vertical-align: top;
    padding: 0.6em var(--s3);
    border-top: 1px solid var(--line);
  }
  :is(th, td):first-child {
    padding-inline-start: var(--s5);
  }
  :is(th, td):last-child {
    padding-inline-end: var(--s5);
  }
  .inline {
    display: inline-block;
  }
  .row > .inline[open] {
    flex-basis: 100%;
  }
  .widget .inline summary {
    font-weight: 400;
    text-decoration: underline;
    text-underline-offset: 0.15em;
    min-height: 1.5em;
    padding-block: 0.1em;
    list-style: none;
  }

  .retry {
    padding: 0 var(--s5) var(--s5);
  }

  /* the end of every screen: rules, version, review, sources */
  .basis {
    border-top: 1px solid var(--line);
    background: var(--sunken);
    padding: var(--s3) var(--s5);
    color: var(--ink-soft);
  }
  .basis > .row {
    font-size: var(--text-s);
    gap: var(--s1) var(--s4);
  }
  .basis summary {
    font-size: var(--text-s);
    font-weight: 400;
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .basis details > :not(summary) {
    margin-top: var(--s3);
    font-size: var(--text-s);
  }

  @media (forced-colors: active) {
    .strip,
    .call {
      border-color: CanvasText;
    }
    .bone {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .draft {
      color: #000;
      background: none;
    }
    .call {
      color: #000;
      background: none;
      border: 3px solid #000;
    }
  }
`;
