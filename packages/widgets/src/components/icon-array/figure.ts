/** One figure on screen: its groups as people where they were counted, in words where they were not, and what it rests on. */
import { html, nothing, type TemplateResult } from 'lit';
import { basisLine, type Reader } from '../../elements/parts.js';
import type { FigureView } from '../../view-models/figure.js';

/** @param titled whether the outcome is said here, because the heading above does not */
export const figureTemplate = (view: FigureView, reader: Reader, titled = true): TemplateResult => {
  const { outcome, serious, arms, denominator, lines, notes, population, time, basis } = view;
  const { messages, isPatient } = reader;
  return html`<div class="figure stack keep">
    ${titled ? html`<p><b>${outcome}</b>${serious ? html` <span class="small soft">${messages.figure.serious}</span>` : nothing}</p>` : nothing}
    ${
      arms.length === 0
        ? nothing
        : html`<regen-icon-array
            lang=${messages.lang}
            .arms=${arms}
            .denominator=${denominator}
            ?exact=${!isPatient}
            exportparts="icon-array"
          ></regen-icon-array>`
    }
    ${lines.map((line) => html`<p>${line}.</p>`)}${notes.map((note) => html`<p>${note}</p>`)}
    <p class="small soft">${time}. ${population}</p>
    ${basisLine(basis, reader)}
  </div>`;
};
