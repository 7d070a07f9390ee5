import '@regen-cds/widgets/define';
import './editor/rule-editor.js';
import './grid/truth-grid.js';
import { narrate, type Facts, type Narrator, type RuleSet } from '@regen-cds/engine';
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { library } from 'virtual:regen-rule-sets';
import { today } from '../../packages/widgets/src/elements/today.js';
import { base } from '../../packages/widgets/src/styles/base.styles.js';
import { tokens } from '../../packages/widgets/src/styles/tokens.styles.js';
import { Analysis } from './analysis.js';
import { readJson } from './authoring.js';
import { Bench } from './bench.js';
import type { RuleEditEvent } from './editor/rule-editor.js';
import { schemaFor, type JsonSchema } from './editor/schema.js';
import { patientAt } from './grid/cells.js';
import type { GridAxesEvent, GridCellEvent } from './grid/truth-grid.js';
import { bar, type Choice } from './panels/bar.js';
import { changesPanel } from './panels/changes.js';
import { diskStrip } from './panels/disk-strip.js';
import { findingsList, findingsText } from './panels/findings.js';
import { panel, scrolling } from './panels/panel.js';
import { preview, type WidgetName } from './panels/preview.js';
import { traceOf, tracePanel, type TraceFilter } from './panels/trace.js';
import { Patient } from './patient.js';
import { Reference } from './reference.js';
import { styles } from './rule-workbench.styles.js';
import { rangeAt, type MarkedFinding, type Range } from './text/marks.js';

/** Compared with: the file as it is on disk. */
const SAVED = 'saved';

/** What the page needs of the rule set on the bench, in the language chosen. */
interface ReadOnce {
  of: RuleSet | null;
  schema: JsonSchema;
  narrator: Narrator | null;
  /** The options that are assessed. */
  options: readonly Choice[];
}

/**
 * The page of one rule set and version: the rule, the widget that shows it, the trace of every criterion, what an edit changes and for
 * whom.
 *
 * @summary The rule author's workbench.
 */
export class RuleWorkbench extends LitElement {
  static override styles = [tokens, base, styles];
  static override properties: PropertyDeclarations = {
    ruleSetId: { attribute: 'rule-set-id' },
    version: {},
    lang: {},
    audience: {},
    density: {},
    direction: {},
    jurisdiction: {},
  };

  /** Which file below `rules/` is on the bench. */
  declare ruleSetId: string;
  declare version: string;
  /** Of the widget, and of the sentences of the trace. */
  declare lang: string;
  /** Of the widget, like what follows. */
  declare audience: 'clinician' | 'patient';
  declare density: 'comfortable' | 'compact';
  declare direction: 'ltr' | 'rtl';
  declare jurisdiction: string;

  readonly #bench = new Bench(this);
  readonly #reference = new Reference(this);
  readonly #analysis = new Analysis(this);
  readonly #patient = new Patient();
  #compareWith = SAVED;
  #modality = '';
  #widget: WidgetName = 'assessor';
  #filter: TraceFilter = 'all';
  #axes = { x: '', y: '' };
  #read: ReadOnce = { of: null, schema: schemaFor(null), narrator: null, options: [] };

