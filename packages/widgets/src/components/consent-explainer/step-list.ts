/** The steps of an explanation: a list beside it, or one line above it where there is no room (UX, KB5). */
import { html, nothing, type TemplateResult } from 'lit';
import type { ExplainWords } from './explaining.js';
import { icon } from '../../icons.js';
import type { SectionView } from '../../view-models/consent.js';

export interface StepList {
  sections: readonly SectionView[];
  current: number;
  shown: ReadonlyMap<string, string>;
  go: (section: number) => void;
  words: ExplainWords;
}

const step = ({ id, title }: SectionView, i: number, { current, shown, go, words }: StepList): TemplateResult => {
  const isDone = shown.has(id) && i !== current;
  return html`<li>
    <button class="step" aria-current=${i === current ? 'step' : nothing} @click=${() => go(i)}>
      <span class="mark">${isDone ? icon('check') : html`<span aria-hidden="true">${i + 1}</span>`}</span>
      <span>${title}${isDone ? html`<span class="hidden">, ${words.done}</span>` : nothing}</span>
    </button>
  </li>`;
};

export const stepList = (list: StepList): TemplateResult | typeof nothing => {
  const { sections, current, words } = list;
  if (sections.length === 0) return nothing;
  const steps = html`<ol>
    ${sections.map((one, i) => step(one, i, list))}
  </ol>`;
  return html`<nav class="steps wide" aria-label=${words.steps}>${steps}</nav>
    <nav class="steps narrow" aria-label=${words.steps}>
      <details>
        <summary>${words.step(current + 1, sections.length)}</summary>
        ${steps}
      </details>
    </nav>`;
};
