/** What can go wrong, in groups of one size each (UX, IA2). */
import { html, nothing, type TemplateResult } from 'lit';
import type { Explaining } from './explaining.js';

export const risks = (explaining: Explaining): TemplateResult | typeof nothing => {
  const { view, narrator, tellFigure } = explaining;
  if (view.risks.length === 0) return nothing;
  return html`${view.risks.map(
    ({ title, figures }) =>
      html`<section class="part">
        <h3>${title}</h3>
        <div class="figures">
          ${figures.map(
            (figure) =>
              html`<div class="card keep stack">
                <h4>${narrator.text(figure.outcome)}</h4>
                ${tellFigure(figure)}
              </div>`,
          )}
        </div>
      </section>`,
  )}`;
};
