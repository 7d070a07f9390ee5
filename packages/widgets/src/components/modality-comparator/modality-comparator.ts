import type { ModalityDefinition } from '@regen-cds/engine';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { choice } from '../../elements/choice.js';
import { RegenElement } from '../../elements/regen-element.js';
import type { Scene } from '../../elements/scene.js';
import { RegenComparatorChangeEvent, type ComparatorChange } from '../../events.js';
import { compareEn, type CompareWords } from '../../i18n/compare.en.js';
import { compareEs } from '../../i18n/compare.es.js';
import { inLanguage } from '../../i18n/messages.js';
import { register } from '../../registration.js';
import { comparedOf, MOST, pickedOf } from '../../view-models/comparator-choice.js';
import { isSame, rowsOf, standingOf, type Row } from '../../view-models/comparator.js';
import { NO_VALUES, ratedPoints, type Point, type Rating, type Values } from '../../view-models/values.js';
import { RegenIconArray } from '../icon-array/icon-array.js';
import { cards } from './cards.js';
import type { Column, Comparison } from './comparison.js';
import { styles } from './modality-comparator.styles.js';
import { pages } from './pages.js';
import { pickerDialog, pickerRow, type Picking } from './picker.js';
import { table } from './table.js';
import { valuesForm } from './values-form.js';
import { WidthController } from './width.js';

/** Below this the picker is a dialog and the comparison is cards (KB4). */
const NARROW = 46;
/** Em that the questions take, and that each option needs beside them. */
const FIRST_COLUMN = 9;
const COLUMN = 14;
/** More options than this are picked in a dialog in a wide place too. */
const MOST_IN_ROW = 12;

/** How many options fit side by side; 0: none, for cards. */
const columnsIn = (em: number): number =>
  em < NARROW ? 0 : Math.min(MOST + 1, Math.floor((em - FIRST_COLUMN) / COLUMN));

/**
 * The chosen options side by side: what to expect, what can go wrong, what it involves, what guidelines and the law say, each cell
 * with its certainty and its source, and what is not known said as that. Usual care is always one of the options. What matters to
 * the person is set against what is known; nothing is added up, ranked or recommended.
 *
 * @summary Options side by side, with what is known of each and what is not.
 * @slot - Shown until the element is ready, and when it cannot work.
 * @slot actions - The host's own next steps: book, refer, call.
 * @fires regen-comparator-change - The person chose other options, asked for differences only, or said what matters.
 * @fires regen-decision - The decision changed, whoever caused it.
 * @fires regen-ready - A rule set is loaded and on screen.
 * @fires regen-error - No guidance can be given; `code` says why.
 * @csspart header - Title and lead.
 * @csspart choice - An option to pick, or a choice of what is shown.
 * @csspart table - The comparison, where it is wide.
 * @csspart cell - What is known of one option under one question.
 * @csspart section - A question as a card, where it is narrow; what matters to the person.
 * @csspart status - The status of an option.
 * @csspart reason - The reason that decides it.
 * @csspart icon-array - A picture of people.
 * @csspart basis - Certainty and sources of a statement.
 * @csspart notice - A mandatory notice.
 */
export class RegenModalityComparator extends RegenElement {
  static override styles = [...RegenElement.styles, styles];

  /** Registers the element and the icon array it draws with, unless a tag is taken. */
  static define(tag = 'regen-modality-comparator', registry = customElements): void {
    RegenIconArray.define(undefined, registry);
    register(tag, RegenModalityComparator, registry);
  }

  readonly #width = new WidthController(this, columnsIn);
  /** What the person picked; null: what the attribute names. */
  #picked: readonly string[] | null = null;
  #onlyDifferences = false;
  #values: Values = NO_VALUES;
  #cleared: Values | null = null;
  #isPrinting = false;
  /** Id of the rules that the options were picked from. */
  #rules = '';
  #listening: AbortController | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    window.addEventListener('beforeprint', () => this.#setPrinting(true), { signal });
    window.addEventListener('afterprint', () => this.#setPrinting(false), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
  }

