/** What a chart has given already, with its origin and date, beside the question (UX, FA2). */
import type { FactSentence } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import { originLine, type Reader } from '../../elements/parts.js';

const ALWAYS_SHOWN = 3;

const item = (sentence: FactSentence, { messages }: Reader, change: (fact: string) => void): TemplateResult => {
  const { fact, label, value, unknown } = sentence;
  return html`<li class="known-fact">
    <span><b>${label}</b> <bdi>${value ?? unknown?.text ?? ''}</bdi></span
    >${originLine(sentence)}
    <button type="button" class="quiet" aria-label="${messages.change}: ${label}" @click=${() => change(fact)}>
      ${messages.change}
    </button>
  </li>`;
};

export const knownList = (
  facts: readonly FactSentence[],
  reader: Reader,
  change: (fact: string) => void,
): TemplateResult | typeof nothing => {
  const { messages, isPatient } = reader;
  // The place of treatment is set by the page, not found in a chart.
  const known = facts
    .filter(({ fact }) => fact !== 'jurisdiction')
    .filter(({ origin, found }) => (origin ?? 'manual') !== 'manual' || found.length > 0);
  if (known.length === 0) return nothing;
  const title = messages.prefilled[isPatient ? 'patient' : 'clinician'];
  const list = html`<ul class="known">
    ${known.map((one) => item(one, reader, change))}
  </ul>`;
  return known.length > ALWAYS_SHOWN
    ? html`<details class="part no-print">
        <summary>${title} (${known.length})</summary>
        ${list}
      </details>`
    : html`<div class="part no-print">
        <h3 class="minor">${title}</h3>
        ${list}
      </div>`;
};
