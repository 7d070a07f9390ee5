/** The comparison as a table: a question in each row, an option in each column (UX, KB3). */
import { html, nothing, type TemplateResult } from 'lit';
import type { Row } from '../../view-models/comparator.js';
import { cellContent, standing } from './cell.js';
import { grouped, type Comparison } from './comparison.js';

const row = (one: Row, comparison: Comparison): TemplateResult => html`
  <tr>
    <th scope="row">
      ${one.title}${one.subtitle === '' ? nothing : html`<span class="small soft sub">${one.subtitle}</span>`}
    </th>
    ${one.cells.map((cell) => html`<td part="cell">${cellContent(cell, one, comparison)}</td>`)}
  </tr>
`;

/** @param running what a printed page repeats above the options */
export const table = (comparison: Comparison, running = ''): TemplateResult => {
  const { columns, words } = comparison;
  const caption = words.caption(columns.map(({ name }) => name).join(', '));
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${caption}>
    <table part="table">
      <caption class="hidden">
        ${caption}
      </caption>
      <thead>
        <tr class="only-print">
          <td colspan=${columns.length + 1} class="small">${running}</td>
        </tr>
        <tr>
          <th scope="col"><span class="hidden">${words.question}</span></th>
          ${columns.map(
            (column) =>
              html`<th scope="col">
                <div class="name">${column.name}</div>
                ${standing(column, comparison)}
              </th>`,
          )}
        </tr>
      </thead>
      ${grouped(comparison).map(
        ({ group, rows }) =>
          html`<tbody>
            <tr class="group">
              <th scope="rowgroup">${words.groups[group]}</th>
              ${columns.map(({ name }) => html`<td aria-hidden="true">${name}</td>`)}
            </tr>
            ${rows.map((one) => row(one, comparison))}
          </tbody>`,
      )}
    </table>
  </div>`;
};