  /** Lays the comparison out for paper, and prints this element alone. */
  override print(): void {
    this.#setPrinting(true);
    // The pictures are elements of their own and draw after this one.
    requestAnimationFrame(() => super.print());
  }

  /** Its tables repeat it above their columns, in every browser. */
  protected override get running(): string {
    return '';
  }

  protected override forget(): void {
    this.#picked = null;
    this.#onlyDifferences = false;
    this.#values = NO_VALUES;
    this.#cleared = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('modality')) this.#picked = null;
    super.willUpdate(changed);
  }

  protected override prepare({ explanation }: Scene): void {
    const { id } = explanation.ruleSet;
    if (this.#rules !== id) this.#picked = null;
    this.#rules = id;
  }

  protected override renderContent(scene: Scene): TemplateResult {
    const { explanation } = scene;
    const words = this.#words;
    const voice = scene.isPatient ? 'patient' : 'clinician';
    const shown = this.#shown(scene);
    const isEmpty = shown.length < 2;
    return html`
      <header class="top" part="header">
        <div>
          <h2 tabindex="-1">
            ${isEmpty && scene.ruleSet.document.modalities.length > 1 ? words.chooseTwo : words.title[voice]}
          </h2>
          <p class="soft">${isEmpty ? this.#emptyText(scene) : `${words.lead} ${explanation.headline}`}</p>
        </div>
        ${scene.isPatient ? nothing : html`<span class="chip">${scene.messages.forClinicians}</span>`}
        ${isEmpty ? nothing : html`<button class="quiet" @click=${() => this.print()}>${scene.messages.print[voice]}</button>`}
      </header>
      ${this.#renderTools(scene, shown)}${isEmpty ? nothing : this.#renderComparison(scene, shown)}
      <div class="row acts no-print"><slot name="actions"></slot></div>
    `;
  }

  #renderTools(scene: Scene, shown: readonly ModalityDefinition[]): TemplateResult | typeof nothing {
    const { modalities } = scene.ruleSet.document;
    if (modalities.length < 2) return nothing;
    const words = this.#words;
    const picked = this.#chosen(scene);
    const nameOf = ({ name }: ModalityDefinition): string => scene.narrator.text(name);
    const picking: Picking = {
      words,
      options: modalities
        .filter(({ usualCare }) => usualCare !== true)
        .map((one) => ({ id: one.id, name: nameOf(one) })),
      picked,
      shown: shown.length,
      all: modalities.length,
      left: modalities
        .filter((one) => picked.includes(one.id) && !shown.includes(one))
        .map(nameOf)
        .join(', '),
      pick: this.#handlePick,
    };
    return html`<div class="tools row no-print">
      ${this.#width.em < NARROW || modalities.length > MOST_IN_ROW ? pickerDialog(picking) : pickerRow(picking)}
      <span class="grow"></span>
      ${choice({
        type: 'checkbox',
        name: 'differences',
        label: words.onlyDifferences,
        checked: this.#onlyDifferences,
        pick: this.#handleDifferences,
      })}
    </div>`;
  }

  #renderComparison(scene: Scene, shown: readonly ModalityDefinition[]): TemplateResult {
    const words = this.#words;
    const { narrator, explanation } = scene;
    const columns = shown.flatMap((modality): Column[] => {
      const found = explanation.modalities.find((one) => one.modality === modality.id);
      return found ? [{ modality, name: narrator.text(modality.name), standing: standingOf(found, scene) }] : [];
    });
    const numbers = new Map(explanation.sources.map(({ id }, i) => [id, i + 1]));
    const base = { ...scene, words, columns, numbers };
    const { rows, same } = this.#rows(base);
    const comparison: Comparison = { ...base, rows };
    return html`
      ${this.#renderRows(comparison)}
      ${
        same === 0
          ? nothing
          : html`<p class="same small">
              ${words.same(same)} <button class="link" @click=${this.#handleShowSame}>${words.showThem}</button>
              ${words.neverHidden}
            </p>`
      }
      ${valuesForm({
        comparison,
        values: this.#values,
        rate: this.#handleRate,
        write: this.#handleWrite,
        clear: this.#handleClear,
        undo: this.#cleared ? this.#handleUndo : null,
      })}
      ${
        scene.isPatient
          ? html`<div class="only-print pad">
              <p>${scene.messages.myQuestion}: ______________________________</p>
              <p>${scene.messages.whatIHeard}: ______________________________</p>
            </div>`
          : nothing
      }
    `;
  }

