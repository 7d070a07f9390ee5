import { STATUSES, type Status } from '@regen-cds/engine';
import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { base } from '../../../packages/widgets/src/styles/base.styles.js';
import { tokens } from '../../../packages/widgets/src/styles/tokens.styles.js';
import type { Grid } from '../worker/tasks.js';
import type { Axis, Step } from './axes.js';
import type { Cell, Place } from './cells.js';
import { MARKS } from './marks.js';

/** The author chose other facts for the axes. */
export class GridAxesEvent extends Event {
  static readonly type = 'grid-axes';
  readonly x: string;
  readonly y: string;
  constructor(x: string, y: string) {
    super(GridAxesEvent.type);
    [this.x, this.y] = [x, y];
  }
}

/** The author chose a cell, to see its patient. */
export class GridCellEvent extends Event {
  static readonly type = 'grid-cell';
  readonly places: readonly Place[];
  constructor(places: readonly Place[]) {
    super(GridCellEvent.type);
    this.places = places;
  }
}

const styles = css`
  :host {
    font-size: inherit !important;
    line-height: inherit;
  }
  .widget {
    border: 0;
    border-radius: 0;
    overflow: visible;
    padding: var(--s3) var(--s4) var(--s4);
  }
  .axes {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2) var(--s3);
    font-size: 0.85em;
  }
  .axes label {
    display: flex;
    gap: 0.5em;
    align-items: center;
    min-width: 0;
    flex: 1 1 14em;
  }
  select {
    font: inherit;
    flex: 1;
    min-width: 0;
    min-height: 2.1em;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
  }
  .scroll {
    overflow-x: auto;
    margin-top: var(--s3);
  }
  table {
    width: auto;
    min-width: 100%;
    border-collapse: separate;
    border-spacing: 2px;
    font-size: 0.75em;
    font-variant-numeric: tabular-nums;
  }
  th,
  td,
  :is(th, td):first-child,
  :is(th, td):last-child {
    padding: 0;
    border: 0;
    text-align: center;
    vertical-align: middle;
  }
  th {
    padding: 0.3em 0.4em;
    max-width: 9em;
    overflow-wrap: anywhere;
  }
  tbody th {
    text-align: end;
    white-space: nowrap;
  }
  .cell {
    width: 100%;
    min-width: 2.2em;
    min-height: 2.2em;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 0.25em;
    background: var(--wash);
    font-weight: 700;
  }
  .cell.tone-plain {
    border-color: var(--line);
  }
  .cell.changed {
    border: 2px solid var(--ink);
  }
  .cell:focus-visible {
    outline-offset: 0;
  }
  .legend {
    margin-top: var(--s2);
    font-size: 0.85em;
    color: var(--ink-soft);
  }
  .legend b {
    display: inline-block;
    min-width: 1.2em;
    text-align: center;
    border-radius: 0.2em;
  }
  @media (forced-colors: active) {
    .cell {
      border-color: GrayText;
    }
    .cell.changed {
      border-color: Highlight;
    }
  }
`;

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Where one option stands for every step of two facts: letters and colours, cells that differ from the other version outlined.
 *
 * @summary A truth grid over two facts.
 * @fires grid-axes - Other facts were chosen.
 * @fires grid-cell - A cell was chosen.
 */
export class TruthGrid extends LitElement {
  static override styles = [tokens, base, styles];
  static override properties: PropertyDeclarations = {
    grid: { attribute: false },
    words: { attribute: false },
    against: {},
  };

  declare grid: Grid | null;
  /** The word of each status. */
  declare words: ((status: Status) => string) | null;
  /** What outlined cells differ from: "1.0.0". */
  declare against: string;

  #at: readonly [column: number, row: number] = [0, 0];

  constructor() {
    super();
    this.grid = null;
    this.words = null;
    this.against = '';
  }

