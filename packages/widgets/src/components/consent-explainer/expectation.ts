/** The expectation question, and what trials found, shown only after an answer or a skip (UX, section 7). */
import type { FigureDefinition } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Expectation } from '../../controllers/explanation.js';
import { choice } from '../../elements/choice.js';
import { icon } from '../../icons.js';
import { figureView } from '../../view-models/figure.js';
import { figureTemplate } from '../icon-array/figure.js';
import { meanChart } from './mean-chart.js';
import type { Explaining } from './explaining.js';

const CHOICES = [
  'worse',
  'same',
  'little-less',
  'much-less',
  'gone',
  'unknown',
] as const satisfies readonly Expectation[];

const question = ({ view, progress, words, refused, confirm, expect }: Explaining, text: string): TemplateResult => {
  return html`<form
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      confirm();
    }}
  >
    <fieldset part="question" aria-invalid=${refused ? 'true' : 'false'} aria-describedby="lead">
      <legend tabindex="-1">${text}</legend>
      <p class="soft" id="lead">${words.expectLead}</p>
      ${refused ? html`<p class="error row">${icon('caution')}<span>${words.expectNone}</span></p>` : nothing}
      ${CHOICES.map((one) =>
        choice({
          type: 'radio',
          name: 'expectation',
          label: words.expectations[one],
          checked: progress.expecting === one,
          pick: () => progress.set('expecting', one),
        }),
      )}
    </fieldset>
    <label class="own">
      <span>${words.goal}</span>
      <textarea
        rows="2"
        .value=${live(progress.goal)}
        @input=${(event: Event) => progress.set('goal', (event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </label>
    <div class="row acts">
      <button type="button" class="quiet" @click=${() => expect('skipped')}>${words.skip}</button>
      <span class="grow"></span>
      <button class="primary">${words.see}</button>
    </div>
    <span class="hidden">${view.name}</span>
  </form>`;
};

const result = (figure: FigureDefinition, explaining: Explaining): TemplateResult =>
  html`<div class="keep stack">
    <h4>${explaining.narrator.text(figure.outcome)}</h4>
    ${figure.measure === 'mean' && figure.scale ? meanChart(figure, figure.scale, explaining) : nothing}
    ${figureTemplate(figureView(figure, explaining.view.truths.get(figure.id), explaining), explaining, false)}
  </div>`;

export const expectation = (explaining: Explaining): TemplateResult | typeof nothing => {
  const { view, progress, messages, words, expect } = explaining;
  if (!view.expectation) return nothing;
  const { text, figures } = view.expectation;
  if (progress.expectation === null) return question(explaining, text);
  const said = words.expectations[progress.expectation];
  return html`<div class="stack">
    <div class="card row between">
      <span>${progress.expectation === 'skipped' ? said : html`${words.youExpect} <b>${said.toLowerCase()}</b>`}</span>
      <button class="quiet" @click=${() => expect(null)}>${messages.change}</button>
    </div>
    <h3 class="found" tabindex="-1">${words.trialsFound}</h3>
    ${figures.map((figure) => result(figure, explaining))}
    ${figures.some(({ measure }) => measure === 'mean') ? html`<p class="strip tone-open">${icon('info')}<span>${words.averages}</span></p>` : nothing}
    <p><b>${words.ask}</b></p>
  </div>`;
};
