/** The comparison on paper: tables of few columns, usual care in each, and what is said on each page above them (UX, PR1). */
import { html, type TemplateResult } from 'lit';
import { runningText } from '../../elements/notices.js';
import type { Comparison } from './comparison.js';
import { table } from './table.js';

/** Columns on one printed page. */
const ON_PAGE = 3;

export const pages = (comparison: Comparison): TemplateResult => {
  const { columns, rows } = comparison;
  const usual = columns.filter(({ modality }) => modality.usualCare);
  const others = columns.filter((column) => !usual.includes(column));
  const size = ON_PAGE - usual.length;
  const parts = Array.from({ length: Math.ceil(others.length / size) }, (_, i) => [
    ...usual,
    ...others.slice(i * size, (i + 1) * size),
  ]);
  return html`${parts.map((some) => {
    const ids = some.map(({ modality }) => modality.id);
    const part = rows.map((row) => ({ ...row, cells: row.cells.filter(({ modality }) => ids.includes(modality)) }));
    return html`<div class="page">
      ${table({ ...comparison, columns: some, rows: part }, runningText(comparison))}
    </div>`;
  })}`;
};
