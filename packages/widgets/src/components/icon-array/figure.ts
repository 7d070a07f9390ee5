/** One figure on screen: its groups as people where they were counted, in words where they were not, and what it rests on. */
import { html, nothing, type TemplateResult } from 'lit';
import { basisLine, type Reader } from '../../elements/parts.js';
import type { FigureView } from '../../view-models/figure.js';
import { countText, figureWords } from '../../view-models/figure-words.js';

const picture = ({ arms, denominator }: FigureView, { messages, isPatient }: Reader, bare: boolean): TemplateResult =>
  html`<regen-icon-array
    lang=${messages.lang}
    .arms=${arms}
    .denominator=${denominator}
    ?exact=${!isPatient}
    ?bare=${bare}
    exportparts="icon-array"
  ></regen-icon-array>`;

/** What was counted or measured, group by group; the pictures only when `drawn`. */
const groups = (view: FigureView, reader: Reader, drawn: boolean): TemplateResult => {
  const { arms, denominator, lines } = view;
  if (arms.length > 0 && drawn) return picture(view, reader, false);
  const { lang } = reader.messages;
  const said = arms.map((arm) => `${arm.label}: ${countText(arm, { lang, denominator, exact: !reader.isPatient })}`);
  return html`${[...said, ...lines].map((line) => html`<p>${line}.</p>`)}`;
};

/**
 * The figure in full: pictures, what they leave out, in whom, when, how sure, from where.
 * @param titled whether the outcome is said here, because the heading above does not
 */
export const figureTemplate = (view: FigureView, reader: Reader, titled = true): TemplateResult => {
  const { outcome, serious, text, notes, uncounted, population, time, basis } = view;
  const words = figureWords(reader.messages.lang);
  const said = [text, ...notes, uncounted ? words.uncounted : ''].filter(Boolean);
  return html`<div class="stack keep">
    ${titled ? html`<p><b>${outcome}</b>${serious ? html` <span class="small soft">${words.serious}</span>` : nothing}</p>` : nothing}
    ${groups(view, reader, true)}${said.map((note) => html`<p>${note}</p>`)}
    <p class="small soft">${time}. ${population}</p>
    ${basisLine(basis, reader)}
  </div>`;
};

export interface ShortFigure {
  /** Whether the outcome is said here, because the heading above does not. */
  titled: boolean;
  /** Whether the time is said here. */
  timed: boolean;
  /** Whether pictures wait with the rest, behind one step. */
  folded: boolean;
  /** How sure, from where. */
  basis: TemplateResult | typeof nothing;
}

/** The figure in few lines: what was found, when, how sure; in whom and how it looks as people behind one step. */
export const shortFigure = (view: FigureView, reader: Reader, look: ShortFigure): TemplateResult => {
  const { outcome, arms, text, notes, population, time } = view;
  const { titled, timed, folded, basis } = look;
  // Beside a picture stands in whom it was; with neither there is nothing behind the step.
  const isDrawn = arms.length > 0 && !folded;
  const behind = isDrawn ? notes : [...notes, population];
  return html`<div class="keep">
    ${titled ? html`<p><b>${outcome}</b></p>` : nothing}${groups(view, reader, isDrawn)}${text === '' ? nothing : html`<p>${text}</p>`}
    ${isDrawn ? html`<p class="small soft">${population}</p>` : nothing}
    <div class="row small">
      ${timed ? html`<span class="soft">${time}.</span>` : nothing}${basis}
      ${
        behind.length === 0
          ? nothing
          : html`<details class="inline">
              <summary>${reader.messages.moreOnThis}<span class="hidden">: ${outcome}</span></summary>
              ${arms.length > 0 && folded ? html`<div class="no-print">${picture(view, reader, true)}</div>` : nothing}
              ${behind.map((note) => html`<p>${note}</p>`)}
            </details>`
      }
    </div>
  </div>`;
};
