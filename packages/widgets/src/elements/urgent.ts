/** An urgent sign replaces everything else: the act, the fact, its source, and the way out (UX, ST3). */
import type { Reason } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import { basisLine, type Reader } from './parts.js';
import { icon } from '../icons.js';

export const urgentBlock = (
  reasons: readonly Reason[],
  reader: Reader,
  correct: (fact: string) => void,
): TemplateResult => {
  const { messages, isPatient } = reader;
  const voice = isPatient ? 'patient' : 'clinician';
  const [first] = reasons;
  const title = isPatient || !first ? messages.urgent[voice] : `${messages.urgent.clinician}: ${first.title}`;
  return html`
    <div class="call" part="result">
      <h2 tabindex="-1">${icon('urgent')}<span>${title}</span></h2>
      ${reasons.map(
        ({ text, action }) =>
          html`${action === null ? nothing : html`<p><b>${action}</b></p>`}
            <p>${text}</p>`,
      )}
      <div class="row"><slot name="actions"></slot></div>
    </div>
    <div class="pad stack">
      <p>${messages.urgentStopped[voice]}</p>
      ${reasons.map(
        (reason) => html`
          ${isPatient ? nothing : html`<p class="small soft">${reason.facts.map(({ text, originText }) => [text, originText].filter(Boolean).join(' · ')).join('; ')} · <bdi>${reason.criterion}</bdi></p>`}
          ${basisLine(reason.basis, reader)}
        `,
      )}
      <div class="row">
        ${reasons
          .flatMap(({ facts }) => facts.filter(({ value }) => value !== null))
          .map(
            ({ fact, label }) =>
              html`<button @click=${() => correct(fact)}>
                ${messages.mistake[voice]}${reasons.length > 1 ? `: ${label}` : ''}
              </button>`,
          )}
      </div>
    </div>
  `;
};
