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
import { readJson, type TestCase } from './authoring.js';
import { Bench } from './bench.js';
import { schemaFor, type EditorSchema } from './editor/schema.js';
import { patientAt } from './grid/cells.js';
import { bar, type Choice } from './panels/bar.js';
import { diskStrip } from './panels/disk-strip.js';
import { barStyles } from './panels/bar.styles.js';
import { columns, ruleOnly, type PageActions, type PageView } from './panels/page.js';
import { panelStyles } from './panels/panels.styles.js';
import type { WidgetName } from './panels/preview.js';
import type { TraceFilter } from './panels/trace.js';
import { Patient } from './patient.js';
import { Reference } from './reference.js';
import { styles } from './rule-workbench.styles.js';
import { rangeAt, type MarkedFinding, type Range } from './text/marks.js';

/** Compared with: the file as it is on disk. */
const SAVED = 'saved';
const NO_CASES: readonly TestCase[] = [];

/** What the page needs of the rule set on the bench, in the language chosen. */
interface ReadOnce {
  of: RuleSet | null;
  schema: EditorSchema;
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
  static override styles = [tokens, base, barStyles, panelStyles, styles];
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
  /** The text for which everything has been asked for. */
  #asked = '';
  /** Null until the author chooses. */
  #widget: WidgetName | null = null;
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

  /** Nothing is being read, checked or worked out: what is on screen is all there is to see. */
  get isSettled(): boolean {
    const { problem, good, errors, isChecking } = this.#bench;
    if (problem !== null || (!good && errors.length > 0)) return true;
    return (
      good !== null && !isChecking && this.#patient.shown !== null && this.#asked === good.text && this.#analysis.isIdle
    );
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
      if (good) return columns(this.#view, good.ruleSet, this.#actions);
      return errors.length > 0 ? ruleOnly(this.#view, this.#actions) : html`<p class="note">Reading the rules…</p>`;
    };
    return html`<div class="widget bench" lang="en">
      ${this.#renderBar()} ${this.#bench.changedOnDisk === null ? nothing : diskStrip(this.#bench)} ${content()}
    </div>`;
  }

  /** Another file: nothing of the one before stays. */
  #begin(): void {
    this.#compareWith = this.#otherVersions.at(-1) ?? SAVED;
    this.#axes = { x: '', y: '' };
    this.#widget = null;
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
    this.#asked = after;
    const { sides, grid, changes, coverage, check } = this.#analysis;
    const file = this.#bench.cases;
    const { shown } = this.#patient;
    const before = this.#compareWith === SAVED ? this.#bench.saved : this.#reference.text;
    if (before !== null && shown) {
      const { decision, facts } = shown;
      const { asOf } = decision;
      const [{ lang }, modality, { x, y }] = [this, this.#modality, this.#axes];
      sides.ask([before, after, decision], { before, after, asOf, facts });
      if (modality !== '')
        grid.ask([before, after, decision, lang, modality, x, y], { before, after, asOf, facts, lang, modality, x, y });
      const cases = file?.cases ?? NO_CASES;
      changes.ask([before, after, cases, asOf], { before, after, asOf, cases });
    }
    if (file) coverage.ask([after, file], { text: after, file });
    check.ask([after], { text: after, today: today() });
  }

  get #otherVersions(): string[] {
    return library.flatMap(({ id, version }) => (id === this.ruleSetId && version !== this.version ? [version] : []));
  }

  /** What assesses nothing is for explaining. */
  get #shownWidget(): WidgetName {
    return this.#widget ?? (this.#read.options.length > 0 ? 'assessor' : 'explainer');
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
        widget: this.#shownWidget,
        isEdited: this.#bench.isEdited,
        canRestore: this.#bench.discarded !== null,
      },
      {
        onCompare: (value) => this.#set(() => (this.#compareWith = value)),
        onCase: this.#chooseCase,
        onModality: (id) => this.#set(() => (this.#modality = id)),
        onWidget: (name) => this.#set(() => (this.#widget = name)),
        onCopy: () => void navigator.clipboard.writeText(this.#bench.text),
        onRevert: () => this.#bench.revert(),
        onRestore: () => this.#bench.restore(),
      },
    );
  }

  get #view(): PageView {
    const [{ lang, audience, density, direction, jurisdiction }, modality] = [this, this.#modality];
    const { schema, narrator, options } = this.#read;
    const asOf = this.#patient.asOf ?? this.#read.of?.document.effectivePeriod.start ?? '';
    return {
      name: `${this.ruleSetId} ${this.version}`,
      against: this.#compareWith === SAVED ? 'the saved file' : this.#compareWith,
      after: this.#bench.isEdited ? 'the edit' : this.version,
      bench: this.#bench,
      analysis: this.#analysis,
      patient: this.#patient,
      findings: this.#findings,
      isChecked: this.#bench.isOld || this.#analysis.check.result?.text === this.#bench.text,
      ...{ schema, narrator, options, modality, filter: this.#filter },
      settings: { widget: this.#shownWidget, modality, asOf, lang, audience, density, direction, jurisdiction },
    };
  }

  #set(change: () => void): void {
    change();
    this.requestUpdate();
  }

  readonly #chooseCase = (id: string): void => this.#set(() => this.#patient.choose(id));

  readonly #findPatient = (facts: Facts): void => this.#set(() => this.#patient.find(facts));

  readonly #reveal = (range: Range): void => this.renderRoot.querySelector('rule-editor')?.reveal(range);

  readonly #actions: PageActions = {
    onReveal: this.#reveal,
    onPatient: this.#findPatient,
    onCase: this.#chooseCase,
    onShow: (criterion) => {
      const { text } = this.#bench;
      const criteria = this.#patient.shown?.ruleSet.document.criteria ?? [];
      const index = criteria.findIndex(({ id }) => id === criterion);
      if (index >= 0) this.#reveal(rangeAt(text, readJson(text).placeOf(`/criteria/${index}/when`)));
    },
    onFilter: (filter) => this.#set(() => (this.#filter = filter)),
    onAxes: ({ x, y }) => this.#set(() => (this.#axes = { x, y })),
    onCell: ({ places }) => {
      const { shown } = this.#patient;
      if (shown) this.#findPatient(patientAt(shown.ruleSet, shown.facts, places));
    },
    onDecision: ({ currentTarget }) => {
      const guidance = (currentTarget as HTMLElement).querySelector('regen-guidance');
      this.#set(() => this.#patient.follow(guidance?.activeSession ?? null));
    },
    onRefusal: ({ code }) => this.#set(() => (this.#patient.refusal = code)),
  };
}

customElements.define('rule-workbench', RuleWorkbench);

declare global {
  interface HTMLElementTagNameMap {
    'rule-workbench': RuleWorkbench;
  }
}
