/** What matters to the person, and what is known of that: no score, no rank, no winner (UX, section 8). */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  knownOf,
  POINTS,
  RATINGS,
  ratedPoints,
  unratedPoints,
  type Point,
  type Rating,
  type Values,
} from '../../view-models/values.js';
import type { Comparison } from './comparison.js';

export interface Valuing {
  comparison: Comparison;
  values: Values;
  rate: (point: Point, rating: Rating) => void;
  /** Called with every letter; `done` when the field is left. */
  write: (own: string, done: boolean) => void;
  clear: () => void;
  /** Brings back what was cleared; null when there is nothing to bring back. */
  undo: (() => void) | null;
}

const nameOf = (point: Point, { values: { own }, comparison: { words } }: Valuing): string =>
  point === 'own' && own !== '' ? own : words.values.points[point];

const point = (one: Point, valuing: Valuing): TemplateResult => {
  const { values, rate, write, comparison } = valuing;
  const { steps, points, ownWords } = comparison.words.values;
  return html`<div class="value" role="radiogroup" aria-labelledby="value-${one}">
    <span class="minor" id="value-${one}">${points[one]}</span>
    ${
      one === 'own'
        ? html`<label class="small"
            >${ownWords}
            <input
              type="text"
              autocomplete="off"
              maxlength="200"
              .value=${live(values.own)}
              @input=${(event: Event) => write((event.target as HTMLInputElement).value, false)}
              @change=${(event: Event) => write((event.target as HTMLInputElement).value, true)}
          /></label>`
        : nothing
    }
    <div class="steps">
      ${RATINGS.map(
        (rating, i) =>
          html`<label>
            <input
              type="radio"
              name=${one}
              .checked=${live(values.ratings.get(one) === rating)}
              @change=${() => rate(one, rating)}
            /><span>${steps[i]}</span>
          </label>`,
      )}
    </div>
  </div>`;
};

const known = (one: Point, valuing: Valuing): TemplateResult => {
  const { comparison, values } = valuing;
  const { steps, ask } = comparison.words.values;
  return html`<div class="lean keep">
    <p>
      <b>${nameOf(one, valuing)}</b>
      <span class="small soft">${steps[(values.ratings.get(one) ?? 1) - 1]?.toLowerCase()}</span>
    </p>
    ${
      one === 'own'
        ? html`<p>${ask}</p>`
        : comparison.columns.map(({ modality, name }) => {
            const [first, ...more] = knownOf(one, modality, comparison);
            return html`<p><b>${name}:</b> ${first}</p>
              ${more.map((text) => html`<p>${text}</p>`)}`;
          })
    }
  </div>`;
};

export const valuesForm = (valuing: Valuing): TemplateResult => {
  const { comparison, values, clear, undo } = valuing;
  const { words, messages, isPatient } = comparison;
  const rated = ratedPoints(values);
  const unrated = unratedPoints(values).map((one) => nameOf(one, valuing));
  return html`<section class="values" part="section">
    <div class="rating no-print">
      <h3>${words.values.title[isPatient ? 'patient' : 'clinician']}</h3>
      <p class="small soft">${words.values.lead}</p>
      ${POINTS.map((one) => point(one, valuing))}
      <div class="row acts">
        <button @click=${clear}>${words.values.clear}</button>
        ${undo ? html`<button class="quiet" @click=${undo}>${messages.undo}</button>` : nothing}
      </div>
    </div>
    ${
      rated.length === 0
        ? nothing
        : html`<div class="known">
            <h3>${words.values.known}</h3>
            <p class="small soft">${words.values.knownLead}</p>
            ${rated.map((one) => known(one, valuing))}
            ${unrated.length === 0 ? nothing : html`<p class="small soft">${words.values.notRated(unrated.join(', '))}</p>`}
          </div>`
    }
  </section>`;
};
