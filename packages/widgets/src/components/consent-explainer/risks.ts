/** What can go wrong, in groups of one size each (UX, IA2). */
import { html, nothing, type TemplateResult } from 'lit';
import { figureView, groupDenominator } from '../../view-models/figure.js';
import { figureTemplate } from '../icon-array/figure.js';
import type { Explaining } from './explaining.js';

export const risks = (explaining: Explaining): TemplateResult | typeof nothing => {
  const { view } = explaining;
  if (view.risks.length === 0) return nothing;
  return html`${view.risks.map(({ title, figures }) => {
    const denominator = groupDenominator(figures);
    return html`<section class="part">
      <h3>${title}</h3>
      <div class="figures">
        ${figures.map(
          (figure) =>
            html`<div class="card">
              ${figureTemplate(figureView(figure, view.truths.get(figure.id), explaining, denominator), explaining)}
            </div>`,
        )}
      </div>
    </section>`;
  })}`;
};
