/** Means of the arms of a trial on one scale from 0, with the smallest change that matters. Equal weight for every arm (UX, EX3). */
import type { FigureDefinition } from '@regen-cds/engine';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Explaining } from './explaining.js';

type Scale = NonNullable<FigureDefinition['scale']>;

const LEFT = 120;
const RIGHT = 20;
const WIDTH = 480;
const ROW = 32;
const TOP = 34;

/** A round end for the axis, above every value; never beyond the end of the scale. */
const axisEnd = (values: readonly number[], { max, min }: Scale): number => {
  const most = Math.max(...values.map(Math.abs)) * 1.6;
  const step = 10 ** Math.floor(Math.log10(most || 1));
  return Math.min(Math.ceil(most / step) * step, max - min);
};

export const meanChart = (
  figure: FigureDefinition,
  scale: Scale,
  { narrator, messages }: Explaining,
): TemplateResult => {
  const arms = figure.arms.filter(({ value }) => value !== undefined);
  const matters = scale.matters?.value;
  const end = axisEnd([...arms.map(({ value = 0 }) => value), matters ?? 0], scale);
  const x = (value: number): number => LEFT + (Math.abs(value) / end) * (WIDTH - LEFT - RIGHT);
  const bottom = TOP + arms.length * ROW;
  const unit = narrator.text(scale.unitLabel);
  const sentences = arms.map(({ label, value = 0 }) =>
    messages.explain.arm(narrator.text(label), `${narrator.number(value)} ${unit}`),
  );
  const ticks = [0, end / 4, end / 2, (3 * end) / 4, end];
  return html`<svg
    class="means"
    viewBox="0 0 ${WIDTH} ${bottom + 44}"
    role="img"
    aria-label=${[narrator.text(scale.label), ...sentences].join('. ')}
  >
    ${ticks.map((tick) => svg`<path class="grid" d="M${x(tick)} ${TOP - 8}V${bottom}" /><text x=${x(tick)} y=${bottom + 18} text-anchor="middle">${narrator.number(tick, 1)}</text>`)}
    ${
      matters === undefined
        ? nothing
        : svg`<path class="matters" d="M${x(matters)} ${TOP - 10}V${bottom}" /><text x=${x(matters)} y=${TOP - 18} text-anchor="middle">${messages.explain.matters(narrator.number(matters))}</text>`
    }
    ${arms.map(({ label, value = 0 }, i) => {
      const y = TOP + i * ROW + ROW / 2;
      return svg`<text x="0" y=${y + 4}>${narrator.text(label)}</text><path class="stem" d="M${LEFT} ${y}H${x(value)}" />
        <circle class=${i === 0 ? 'first' : ''} cx=${x(value)} cy=${y} r="6" /><text class="value" x=${x(value) + 12} y=${y + 4}>${narrator.number(value)} ${unit}</text>`;
    })}
    <path class="axis" d="M${LEFT} ${bottom}H${WIDTH - RIGHT}" />
    <text x="0" y=${bottom + 18}>${narrator.text(scale.label)}</text>
  </svg>`;
};
