/** What is known of one option under one question, each statement with its certainty and its source. */
import type { Basis } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import { sourceLink, dots, pill } from '../../elements/parts.js';
import type { Cell, Item, Row } from '../../view-models/comparator.js';
import { decidingText, openText } from '../eligibility-assessor/standing.js';
import { shortFigure } from '../icon-array/figure.js';
import type { Column, Comparison } from './comparison.js';

type Part = TemplateResult | typeof nothing;

/** More pictures than this in a cell would hide its words. */
const MOST_OPEN = 2;

/** How sure, on what, and the sources by their number in the list at the end: in a cell there is no room for their names. */
const basisNote = (basis: Basis | null, { isPatient, words, numbers }: Comparison, isChecked = true): Part => {
  if (basis === null) return nothing;
  const sure = basis.certaintyText ?? (isPatient ? '' : basis.basisText);
  return html`<span class="small soft" part="basis">
    ${isPatient ? nothing : dots(basis.dots)}${sure === '' ? nothing : html`${sure}. `}${
      basis.sources.length === 0 && isChecked ? html`${words.noSource}.` : nothing
    }${basis.sources.map((source) => {
      const mark = `[${String(numbers.get(source.id) ?? '')}]`;
      return html`${sourceLink(source, mark, `${mark} ${source.short}`)} `;
    })}
  </span>`;
};

/** Statements that differ only in what they are about, said together: "After 3 months, After 6 months: …". */
const joined = (list: readonly Item[]): Item[] => {
  const told = new Map<string, Item>();
  for (const item of list) {
    const key = JSON.stringify([item.text, item.basis]);
    const before = told.get(key);
    told.set(key, before ? { ...before, lead: `${before.lead}, ${item.lead}` } : item);
  }
  return [...told.values()];
};

const statements = (list: readonly Item[], { look }: Row, comparison: Comparison): Part => {
  const [first, ...more] = list;
  if (!first) return nothing;
  const isList = look === 'steps' && more.length > 0;
  const all = list.map(({ lead, text, basis, isChecked }) => {
    const said = html`${lead === '' ? nothing : html`<b>${lead}:</b> `}${text}
    ${basisNote(basis, comparison, isChecked)}`;
    return isList ? html`<li>${said}</li>` : html`<p class=${look === 'many' ? 'small' : ''}>${said}</p>`;
  });
  if (isList)
    return html`<ol>
      ${all}
    </ol>`;
  if (look !== 'first' || more.length === 0) return html`${all}`;
  const { moreOnThis } = comparison.messages;
  return html`${all[0]}
    <details class="inline small">
      <summary>${moreOnThis}</summary>
      ${all.slice(1)}
    </details>`;
};

export const cellContent = (cell: Cell, row: Row, comparison: Comparison): TemplateResult => {
  const { words } = comparison;
  const { figures, isDispute } = cell;
  if (cell.items.length === 0 && figures.length === 0) return html`<p class="soft">${words.notKnown}</p>`;
  const folded = row.cells.some((one) => one.figures.flatMap(({ arms }) => arms).length > MOST_OPEN);
  return html`<div class="told">
    ${isDispute ? html`<p><b>${words.disagree}</b></p>` : nothing}${statements(joined(cell.items), row, comparison)}
    ${figures.map((figure) =>
      shortFigure(figure, comparison, {
        titled: row.titled,
        timed: row.subtitle !== figure.time,
        folded,
        basis: basisNote(figure.basis, comparison),
      }),
    )}
  </div>`;
};

/** Where the option stands for this person, with the reason that decides. */
export const standing = ({ standing: modality }: Column, comparison: Comparison): TemplateResult => {
  const { isPatient, messages } = comparison;
  const [first] = modality.decisive;
  const isCounted = first !== undefined && (!isPatient || modality.soFar === 'not-indicated');
  const reason = (isCounted ? decidingText(modality, comparison) : '') || (first?.title ?? '');
  const said = [modality.soFarText, reason].filter(Boolean).join(': ');
  return html`<div class="stands">
    ${pill(modality, comparison)} ${said === '' ? nothing : html`<p class="small soft" part="reason">${said}.</p>`}
    ${first?.medicineText ? html`<p class="small soft">${first.medicineText}</p>` : nothing}
    ${
      isPatient || modality.open.length === 0
        ? nothing
        : html`<p class="small soft">
            ${messages.stillMatter(modality.open.length)}: ${openText(modality, comparison)}.
          </p>`
    }
  </div>`;
};
