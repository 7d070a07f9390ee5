/** The result for a clinician: decided or not, then each option with its one deciding reason and the act (UX, OR1). */
import type { ChangeExplanation, Explanation, ModalityExplanation, Reason } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import { basisLine, pill, reasonItem, type Reader } from '../../elements/parts.js';
import { icon } from '../../icons.js';
import { factList, type FactActions } from './facts.js';
import { decidingText, openText } from './standing.js';

export interface ClinicianResult extends Reader {
  explanation: Explanation;
  subject: string | null;
  /** Only this option, when one is in focus. */
  focus: string;
  expanded: ReadonlySet<string>;
  expand: (modality: string) => void;
  answerOpen: (() => void) | null;
  openCount: number;
  facts: FactActions;
  /** Smallest changes that would improve where an option stands. */
  changes: readonly ChangeExplanation[];
  actions: TemplateResult;
}

type Groups = keyof Reader['messages']['groups'];

const groupOf = ({ kind, truth, due }: Reason): Groups => {
  if (due) return 'know';
  if (truth === null) return 'open';
  return truth && (kind === 'note' || kind === 'indication') ? 'know' : 'settled';
};

const group = (name: Groups, reasons: readonly Reason[], reader: Reader): TemplateResult | typeof nothing => {
  if (reasons.length === 0) return nothing;
  const items = reasons.map((one) => reasonItem(one, reader));
  const title = reader.messages.groups[name];
  return name === 'settled'
    ? html`<details class="no-print">
        <summary>${title} (${reasons.length})</summary>
        ${items}
      </details>`
    : html`<section>
        <h3 class="minor soft">${title}</h3>
        ${items}
      </section>`;
};

/** Everything about one option: what decides, what is open, what to do and to know, and what was merely checked. */
const everything = ({ decisive, other, evidence }: ModalityExplanation, reader: Reader): TemplateResult => {
  const of = (name: Groups): Reason[] => other.filter((reason) => groupOf(reason) === name);
  return html`<div class="everything stack">
    ${evidence.map(
      ({ text, basis }, i) =>
        html`<div class="keep">
          <p>${i === 0 ? html`<b>${reader.messages.evidence}</b> ` : nothing}${text}</p>
          ${basisLine(basis, reader)}
        </div>`,
    )}
    ${group('decides', decisive, reader)}${group('open', of('open'), reader)}${group('know', of('know'), reader)}${group('settled', of('settled'), reader)}
  </div>`;
};

/** What stands in the way besides the reason that decides. */
const alsoText = ({ decisive, other, soFar }: ModalityExplanation, { messages }: Reader): string => {
  const adverse = other.filter(({ kind, truth }) => truth === true && (kind === 'caution' || kind === 'referral'));
  const further = soFar === 'not-indicated' ? [] : decisive.slice(1);
  const titles = [...further, ...adverse].map(({ title }) => title);
  return titles.length === 0 ? '' : `${messages.also} ${titles.join('; ')}.`;
};

/** Tasks to do, by name; also those that stay to do until it is known that they are not. */
const dueText = ({ other }: ModalityExplanation, { messages }: Reader): TemplateResult | typeof nothing => {
  const titles = other.filter(({ due }) => due).map(({ title }) => title);
  return titles.length === 0 ? nothing : html`<span class="small">${messages.toDo} ${titles.join('; ')}.</span>`;
};

const row = (modality: ModalityExplanation, result: ClinicianResult): TemplateResult => {
  const { messages, expanded, expand } = result;
  const { modality: id, decisive, other, open, soFarText } = modality;
  const [first] = decisive;
  const isExpanded = expanded.has(id);
  const deciding = decidingText(modality, result);
  return html`<tr role="row">
      <th scope="row" role="rowheader">${modality.name}</th>
      <td role="cell">${pill(modality, result)}</td>
      <td role="cell">
        <p>
          ${soFarText === null ? nothing : html`<b>${soFarText}.</b> `}${deciding === '' ? nothing : html`<b>${deciding}.</b> `}${first?.action ?? ''}
          ${dueText(modality, result)} <span class="soft small also-text">${alsoText(modality, result)}</span>
          ${open.length === 0 ? nothing : html`<span class="small">${messages.stillMatter(open.length)}: ${openText(modality, result)}.</span>`}
          <button class="link no-print" aria-expanded=${isExpanded ? 'true' : 'false'} @click=${() => expand(id)}>
            <span class="small">${messages.allReasons(decisive.length + other.length)}</span
            ><span class="hidden">: ${modality.name}</span>
          </button>
        </p>
        ${first ? basisLine(first.basis, result) : nothing}
      </td>
    </tr>
    ${
      isExpanded
        ? html`<tr role="row" class="expanded">
            <td role="cell" colspan="3">${everything(modality, result)}</td>
          </tr>`
        : nothing
    }`;
};

const table = (modalities: readonly ModalityExplanation[], result: ClinicianResult): TemplateResult => {
  const { messages } = result;
  return html`<table role="table" part="table">
    <thead>
      <tr role="row">
        ${[messages.option, messages.status, messages.deciding].map(
          (title) => html`<th scope="col" role="columnheader"><span class="small soft">${title}</span></th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${modalities.map((one) => row(one, result))}
    </tbody>
  </table>`;
};

/** Usual care and other comparators: named, never assessed. */
const comparators = (modalities: readonly ModalityExplanation[]): TemplateResult | typeof nothing => {
  const [first] = modalities;
  return first
    ? html`<div class="also">
        <p class="small soft">${first.statusText}: ${modalities.map(({ name }) => name).join(', ')}</p>
      </div>`
    : nothing;
};

/** What would change where an option stands: never a medicine, and confirmed by evaluating it (UX, ST6). */
const changeList = ({ changes, explanation, messages }: ClinicianResult): TemplateResult | typeof nothing => {
  if (changes.length === 0) return nothing;
  const nameOf = (id: string): string => explanation.modalities.find(({ modality }) => modality === id)?.name ?? id;
  return html`<div class="changes keep">
    <div class="strip tone-open">
      ${icon('info')}
      <h3>${messages.whatChanges}</h3>
      <ul>
        ${changes.map(({ modality, text }) => html`<li><b>${nameOf(modality)}.</b> ${text}</li>`)}
      </ul>
    </div>
  </div>`;
};

export const clinicianResult = (result: ClinicianResult): TemplateResult => {
  const { explanation, messages, focus, answerOpen, openCount, subject } = result;
  const chosen = explanation.modalities.filter(({ modality }) => focus === '' || modality === focus);
  return html`
    <div class="who row between">
      <span class="small soft">${subject === null ? messages.noChart : messages.chart}</span>
      <span class="small soft">${messages.asOf(explanation.asOf)}</span>
      <span class="chip">${messages.forClinicians}</span>
    </div>
    <header class="top" part="header">
      <div>
        <h2 tabindex="-1">${explanation.title}</h2>
        <p><b>${explanation.headline}</b> <span class="soft whole">${messages.confirm}</span></p>
      </div>
      ${answerOpen ? html`<button class="primary" @click=${answerOpen}>${messages.answerOpen(openCount)}</button>` : nothing}
    </header>
    <div part="result">
      ${table(
        chosen.filter(({ comparator }) => !comparator),
        result,
      )}${comparators(chosen.filter(({ comparator }) => comparator))}
      ${factList(explanation.facts, result, result.facts)}${changeList(result)}${result.actions}
    </div>
  `;
};
