/** The comparison as cards where columns do not fit: a question in each card, the options in it in one order (UX, KB4). */
import { html, nothing, type TemplateResult } from 'lit';
import { cellContent, standing } from './cell.js';
import { grouped, OPEN, type Comparison } from './comparison.js';

const card = (title: TemplateResult, entries: readonly [name: string, content: TemplateResult][]): TemplateResult =>
  html`<section class="question" part="section">
    ${title}
    <dl>
      ${entries.map(
        ([name, content]) =>
          html`<div part="cell">
            <dt>${name}</dt>
            <dd>${content}</dd>
          </div>`,
      )}
    </dl>
  </section>`;

export const cards = (comparison: Comparison): TemplateResult => {
  const { columns, words, isPatient } = comparison;
  return html`<div class="cards">
    ${card(
      html`<h3 class="minor">${words.fromAnswers[isPatient ? 'patient' : 'clinician']}</h3>`,
      columns.map((column) => [column.name, standing(column, comparison)]),
    )}
    ${grouped(comparison).map(
      ({ group, rows }) =>
        html`<details ?open=${OPEN.includes(group)}>
          <summary><h3>${words.groups[group]}</h3></summary>
          ${rows.map((row) =>
            card(
              html`<h4>
                ${row.title}${row.subtitle === '' ? nothing : html`<span class="small soft sub">${row.subtitle}</span>`}
              </h4>`,
              row.cells.map((cell, i) => [columns[i]?.name ?? '', cellContent(cell, row, comparison)]),
            ),
          )}
        </details>`,
    )}
  </div>`;
};
