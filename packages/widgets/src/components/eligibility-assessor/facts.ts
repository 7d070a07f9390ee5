/** The facts a result rests on: what needs a look first, then the rest (UX, OR1 and FA2 to FA5). */
import type { FactSentence, NearLimit, UnknownReason } from '@regen-cds/engine';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { originLine, type Reader } from '../../elements/parts.js';
import { icon, type IconName } from '../../icons.js';

export interface FactActions {
  change: (fact: string) => void;
  undo: (fact: string) => void;
  showAll: (() => void) | null;
}

const UNKNOWN_ICON: Partial<Record<UnknownReason, IconName>> = { conflict: 'clash', stale: 'clock' };

/** Widths of the ruler, in its own units. */
const WIDTH = 240;
const EDGE = 46;

/** The cut-offs in their order with the word each starts, and where the value lies between them. */
const ruler = ({ value, cuts, text }: NearLimit): TemplateResult => {
  const marks = [value, ...cuts.map(({ at }) => at)];
  const [least, most] = [Math.min(...marks), Math.max(...marks)];
  const x = (at: number): number =>
    most === least ? WIDTH / 2 : EDGE + ((at - least) / (most - least)) * (WIDTH - 2 * EDGE);
  return html`<svg class="ruler" viewBox="0 0 ${WIDTH} 46" role="img" aria-label=${text}>
    <path d="M0 22H${WIDTH}" />
    ${cuts.map(({ at, word }) => svg`<path d="M${x(at)} 15v14" /><text x=${x(at)} y="42" text-anchor="middle">${at} ${word.toLowerCase()}</text>`)}
    <path class="mark" d="M${x(value)} 20l-5 -8h10z" />
    <text x=${x(value)} y="9" text-anchor="middle" class="value">${value}</text>
  </svg>`;
};

const nearLine = (near: NearLimit, { messages }: Reader): TemplateResult => html`
  <div class="near row">
    ${ruler(near)}
    <p class="small">
      <span class="tag tone-caution">${icon('caution')}${messages.near}</span> ${near.text}. ${near.defaultText ?? ''}
    </p>
  </div>
`;

const factRow = (sentence: FactSentence, reader: Reader, { change, undo }: FactActions): TemplateResult => {
  const { fact, label, value, unknown, origin, found, near } = sentence;
  const { messages } = reader;
  const isOverride = origin === 'override' && found.length > 0;
  const word = isOverride
    ? messages.undo
    : unknown?.reason === 'conflict'
      ? messages.choose
      : unknown
        ? messages.enter
        : messages.change;
  return html`<div class="fact">
    <dt>${label}</dt>
    <dd>
      ${
        unknown
          ? html`<span class="tag tone-open">${icon(UNKNOWN_ICON[unknown.reason] ?? 'open')}${unknown.text}</span>`
          : html`<bdi>${value}</bdi>`
      }
    </dd>
    <dd class="from">${originLine(sentence)}</dd>
    <dd class="act no-print">
      ${
        origin === null && !unknown
          ? nothing
          : html`<button
              class="quiet"
              aria-label="${word}: ${label}"
              @click=${() => (isOverride ? undo(fact) : change(fact))}
            >
              ${word}
            </button>`
      }
    </dd>
    ${near ? html`<dd class="more">${nearLine(near, reader)}</dd>` : nothing}
  </div>`;
};

/** The list; the settled facts hide behind one button until asked for. */
export const factList = (facts: readonly FactSentence[], reader: Reader, actions: FactActions): TemplateResult => {
  const { messages } = reader;
  const open = facts.filter(({ unknown }) => unknown !== null);
  const near = facts.filter((one) => one.unknown === null && one.near !== null);
  const settled = facts.filter((one) => one.unknown === null && one.near === null);
  const shown = actions.showAll ? [...open, ...near] : facts;
  return html`
    <div class="section row">
      <h3>${messages.facts}</h3>
      <span class="small soft">${messages.factCounts(open.length, near.length, settled.length)}</span>
    </div>
    <dl class="facts">${shown.map((one) => factRow(one, reader, actions))}</dl>
    ${
      actions.showAll && settled.length > 0
        ? html`<button class="quiet" @click=${actions.showAll}>${messages.allFacts(facts.length)}</button>`
        : nothing
    }
  `;
};