  constructor() {
    super();
    this.ruleSetId = '';
    this.version = '';
    this.audience = 'clinician';
    this.density = 'comfortable';
    this.direction = 'ltr';
    this.jurisdiction = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('ruleSetId') || changed.has('version')) this.#begin();
    this.#bench.open(this.ruleSetId, this.version);
    const { good, cases } = this.#bench;
    if (!good) return;
    if (this.#read.of !== good.ruleSet || changed.has('lang')) this.#take(good.ruleSet);
    if (this.#compareWith !== SAVED) this.#reference.follow(this.ruleSetId, this.#compareWith);
    this.#patient.meet(cases, Object.keys(good.ruleSet.document.facts).length);
    this.#patient.look(this.lang);
  }

  /** Once the page is drawn: what is worked out beside it must not delay it. */
  protected override updated(): void {
    const { good } = this.#bench;
    if (good) setTimeout(() => this.#ask(good.text));
  }

  protected override render(): TemplateResult {
    const { good, problem, errors } = this.#bench;
    const content = (): TemplateResult => {
      if (problem !== null) return html`<p class="note" role="alert">${problem}</p>`;
      if (good) return this.#renderColumns(good.ruleSet);
      return errors.length > 0 ? this.#renderRule() : html`<p class="note">Reading the rules…</p>`;
    };
    return html`<div class="widget bench" lang="en">
      ${this.#renderBar()} ${this.#bench.changedOnDisk === null ? nothing : diskStrip(this.#bench)} ${content()}
    </div>`;
  }

  /** Another file: nothing of the one before stays. */
  #begin(): void {
    this.#compareWith = this.#otherVersions.at(-1) ?? SAVED;
    this.#axes = { x: '', y: '' };
    this.#patient.leave();
  }

  /** Reads what every part of the page needs of a rule set, once. */
  #take(ruleSet: RuleSet): void {
    const { document } = ruleSet;
    const narrator = narrate(ruleSet, { lang: this.lang, audience: 'clinician' });
    const options = document.modalities.flatMap(({ id, name, comparator }) =>
      comparator === true ? [] : [{ value: id, label: narrator.text(name) }],
    );
    this.#read = { of: ruleSet, schema: schemaFor(document), narrator, options };
    if (!options.some(({ value }) => value === this.#modality)) this.#modality = options[0]?.value ?? '';
  }

  /** Asks for what depends on both versions and on the patient. Each is worked out again only when something it depends on differs. */
  #ask(after: string): void {
    if (!this.isConnected) return;
    const { sides, grid, changes, check } = this.#analysis;
    const { shown } = this.#patient;
    const before = this.#compareWith === SAVED ? this.#bench.saved : this.#reference.text;
    if (before !== null && shown) {
      const { decision, facts } = shown;
      const { asOf } = decision;
      const [{ lang }, modality, { x, y }] = [this, this.#modality, this.#axes];
      sides.ask([before, after, decision], { before, after, asOf, facts });
      if (modality !== '')
        grid.ask([before, after, decision, lang, modality, x, y], { before, after, asOf, facts, lang, modality, x, y });
      const cases = this.#bench.cases?.cases ?? [];
      changes.ask([before, after, cases, asOf], { before, after, asOf, cases });
    }
    check.ask([after], { text: after, today: today() });
  }

  get #otherVersions(): string[] {
    return library.flatMap(({ id, version }) => (id === this.ruleSetId && version !== this.version ? [version] : []));
  }

  get #against(): string {
    return this.#compareWith === SAVED ? 'the saved file' : this.#compareWith;
  }

