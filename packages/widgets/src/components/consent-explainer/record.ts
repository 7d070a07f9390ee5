/** The record at the end: what was shown, what was answered, what is still unclear. It says "explained", and agrees to nothing (UX, RC1). */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Explaining } from './explaining.js';

type Part = TemplateResult | typeof nothing;

const row = (label: string, content: unknown): TemplateResult =>
  html`<div>
    <dt>${label}</dt>
    <dd>${content}</dd>
  </div>`;

const shownList = ({ view, progress, narrator }: Explaining): TemplateResult =>
  html`<ul>
    ${view.sections
      .filter(({ id }) => progress.shown.has(id))
      .map(
        ({ id, title }) =>
          html`<li>${title} <span class="small soft">${narrator.date(progress.shown.get(id) ?? '')}</span></li>`,
      )}
  </ul>`;

const expected = ({ progress, words }: Explaining): Part => {
  const { expectation } = progress;
  return expectation === null || expectation === 'skipped'
    ? nothing
    : row(words.recordExpectation, words.expectations[expectation]);
};

export const record = (explaining: Explaining): TemplateResult => {
  const { view, progress, messages, words, explanation, session, ruleSet, keepRecord, kept, print } = explaining;

  const answers = [...progress.answers.values()];
  const unclear = view.sections.filter(({ id }) => progress.unclear.has(id)).map(({ title }) => title);
  return html`
    <div class="card stack">
      <h3>${view.name === '' ? words.record : words.recordFor(view.name)}</h3>
      <dl class="record">
        ${row(messages.asOf(explanation.asOf), session.subject === null ? messages.noChart : messages.chart)}
        ${row(words.recordShown, shownList(explaining))}${expected(explaining)}
        ${progress.goal === '' ? nothing : row(words.recordGoal, progress.goal)}
        ${answers.length === 0 ? nothing : row(words.recordChecks, words.recordChecked(answers.filter(({ correct }) => correct).length, answers.length))}
        ${row(words.recordUnclear, unclear.length === 0 ? words.recordNothing : unclear.join(', '))}
        ${row(messages.rules(ruleSet.document.version), html`<bdi>${ruleSet.document.id}</bdi> · ${explanation.lang}`)}
      </dl>
      <label class="own">
        <span>${words.recordWords}</span>
        <textarea
          rows="3"
          .value=${live(progress.unclearWords)}
          @input=${(event: Event) => progress.set('unclearWords', (event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </label>
      <p>${view.closing} <b>${words.notConsent}</b></p>
    </div>
    <div class="row acts no-print">
      <button class="primary" @click=${keepRecord}>${words.keepRecord}</button>
      <button @click=${print}>${messages.print.patient}</button>
      <span class="small soft">${kept ? words.recordKept : ''}</span>
    </div>
  `;
};
