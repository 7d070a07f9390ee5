import { html, nothing, svg, type TemplateResult } from 'lit';

/** Path data on a grid of 20; `dashed` is drawn broken. One shape per meaning, so that none rests on colour. */
const SHAPES = {
  check: { line: 'M4 10.5l4 4 8-9' },
  urgent: { line: 'M6.3 1.5h7.4l4.8 4.8v7.4l-4.8 4.8H6.3l-4.8-4.8V6.3zM10 5.6v5.2M10 13.9v.1' },
  caution: { line: 'M10 2.5l8 14.5H2zM10 8v4.2M10 14.6v.1' },
  unsuitable: { line: 'M18 10a8 8 0 11-16 0 8 8 0 0116 0zM4.6 15.4L15.4 4.6' },
  investigational: { line: 'M7 2h6M8 2v6l-5 8.2A1.2 1.2 0 004 18h12a1.2 1.2 0 001-1.8L12 8V2M6 13h8' },
  referral: {
    line: 'M9.5 6a3 3 0 11-6 0 3 3 0 016 0zM1.5 17v-1.5A4.5 4.5 0 016 11h1a4.5 4.5 0 012.6.8M11 15h7M15 11.8l3.2 3.2-3.2 3.2',
  },
  candidate: { line: 'M4 4h12v14H4zM7.5 2.5h5v3h-5zM7 10h6M7 13.5h4' },
  open: { line: 'M8 8a2 2 0 113 1.7c-.7.4-1 .8-1 1.6M10 14v.1', dashed: 'M18 10a8 8 0 11-16 0 8 8 0 0116 0z' },
  none: { line: '', dashed: 'M18 10a8 8 0 11-16 0 8 8 0 0116 0z' },
  talk: { line: 'M2 3.5h16v10.5H9l-4 3.5V14H2z' },
  info: { line: 'M18 10a8 8 0 11-16 0 8 8 0 0116 0zM10 9v5M10 6v.1' },
  chart: { line: 'M4 3h9l3 3v11H4zM7 9h6M7 12.5h6' },
  typed: { line: 'M3 17l1-4L14 3l3 3L7 16z' },
  clock: { line: 'M18 10a8 8 0 11-16 0 8 8 0 0116 0zM10 5.5V10l3 2' },
  clash: { line: 'M2 7h13M12 3.8L15.2 7 12 10.2M18 13H5M8 9.8L4.8 13 8 16.2' },
  lock: { line: 'M4 9h12v9H4zM6.5 9V6a3.5 3.5 0 017 0v3' },
} as const satisfies Record<string, { line: string; dashed?: string }>;

export type IconName = keyof typeof SHAPES;

/** Icons that point somewhere: mirrored from right to left. */
const DIRECTED: readonly IconName[] = ['referral', 'clash'];

/** An icon beside a word. It says nothing by itself and is hidden from assistive technology. */
export const icon = (name: IconName): TemplateResult => {
  const shape: { line: string; dashed?: string } = SHAPES[name];
  return html`<svg class=${DIRECTED.includes(name) ? 'icon mirrored' : 'icon'} aria-hidden="true" viewBox="0 0 20 20">
    ${shape.dashed === undefined ? nothing : svg`<path class="dashed" d=${shape.dashed} />`}
    <path d=${shape.line} />
  </svg>`;
};
