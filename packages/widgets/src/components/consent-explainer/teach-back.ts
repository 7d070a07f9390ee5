/** "Did we explain it well?": one question at a time; feedback explains again, in other words, and scores nothing (UX, TB1). */
import { html, nothing, type TemplateResult } from 'lit';
import { choice } from '../../elements/choice.js';
import { basisLine } from '../../elements/parts.js';
import { icon } from '../../icons.js';
import type { TeachBackView } from '../../view-models/consent.js';
import type { Explaining } from './explaining.js';

const NOT_SURE = 'not-sure';

const feedback = ({ choices }: TeachBackView, answer: string, { words }: Explaining): TemplateResult => {
  const chosen = choices.find(({ id }) => id === answer);
  const told = chosen ?? choices.find(({ correct }) => correct);
  const lead = !chosen ? words.unsureFeedback : chosen.correct ? words.rightFeedback : words.otherFeedback;
  return html`${icon(chosen?.correct ? 'check' : 'info')}<span><b>${lead}</b> ${told?.feedback ?? ''}</span>`;
};

export const teachBack = (explaining: Explaining): TemplateResult | typeof nothing => {
  const { view, progress, words, check, setCheck } = explaining;
  const hasLead = view.sections.some(({ contents, lead }) => contents.includes('teachBack') && lead !== '');
  const asked = view.teachBack[check];
  if (!asked) return nothing;
  const { id, text, choices, basis } = asked;
  const answer = progress.answers.get(id)?.answer;
  const options = [...choices, { id: NOT_SURE, text: words.notSure, correct: false }];
  return html`
    ${hasLead ? nothing : html`<p class="soft">${words.checkLead}</p>`}
    <fieldset part="question">
      <legend tabindex="-1">${text}</legend>
      <p class="small soft">${words.ofQuestions(check + 1, view.teachBack.length)}</p>
      ${options.map((option) =>
        choice({
          type: 'radio',
          name: id,
          label: option.text,
          checked: answer === option.id,
          pick: () => progress.answer({ question: id, answer: option.id, correct: option.correct }),
        }),
      )}
    </fieldset>
    <div role="status" class=${answer === undefined ? '' : 'strip tone-open'}>
      ${answer === undefined ? nothing : feedback(asked, answer, explaining)}
    </div>
    ${answer === undefined ? nothing : basisLine(basis, explaining)}
    ${
      check + 1 < view.teachBack.length
        ? html`<div class="row acts"><button @click=${() => setCheck(check + 1)}>${words.nextQuestion}</button></div>`
        : nothing
    }
  `;
};