  /** Errors of the text; where there are none, everything the full check has said of this very text. */
  get #findings(): readonly MarkedFinding[] {
    const { errors, text } = this.#bench;
    const checked = this.#analysis.check.result;
    return errors.length === 0 && checked?.text === text ? checked.findings : errors;
  }

  #renderBar(): TemplateResult {
    return bar(
      {
        title: this.ruleSetId,
        version: this.version,
        against: [
          ...this.#otherVersions.map((version) => ({ value: version, label: version })),
          { value: SAVED, label: 'the saved file' },
        ],
        compareWith: this.#compareWith,
        groups: this.#patient.groups,
        caseId: this.#patient.caseId,
        modalities: this.#read.options,
        modality: this.#modality,
        widget: this.#widget,
        isEdited: this.#bench.isEdited,
      },
      {
        onCompare: (value) => this.#set(() => (this.#compareWith = value)),
        onCase: this.#chooseCase,
        onModality: (id) => this.#set(() => (this.#modality = id)),
        onWidget: (name) => this.#set(() => (this.#widget = name)),
        onCopy: () => void navigator.clipboard.writeText(this.#bench.text),
        onRevert: () => this.#bench.revert(),
      },
    );
  }

  #renderColumns(ruleSet: RuleSet): TemplateResult {
    return html`<div class="columns">
      <div class="column">${this.#renderRule()}${this.#renderGrid()}</div>
      <div class="column">${this.#renderPreview(ruleSet)}${this.#renderChanges()}</div>
      <div class="column third">${this.#renderTrace()}</div>
    </div>`;
  }

  #renderRule(): TemplateResult {
    const { text, isOld } = this.#bench;
    const findings = this.#findings;
    return panel(
      { title: 'Rule', notes: [findingsText(findings)], isAlert: isOld, isMajor: true },
      html`<rule-editor
          .text=${text}
          .findings=${findings}
          .schema=${this.#read.schema}
          label="${this.ruleSetId} ${this.version}, JSON"
          @rule-edit=${({ text: typed }: RuleEditEvent) => this.#bench.edit(typed)}
        ></rule-editor>
        ${findingsList(findings, { onReveal: this.#reveal, onPatient: this.#findPatient })}`,
    );
  }

  #renderGrid(): TemplateResult {
    const { result, problem } = this.#analysis.grid;
    const axes = result?.x && result.y ? `${result.x.label} × ${result.y.label}` : '';
    const content =
      problem === null
        ? html`<truth-grid
            .grid=${result}
            .words=${this.#read.narrator?.status ?? null}
            against=${this.#against}
            @grid-axes=${({ x, y }: GridAxesEvent) => this.#set(() => (this.#axes = { x, y }))}
            @grid-cell=${this.#handleCell}
          ></truth-grid>`
        : html`<p class="note">${problem}</p>`;
    return panel({ title: 'Threshold map', notes: [axes] }, scrolling('Cells of the threshold map', content));
  }

  #renderPreview(ruleSet: RuleSet): TemplateResult {
    const { isOld } = this.#bench;
    const { lang, audience, density, direction, jurisdiction } = this;
    const asOf = this.#patient.asOf ?? ruleSet.document.effectivePeriod.start;
    const [widget, modality] = [this.#widget, this.#modality];
    return panel(
      {
        title: 'Preview',
        notes: [isOld && 'last good version, the edit has an error'],
        isAlert: true,
        isMajor: true,
      },
      scrolling(
        'The widget',
        html`<div
          class="preview ${isOld ? 'old' : ''}"
          @regen-decision=${this.#handleDecision}
          @regen-error=${({ code }: { code: string }) => this.#set(() => (this.#patient.refusal = code))}
        >
          ${preview(ruleSet, this.#patient.facts, this.#patient.number, {
            ...{ widget, modality, asOf },
            ...{ lang, audience, density, direction, jurisdiction },
          })}
        </div>`,
      ),
    );
  }

  #renderChanges(): TemplateResult {
    const { sides, changes } = this.#analysis;
    const { narrator } = this.#read;
    const after = this.#bench.isEdited ? 'the edit' : this.version;
    const content =
      changes.problem === null
        ? changesPanel({
            before: this.#against,
            after,
            standings: sides.result,
            comparison: changes.result,
            isRunning: changes.isRunning,
            statusWord: (status) => narrator?.status(status) ?? status,
            optionName: (id) => this.#read.options.find(({ value }) => value === id)?.label ?? id,
            onPatient: this.#findPatient,
            onCase: this.#chooseCase,
            onShow: this.#showCriterion,
          })
        : html`<p class="note">${changes.problem}</p>`;
    return panel(
      { title: `What ${after} changes`, notes: [`against ${this.#against}`] },
      scrolling('Changes', content),
    );
  }

  #renderTrace(): TemplateResult {
    const { shown, refusal } = this.#patient;
    const name = this.#read.options.find(({ value }) => value === this.#modality)?.label;
    const notes = [name, refusal && `refused: ${refusal}`, this.#bench.isOld && 'of the last good version'];
    const content = shown
      ? tracePanel(traceOf(shown.decision, shown.explanation, this.#modality), this.#filter, {
          onFilter: (filter) => this.#set(() => (this.#filter = filter)),
          onShow: this.#showCriterion,
        })
      : html`<p class="note">No decision yet.</p>`;
    return panel({ title: 'Trace', notes, isMajor: true }, scrolling('Criteria', content));
  }

  #set(change: () => void): void {
    change();
    this.requestUpdate();
  }

  readonly #chooseCase = (id: string): void => this.#set(() => this.#patient.choose(id));

  readonly #findPatient = (facts: Facts): void => this.#set(() => this.#patient.find(facts));

  readonly #reveal = (range: Range): void => this.renderRoot.querySelector('rule-editor')?.reveal(range);

  readonly #showCriterion = (id: string): void => {
    const { text } = this.#bench;
    const index = this.#patient.shown?.ruleSet.document.criteria.findIndex((one) => one.id === id) ?? -1;
    if (index >= 0) this.#reveal(rangeAt(text, readJson(text).placeOf(`/criteria/${index}/when`)));
  };

  readonly #handleDecision = ({ currentTarget }: Event): void => {
    const guidance = (currentTarget as HTMLElement).querySelector('regen-guidance');
    this.#set(() => this.#patient.follow(guidance?.activeSession ?? null));
  };

  readonly #handleCell = ({ places }: GridCellEvent): void => {
    const { shown } = this.#patient;
    if (shown) this.#findPatient(patientAt(shown.ruleSet, shown.facts, places));
  };
}

customElements.define('rule-workbench', RuleWorkbench);

declare global {
  interface HTMLElementTagNameMap {
    'rule-workbench': RuleWorkbench;
  }
}