  protected override render(): TemplateResult {
    const { grid } = this;
    if (!grid) return html``;
    const { x, y } = grid;
    return html`<div class="widget">
      <div class="axes">${this.#renderAxis('across', x)}${this.#renderAxis('down', y)}</div>
      ${
        x && y
          ? html`<div class="scroll">${this.#renderTable(grid, x, y)}</div>
              ${this.#renderLegend(grid)}`
          : html`<p class="legend">This rule set has no two facts that a condition reads.</p>`
      }
    </div>`;
  }

  #renderAxis(direction: 'across' | 'down', axis: Axis | null): TemplateResult {
    return html`<label
      >${direction === 'across' ? 'Across' : 'Down'}
      <select data-axis=${direction} @change=${this.#handleAxes}>
        ${this.grid?.axes.map(
          ({ fact, label }) => html`<option value=${fact} ?selected=${fact === axis?.fact}>${label} (${fact})</option>`,
        )}
      </select></label
    >`;
  }

  #renderTable({ cells }: Grid, x: Axis, y: Axis): TemplateResult {
    return html`<table role="grid" aria-label="${x.label} across, ${y.label} down" @keydown=${this.#handleKey}>
      <thead>
        <tr>
          <td></td>
          ${x.steps.map(({ label }) => html`<th scope="col">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${y.steps.map(
          (row, j) =>
            html`<tr>
              <th scope="row">${row.label}</th>
              ${x.steps.map((column, i) => this.#renderCell(cells[j]?.[i], [x, column], [y, row], [i, j]))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #renderCell(cell: Cell | undefined, x: Place, y: Place, at: readonly [number, number]): TemplateResult {
    const { status = null, before = null } = cell ?? {};
    const mark = status ? MARKS[status] : null;
    const word = (one: Status | null): string => (one ? (this.words?.(one) ?? one) : 'No status');
    const isChanged = status !== before;
    const isAt = at[0] === this.#at[0] && at[1] === this.#at[1];
    const place = ([{ label, unit }, step]: readonly [Axis, Step]): string =>
      `${label} ${step.label === '?' ? 'unknown' : `${step.label}${unit === '' ? '' : ` ${unit}`}`}`;
    const name = `${place(x)}, ${place(y)}: ${word(status)}${isChanged ? `, in ${this.against} ${word(before)}` : ''}`;
    return html`<td role="gridcell">
      <button
        class="cell tone-${mark?.tone ?? 'plain'} ${isChanged ? 'changed' : ''}"
        title=${name}
        aria-label=${name}
        tabindex=${isAt ? 0 : -1}
        data-at=${at.join()}
        @click=${() => this.#handleCell(at, [x, y])}
      >
        ${mark?.letter ?? ''}
      </button>
    </td>`;
  }

  #renderLegend({ cells }: Grid): TemplateResult {
    const all = cells.flat();
    const present = STATUSES.filter((status) => all.some((cell) => cell.status === status));
    const changed = all.filter(({ status, before }) => status !== before).length;
    return html`<p class="legend">
      ${present.map((status) => html`<b class=${MARKS[status].tone}>${MARKS[status].letter}</b> ${this.words?.(status) ?? status} · `)}${
        changed === 0
          ? html`no cell differs from ${this.against}`
          : html`outlined: ${changed} of ${all.length} differ from ${this.against}`
      }
      ${present.length === 1 && present[0] === 'needs-answers' ? html`<br />Too little else is known of this patient: choose a whole one.` : nothing}
    </p>`;
  }

  readonly #handleAxes = (): void => {
    const value = (direction: string): string =>
      this.renderRoot.querySelector<HTMLSelectElement>(`[data-axis=${direction}]`)?.value ?? '';
    this.dispatchEvent(new GridAxesEvent(value('across'), value('down')));
  };

  readonly #handleCell = (at: readonly [number, number], places: readonly Place[]): void => {
    this.#at = at;
    this.requestUpdate();
    this.dispatchEvent(new GridCellEvent(places));
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const mirrored = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const next = `${this.#at[0] + step[0] * mirrored},${this.#at[1] + step[1]}`;
    const cell = this.renderRoot.querySelector<HTMLElement>(`[data-at="${next}"]`);
    if (!cell) return;
    const [column = 0, row = 0] = next.split(',').map(Number);
    this.#at = [column, row];
    this.requestUpdate();
    cell.focus();
  };
}

customElements.define('truth-grid', TruthGrid);

declare global {
  interface HTMLElementTagNameMap {
    'truth-grid': TruthGrid;
  }
}
