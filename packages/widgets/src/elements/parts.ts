/** Templates that several elements share. Each is a function of what `explain` gives. */
import type { Basis, FactSentence, ModalityExplanation, Reason, Source } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/messages.js';
import { icon } from '../icons.js';
import { lookOf, lookOfReason, PATIENT_REASON } from '../view-models/tone.js';

type Part = TemplateResult | typeof nothing;

/** Who reads, in which language. */
export interface Reader {
  messages: Messages;
  isPatient: boolean;
}

/** The status of one option, as icon and word. */
export const pill = (modality: ModalityExplanation, { isPatient }: Reader): TemplateResult => {
  const { tone, icon: name } = lookOf(modality, isPatient);
  return html`<span class="pill tone-${tone}" part="status">${icon(name)}<span>${modality.statusText}</span></span>`;
};

/** A source by some text; `data-source` lets print find out which sources the page cites. */
export const sourceLink = ({ id, url }: Source, text: string, label: unknown = nothing): TemplateResult =>
  url === null
    ? html`<span data-source=${id}>${text}</span>`
    : html`<a data-source=${id} href=${url} target="_blank" rel="noopener noreferrer" aria-label=${label}>${text}</a>`;

const listOf = (sources: readonly Source[]): TemplateResult =>
  html`<ul>
    ${sources.map((source) => html`<li>${sourceLink(source, source.full)}</li>`)}
  </ul>`;

/** One source as a link by its short name; several behind their number. */
const sourceLinks = (sources: readonly Source[], { messages, isPatient }: Reader): Part => {
  const [first] = sources;
  if (!first) return nothing;
  if (isPatient || sources.length === 1)
    return html`${sources.slice(0, 2).map((one) => html`${sourceLink(one, one.short)} `)}`;
  return html`<details class="inline">
    <summary>${messages.sources(sources.length)}</summary>
    ${listOf(sources)}
  </details>`;
};

/** Certainty as filled dots of four, beside its word; nothing for what is not graded. */
export const dots = (filled: number): Part =>
  filled === 0
    ? nothing
    : html`<span class="dots" aria-hidden="true">${'●'.repeat(filled)}<i>${'○'.repeat(4 - filled)}</i></span> `;

/** How sure, on what, from where. A law or a dispute has no certainty; its basis is named instead (UX, ST5). */
export const basisLine = (basis: Basis, reader: Reader): TemplateResult => {
  const { certaintyText, dots: filled, basisText, sources, uncitedText } = basis;
  const sure = certaintyText ?? (reader.isPatient ? null : basisText);
  return html`<div class="basis-line row small soft" part="basis">
    ${sure === null ? nothing : html`<span>${reader.isPatient ? nothing : dots(filled)}${sure}${reader.isPatient ? '.' : ''}</span>`}
    ${sourceLinks(sources, reader)}${uncitedText === null || reader.isPatient ? nothing : html`<span>${uncitedText}</span>`}
  </div>`;
};

/** The end of any reason that reads a medicine (UX, ST6). */
const medicineLine = ({ medicineText }: Reason): Part =>
  medicineText === null ? nothing : html`<p class="small">${medicineText}</p>`;

/** One reason in full. */
export const reasonItem = (reason: Reason, reader: Reader): TemplateResult => {
  const { messages, isPatient } = reader;
  const { tone, icon: name } = isPatient ? PATIENT_REASON : lookOfReason(reason);
  const { truth, title, text, action, conditions, criterion, basis } = reason;
  const word = messages.truths[truth === null ? 'open' : truth ? 'met' : 'unmet'];
  return html`<div class="reason keep" part="reason">
    <span class="tone-${tone}">${icon(name)}</span>
    <div class="stack">
      <h4>${title}${isPatient ? nothing : html` <span class="small soft">${word}</span>`}</h4>
      <p>${text}</p>
      ${action === null ? nothing : html`<p><b>${action}</b></p>`}${medicineLine(reason)}
      ${isPatient ? nothing : html`${conditions.map((one) => html`<p class="small soft">${one}</p>`)}`}
      ${basisLine(basis, reader)}${isPatient ? nothing : html`<p class="small soft"><bdi>${criterion}</bdi></p>`}
    </div>
  </div>`;
};

/** Where a value comes from and when, behind its icon. */
export const originLine = ({ origin, originText, date, found }: FactSentence): TemplateResult =>
  html`<span class="origin row small soft">
    ${origin === null && found.length === 0 ? nothing : icon(origin === null || origin.startsWith('auto') ? 'chart' : 'typed')}
    <span
      >${[originText, date].filter(Boolean).join(' · ')}${found.length > 0 ? html`${originText === null ? '' : '; '}${found.join('; ')}` : nothing}</span
    >
  </span>`;
