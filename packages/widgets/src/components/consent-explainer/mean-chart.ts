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

/** Even steps from 0, the last beyond every value and never beyond the end of the scale. */
const ticksFor = (values: readonly number[], { max, min }: Scale): number[] => {
  const most = Math.min(Math.max(...values.map(Math.abs)) * 1.5, max - min) || 1;
  const grain = 10 ** Math.floor(Math.log10(most));
  const step = [0.2, 0.5, 1, 2].map((part) => part * grain).find((one) => most / one <= 5) ?? grain;
  const count = Math.min(Math.ceil(most / step), Math.floor((max - min) / step));
  return Array.from({ length: count + 1 }, (_, i) => i * step);
};

export const meanChart = (figure: FigureDefinition, scale: Scale, { narrator, words }: Explaining): TemplateResult => {
  const arms = figure.arms.filter(({ value }) => value !== undefined);
  const matters = scale.matters?.value;
  const ticks = ticksFor([...arms.map(({ value = 0 }) => value), matters ?? 0], scale);
  const end = ticks.at(-1) ?? 1;
  const x = (value: number): number => LEFT + (Math.abs(value) / end) * (WIDTH - LEFT - RIGHT);
  const bottom = TOP + arms.length * ROW;
  const unit = narrator.text(scale.unitLabel);
  const sentences = arms.map(({ label, value = 0 }) =>
    words.arm(narrator.text(label), `${narrator.number(value)} ${unit}`),
  );
  return html`<svg
    class="means"
    viewBox="0 0 ${WIDTH} ${bottom + 46}"
    role="img"
    aria-label=${[narrator.text(scale.label), ...sentences].join('. ')}
  >
    ${ticks.map((tick) => svg`<path class="grid" d="M${x(tick)} ${TOP - 8}V${bottom}" /><text x=${x(tick)} y=${bottom + 18} text-anchor="middle">${narrator.number(tick, 1)}</text>`)}
    ${
      matters === undefined
        ? nothing
        : svg`<path class="matters" d="M${x(matters)} ${TOP - 10}V${bottom}" /><text x=${x(matters)} y=${TOP - 18} text-anchor="middle">${words.matters(narrator.number(matters))}</text>`
    }
    ${arms.map(({ label, value = 0 }, i) => {
      const y = TOP + i * ROW + ROW / 2;
      return svg`<text x="0" y=${y + 4}>${narrator.text(label)}</text><path class="stem" d="M${LEFT} ${y}H${x(value)}" />
        <circle class=${i === 0 ? 'first' : ''} cx=${x(value)} cy=${y} r="6" /><text class="value" x=${x(value) + 12} y=${y + 4}>${narrator.number(value)} ${unit}</text>`;
    })}
    <path class="axis" d="M${LEFT} ${bottom}H${WIDTH - RIGHT}" />
    <text x=${LEFT} y=${bottom + 38}>${narrator.text(scale.label)}</text>
  </svg>`;
};
