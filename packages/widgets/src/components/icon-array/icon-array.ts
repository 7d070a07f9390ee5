import { html, LitElement, nothing, svg, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { FigureWords } from '../../i18n/figure.en.js';
import { register } from '../../registration.js';
import { VERSION } from '../../version.js';
import {
  denominatorFor,
  isCountable,
  pictureOf,
  type CountedArm,
  type Denominator,
  type Picture,
} from '../../view-models/figure-picture.js';
import { countText, figureWords, pictureText } from '../../view-models/figure-words.js';
import { styles } from './icon-array.styles.js';

type Limit = NonNullable<CountedArm['upperLimit']>;

/** "3/1000" or "3 of 1000" of an attribute. */
const limitFrom = (text: string | null): Limit | null => {
  const [count, of] = (text?.match(/\d+(\.\d+)?/g) ?? []).map(Number);
  return count === undefined || of === undefined ? null : { count, of };
};

const PITCH = 10;
/** Icons, and places of an enlarged corner, in a row. */
const ACROSS = { 100: 10, 1000: 40 } as const;
const CORNER = 10;
const SQUARE = 24;

/** A path over the places from `from` up to `to`, in rows that fill from the bottom, from inline-start (IA3). */
const area = (from: number, to: number, across: number, rows: number, pitch: number): string => {
  const box = (start: number, end: number): string => {
    const y = (rows - 1 - Math.floor(start / across)) * pitch;
    return `M${(start % across) * pitch} ${y}h${(end - start) * pitch}v${pitch}h-${(end - start) * pitch}z`;
  };
  const boxes: string[] = [];
  for (let start = from; start < to;) {
    const end = Math.min(to, (Math.floor(start / across) + 1) * across);
    boxes.push(box(start, end));
    start = end;
  }
  return boxes.join('');
};

/** The mark of one place: it happened, or it is not ruled out. */
const mark = (place: number, full: number, x: number, y: number, size = 1): TemplateResult =>
  place < full
    ? svg`<circle class="full" cx=${x} cy=${y} r=${4.2 * size} />`
    : svg`<circle class="dashed" cx=${x} cy=${y} r=${3.6 * size} />`;

const people = ({ total, full, dashed }: Picture, text: string, id: string): TemplateResult => {
  const across = ACROSS[total as Denominator];
  const rows = total / across;
  const marked = full + dashed;
  return html`<svg
    class="people${total}"
    part="icon-array"
    role="img"
    aria-label=${text}
    viewBox="0 0 ${across * PITCH} ${rows * PITCH}"
  >
    <pattern id=${id} width=${PITCH} height=${PITCH} patternUnits="userSpaceOnUse">
      <circle class="empty" cx="5" cy="5" r="3.3" />
    </pattern>
    <path d=${area(marked, total, across, rows, PITCH)} fill="url(#${id})" />
    ${Array.from({ length: marked }, (_, i) =>
      mark(i, full, (i % across) * PITCH + 5, (rows - Math.floor(i / across)) * PITCH - 5),
    )}
  </svg>`;
};

/** A few marks among a thousand, as large as they can be seen; only next to the whole (IA3). */
const corner = ({ total, full, dashed }: Picture, figure: FigureWords): TemplateResult | typeof nothing =>
  total !== 1000 || full + dashed > CORNER
    ? nothing
    : html`<p class="note wide">${figure.corner}</p>
        <svg class="corner wide" aria-hidden="true" viewBox="0 0 ${CORNER * PITCH} ${PITCH}">
          ${Array.from({ length: CORNER }, (_, i) =>
            i < full + dashed
              ? mark(i, full, i * PITCH + 5, 5)
              : svg`<circle class="empty" cx=${i * PITCH + 5} cy="5" r="3.6" />`,
          )}
        </svg>`;

const squares = ({ total, full, dashed }: Picture, text: string, id: string): TemplateResult => {
  const across = Math.min(CORNER, total);
  const rows = Math.ceil(total / across);
  return html`<svg
    class="squares"
    part="icon-array"
    role="img"
    aria-label=${text}
    viewBox="0 0 ${CORNER * SQUARE} ${rows * SQUARE}"
  >
    <pattern id=${id} width=${SQUARE} height=${SQUARE} patternUnits="userSpaceOnUse">
      <rect class="empty" x="2" y="2" width="20" height="20" rx="3" />
    </pattern>
    <path d=${area(0, total, across, rows, SQUARE)} fill="url(#${id})" />
    ${Array.from({ length: full + dashed }, (_, i) =>
      mark(i, full, (i % across) * SQUARE + 8, (rows - Math.floor(i / across)) * SQUARE - 8, 0.7),
    )}
  </svg>`;
};

const key = ({ kind, full, dashed }: Picture, figure: FigureWords): string =>
  [kind === 'squares' && figure.key.squares, full > 0 && figure.key.full, dashed > 0 && figure.key.dashed]
    .filter(Boolean)
    .join(' ');

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Counts of people as icons: full where it happened, dashed where it is not ruled out, thin rings for everyone else. Groups are
 * drawn one below the other on one denominator. Under 1 of 1,000 it draws squares of 1,000 people with a dot for each person;
 * where a picture would mislead (nobody counted and no upper limit given, or too small a place) it keeps to the words.
 *
 * On its own: `<regen-icon-array label="PRP" count="5" of="38"></regen-icon-array>`.
 *
 * @summary A part of a whole, as people.
 * @csspart icon-array - The picture of one group.
 * @cssproperty --regen-figure - Colour of the marks.
 */
export class RegenIconArray extends LitElement {
  static readonly version: string = VERSION;
  static override styles = styles;
  static override properties: PropertyDeclarations = {
    arms: { attribute: false },
    label: {},
    count: { type: Number },
    of: { type: Number },
    upperLimit: { attribute: 'upper-limit', converter: limitFrom },
    about: { type: Boolean },
    denominator: { type: Number },
    exact: { type: Boolean },
    bare: { type: Boolean },
    lang: {},
  };

  /** Groups to draw, each `{ label, count, of, upperLimit?, about? }`. Replaces the single group of the attributes. */
  declare arms: readonly CountedArm[];
  /** Name of the single group. */
  declare label: string;
  /** People of the single group to whom it happened. */
  declare count: number;
  /** People in the single group. */
  declare of: number;
  /** What is not ruled out, `{ count, of }`; as an attribute `3/1000`. */
  declare upperLimit: Limit | null;
  /** The source rounds or estimates. */
  declare about: boolean;
  /** 100 or 1000, to match other arrays of the same screen; anything else: chosen from the counts. */
  declare denominator: number;
  /** Adds the share in per cent, for clinicians. */
  declare exact: boolean;
  /** Draws the pictures only, for places where the words stand beside them. */
  declare bare: boolean;
  /** Language of the words; absent: that of the nearest element that has one. */
  declare lang: string;

  /** Registers the element, unless the tag is taken. */
  static define(tag = 'regen-icon-array', registry = customElements): void {
    register(tag, RegenIconArray, registry);
  }

  constructor() {
    super();
    this.arms = [];
    this.label = '';
    this.count = 0;
    this.of = 0;
    this.upperLimit = null;
    this.about = false;
    this.denominator = 0;
    this.exact = false;
    this.bare = false;
  }

  /** Everything it shows, in words: for reading aloud and for notes. */
  get description(): string {
    return this.#groups.map((arm) => this.#caption(arm)).join(' ');
  }

  protected override render(): TemplateResult {
    return html`<div class="arrays">${this.#groups.map((arm, i) => this.#renderGroup(arm, `empty-${i}`))}</div>`;
  }

  get #groups(): CountedArm[] {
    const { arms, label, count, of, upperLimit, about } = this;
    const groups = arms.length > 0 ? arms : [{ label, count, of, upperLimit: upperLimit ?? undefined, about }];
    return groups.filter(isCountable);
  }

  get #denominator(): Denominator {
    const { denominator } = this;
    return denominator === 100 || denominator === 1000 ? denominator : denominatorFor(this.#groups);
  }

  get #language(): string {
    const near = this.closest<HTMLElement>('[lang]') ?? document.documentElement;
    return this.lang || near.lang || 'en';
  }

  #caption(arm: CountedArm): string {
    const { exact } = this;
    const text = countText(arm, { lang: this.#language, denominator: this.#denominator, exact });
    return `${arm.label === '' ? capitalized(text) : `${arm.label}: ${text}`}.`;
  }

  #renderGroup(arm: CountedArm, id: string): TemplateResult {
    const words = figureWords(this.#language);
    const picture = pictureOf(arm, this.#denominator);
    const caption = this.bare ? nothing : html`<p class="caption">${this.#caption(arm)}</p>`;
    if (!picture) return html`${caption}`;
    const text = pictureText(picture, arm.label, this.#language);
    return html`${caption}${picture.kind === 'people' ? people(picture, text, id) : squares(picture, text, id)}${corner(picture, words)}
      <p class=${picture.total === 1000 ? 'note wide' : 'note'}>${key(picture, words)}</p>`;
  }
}
