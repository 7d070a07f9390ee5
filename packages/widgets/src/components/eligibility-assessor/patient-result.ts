/** The result for a patient: a page to take to an appointment. It informs, and gives no verdict (UX, OR2 and ST4). */
import type { Explanation, FactSentence, ModalityExplanation, Reason } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import { basisLine, pill, reasonItem, type Reader } from '../../elements/parts.js';

export interface PatientResult extends Reader {
  explanation: Explanation;
  /** Facts this patient can still answer. */
  askable: ReadonlySet<string>;
  change: (fact: string) => void;
  actions: TemplateResult;
}

type Part = TemplateResult | typeof nothing;

const isAmong = ({ criterion }: Reason, reasons: readonly Reason[]): boolean =>
  reasons.some((one) => one.criterion === criterion);

/** What comes first of an option: what decides, and what is to do. Reasons that were not found are counted, not told one by one. */
const foremost = ({ decisive, other, soFar }: ModalityExplanation): Reason[] => [
  ...(soFar === 'not-indicated' ? [] : decisive),
  ...other.filter(({ due }) => due),
];

/** What comes first of every assessed option: told once, above them all. */
const sharedReasons = (modalities: readonly ModalityExplanation[]): Reason[] => {
  const [first, ...rest] = modalities.filter(({ comparator }) => !comparator).map(foremost);
  return first && rest.length > 0 ? first.filter((one) => rest.every((reasons) => isAmong(one, reasons))) : [];
};

/** What else stands in the way or is to be known. Not what was merely checked. */
const further = ({ other }: ModalityExplanation): Reason[] =>
  other.filter(({ kind, truth, due }) => truth === true && !due && kind !== 'requirement');

const needed = (open: readonly FactSentence[], { messages }: Reader): Part =>
  open.length === 0
    ? nothing
    : html`<p><b>${messages.needToKnow}</b> ${open.map(({ label }) => label).join(', ')}.</p>`;

const option = (modality: ModalityExplanation, shared: readonly Reason[], reader: Reader): TemplateResult => {
  const { messages } = reader;
  const first = foremost(modality).filter((one) => !isAmong(one, shared));
  const more = further(modality);
  return html`<article class="opt">
    <header class="row between">
      <h3>${modality.name}</h3>
      ${pill(modality, reader)}
    </header>
    <div class="stack">
      <p>${modality.description}</p>
      ${modality.evidence.map(
        ({ text, basis }, i) =>
          html`<p>${i === 0 ? html`<b>${messages.evidence}</b> ` : nothing}${text}</p>
            ${basisLine(basis, reader)}`,
      )}
      ${modality.soFar === 'not-indicated' ? html`<p>${messages.noneListed(modality.decisive.length)}</p>` : nothing}
      ${first.map((one) => reasonItem(one, reader))}${needed(modality.open, reader)}
      ${
        more.length === 0
          ? nothing
          : html`<details>
              <summary>${messages.moreOnThis}</summary>
              ${more.map((one) => reasonItem(one, reader))}
            </details>`
      }
    </div>
  </article>`;
};

const sharedCard = (shared: readonly Reason[], reader: Reader): Part =>
  shared.length === 0
    ? nothing
    : html`<section class="opt">
        <h3>${reader.messages.forEveryOption}</h3>
        ${shared.map((one) => reasonItem(one, reader))}
      </section>`;

const questions = ({ explanation, messages }: PatientResult): Part =>
  explanation.questions.length === 0
    ? nothing
    : html`<section class="part card keep">
        <h3>${messages.questions}</h3>
        <ol>
          ${explanation.questions.map(({ text }) => html`<li>${text}</li>`)}
        </ol>
      </section>`;

const unanswered = ({ explanation, askable, change, messages }: PatientResult): Part =>
  explanation.unanswered.length === 0
    ? nothing
    : html`<section class="part">
        <h3>${messages.couldNotTell}</h3>
        <ul>
          ${explanation.unanswered.map(
            ({ fact, obtain }) =>
              html`<li>
                ${fact.text}. ${obtain}
                ${
                  fact.unknown &&
                  (askable.has(fact.fact) || fact.unknown.reason === 'not-known' || fact.unknown.reason === 'declined')
                    ? html`<button
                        class="link"
                        @click=${() => change(fact.fact)}
                        aria-label="${messages.answerNow}: ${fact.label}"
                      >
                        ${messages.answerNow}
                      </button>`
                    : nothing
                }
              </li>`,
          )}
        </ul>
      </section>`;

const answers = ({ explanation, change, messages }: PatientResult): Part => {
  const given = explanation.facts.filter(({ origin, unknown }) => origin !== null && unknown === null);
  return given.length === 0
    ? nothing
    : html`<details class="part">
        <summary>${messages.yourAnswers}</summary>
        <ul>
          ${given.map(
            ({ fact, label, text, originText, date }) =>
              html`<li>
                ${text}. <span class="small soft">${[originText, date].filter(Boolean).join(' · ')}</span>
                <button class="link" aria-label="${messages.change}: ${label}" @click=${() => change(fact)}>
                  ${messages.change}
                </button>
              </li>`,
          )}
        </ul>
      </details>`;
};

export const patientResult = (result: PatientResult): TemplateResult => {
  const { explanation, messages, actions } = result;
  const { modalities } = explanation;
  const shared = sharedReasons(modalities);
  const show = (usualCare: boolean): TemplateResult[] =>
    modalities.filter((one) => one.usualCare === usualCare).map((one) => option(one, shared, result));
  return html`
    <header class="top" part="header">
      <div>
        <h2 tabindex="-1">${messages.takeAlong}</h2>
        <p class="soft">${explanation.headline} ${messages.notForYouAlone}</p>
      </div>
    </header>
    <div class="body" part="result">
      ${show(true)}${sharedCard(shared, result)}${show(false)}${questions(result)}${unanswered(result)}${answers(result)}
      <div class="only-print part">
        <p>${messages.myQuestion}: ______________________________</p>
        <p>${messages.whatIHeard}: ______________________________</p>
      </div>
      ${actions}
    </div>
  `;
};