  /** A table where every option has its room, cards where not; on paper pages. */
  #renderRows(comparison: Comparison): TemplateResult {
    if (this.#isPrinting) return pages(comparison);
    return comparison.columns.length <= columnsIn(this.#width.em) ? table(comparison) : cards(comparison);
  }

  get #words(): CompareWords {
    return inLanguage(this.messages.lang, { en: compareEn, es: compareEs });
  }

  #emptyText({ ruleSet, narrator }: Scene): string {
    const { modalities } = ruleSet.document;
    const usual = modalities.find(({ usualCare }) => usualCare);
    if (modalities.length < 2) return this.#words.nothing;
    return usual ? this.#words.always(narrator.text(usual.name)) : '';
  }

  #chosen({ ruleSet }: Scene): readonly string[] {
    return pickedOf(ruleSet, this.#picked, this.modality);
  }

  #shown(scene: Scene): ModalityDefinition[] {
    return comparedOf(scene.ruleSet, this.#chosen(scene));
  }

  #rows(comparison: Omit<Comparison, 'rows'>): { rows: Row[]; same: number } {
    const all = rowsOf(
      comparison.columns.map(({ modality }) => modality.id),
      comparison,
    );
    const rows = this.#onlyDifferences ? all.filter((row) => !isSame(row)) : all;
    return { rows, same: all.length - rows.length };
  }

  /** Paper is laid out before the browser looks, so it is drawn at once. */
  #setPrinting(isPrinting: boolean): void {
    if (this.#isPrinting === isPrinting) return;
    this.#isPrinting = isPrinting;
    this.requestUpdate();
    if (this.isUpdatePending) this.performUpdate();
  }

  #announceChange(change: ComparatorChange): void {
    const { scene } = this;
    if (!scene) return;
    const { ratings, own } = this.#values;
    const values = ratedPoints(this.#values).map((point) => ({
      point,
      rating: ratings.get(point) ?? 1,
      ...(point === 'own' ? { words: own } : {}),
    }));
    const modalities = this.#shown(scene).map(({ id }) => id);
    this.dispatchEvent(new RegenComparatorChangeEvent(change, modalities, this.#onlyDifferences, values));
    this.requestUpdate();
  }

  #setValues(values: Values, isDone = true): void {
    this.#values = values;
    if (isDone) this.#announceChange('values');
    else this.requestUpdate();
  }

  readonly #handlePick = (id: string, on: boolean): void => {
    const { scene } = this;
    if (!scene) return;
    const others = this.#chosen(scene).filter((one) => one !== id);
    this.#picked = on ? [...others, id] : others;
    this.live.say(this.#words.showing(this.#shown(scene).length, scene.ruleSet.document.modalities.length));
    this.#announceChange('modalities');
  };

  readonly #handleDifferences = (on: boolean): void => {
    this.#onlyDifferences = on;
    this.#announceChange('differences');
  };

  readonly #handleShowSame = (): void => {
    this.#onlyDifferences = false;
    this.#announceChange('differences');
    this.renderRoot.querySelector<HTMLElement>('.tools > .choice input')?.focus();
  };

  readonly #handleRate = (point: Point, rating: Rating): void => {
    this.#cleared = null;
    this.#setValues({ ...this.#values, ratings: new Map([...this.#values.ratings, [point, rating]]) });
  };

  readonly #handleWrite = (own: string, isDone: boolean): void => {
    this.#cleared = null;
    this.#setValues({ ...this.#values, own }, isDone);
  };

  readonly #handleClear = (): void => {
    this.#cleared = this.#values;
    this.live.say(this.#words.values.cleared);
    this.#setValues(NO_VALUES);
  };

  readonly #handleUndo = (): void => {
    const before = this.#cleared ?? NO_VALUES;
    this.#cleared = null;
    this.#setValues(before);
  };
}
