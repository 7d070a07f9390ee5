/** The parts of the page, each a function of what the workbench knows now. */
import type { Facts, Narrator, RuleSet } from '@regen-cds/engine';
import { html, type TemplateResult } from 'lit';
import type { Analysis } from '../analysis.js';
import type { Bench } from '../bench.js';
import type { RuleEditEvent } from '../editor/rule-editor.js';
import type { EditorSchema } from '../editor/schema.js';
import type { GridAxesEvent, GridCellEvent } from '../grid/truth-grid.js';
import type { Patient } from '../patient.js';
import type { MarkedFinding, Range } from '../text/marks.js';
import type { Choice } from './bar.js';
import { changesPanel } from './changes.js';
import { coveragePanel } from './coverage.js';
import { findingsList, findingsText } from './findings.js';
import { panel, scrolling } from './panel.js';
import { preview, type PreviewSettings } from './preview.js';
import { traceOf, tracePanel, type TraceFilter } from './trace.js';
import { counted } from './words.js';

export interface PageView {
  /** "knee-osteoarthritis 1.1.0". */
  name: string;
  /** What it is compared with, and what is on the bench: "1.0.0", "the edit". */
  against: string;
  after: string;
  bench: Bench;
  analysis: Analysis;
  patient: Patient;
  findings: readonly MarkedFinding[];
  /** The findings are of the very text in the editor. */
  isChecked: boolean;
  schema: EditorSchema;
  narrator: Narrator | null;
  options: readonly Choice[];
  modality: string;
  filter: TraceFilter;
  settings: PreviewSettings;
}

export interface PageActions {
  onReveal: (range: Range) => void;
  onPatient: (facts: Facts) => void;
  onCase: (id: string) => void;
  onShow: (criterion: string) => void;
  onFilter: (filter: TraceFilter) => void;
  onAxes: (event: GridAxesEvent) => void;
  onCell: (event: GridCellEvent) => void;
  onDecision: (event: Event) => void;
  onRefusal: (event: { code: string }) => void;
}

const note = (text: string): TemplateResult => html`<p class="note">${text}</p>`;

/** Everything but the rule itself is of an older text while there is an error in it. */
const age = ({ bench }: PageView): string => (bench.isOld ? 'of the last good version' : '');

const nameOf = (id: string, { options }: PageView): string => options.find(({ value }) => value === id)?.label ?? id;

const rulePanel = ({ name, bench, findings, isChecked, schema }: PageView, actions: PageActions): TemplateResult =>
  panel(
    { title: 'Rule', notes: [findingsText(findings)], isAlert: bench.isOld, isMajor: true },
    html`<rule-editor
        .text=${bench.text}
        .findings=${findings}
        .schema=${schema}
        label="${name}, JSON"
        @rule-edit=${({ text }: RuleEditEvent) => bench.edit(text)}
      ></rule-editor>
      ${findingsList(findings, isChecked, actions)}`,
  );

/** Until a first version can be read there is nothing to show beside it. */
export const ruleOnly = (view: PageView, actions: PageActions): TemplateResult =>
  html`${rulePanel(view, actions)}${note('The preview comes with the first version that can be read: correct what is listed above.')}`;

const gridPanel = (view: PageView, actions: PageActions): TemplateResult => {
  const { analysis, narrator, against, modality } = view;
  const { result, problem } = analysis.grid;
  const axes = result?.x && result.y ? `${result.x.label} × ${result.y.label}` : '';
  const grid = html`<truth-grid
    .grid=${result}
    .words=${narrator?.status ?? null}
    against=${against}
    @grid-axes=${actions.onAxes}
    @grid-cell=${actions.onCell}
  ></truth-grid>`;
  const content = (): TemplateResult => {
    if (problem !== null) return note(problem);
    if (modality === '') return note('This rule set assesses no option: there is nothing to map.');
    return result ? grid : note('Working out the cells…');
  };
  return panel(
    { title: 'Threshold map', notes: [axes, age(view)] },
    scrolling('Cells of the threshold map', content()),
  );
};

const previewPanel = ({ bench, patient, settings }: PageView, ruleSet: RuleSet, actions: PageActions): TemplateResult =>
  panel(
    {
      title: 'Preview',
      notes: [bench.isOld && 'last good version, the edit has an error'],
      isAlert: true,
      isMajor: true,
    },
    scrolling(
      'The widget',
      html`<div
        class="preview ${bench.isOld ? 'old' : ''}"
        @regen-decision=${actions.onDecision}
        @regen-error=${actions.onRefusal}
      >
        ${preview(ruleSet, patient.facts, patient.number, settings)}
      </div>`,
    ),
  );

const changesOf = (view: PageView, actions: PageActions): TemplateResult => {
  const { analysis, narrator, against, after } = view;
  const { sides, changes } = analysis;
  const content =
    changes.problem === null
      ? changesPanel({
          before: against,
          after,
          standings: sides.result,
          comparison: changes.result,
          isRunning: changes.isRunning,
          statusWord: (status) => narrator?.status(status) ?? status,
          optionName: (id) => nameOf(id, view),
          ...actions,
        })
      : note(changes.problem);
  return panel(
    { title: `What ${after} changes`, notes: [`against ${against}`, age(view)] },
    scrolling('Changes', content),
  );
};

const traceOfPatient = (view: PageView, actions: PageActions): TemplateResult => {
  const { patient, modality, filter } = view;
  const { shown, refusal } = patient;
  const notes = [modality && nameOf(modality, view), refusal && `refused: ${refusal}`, age(view)];
  const content = shown
    ? tracePanel(traceOf(shown.decision, shown.explanation, modality), filter, actions)
    : note('No decision yet.');
  return panel({ title: 'Trace', notes, isMajor: true }, scrolling('Criteria', content));
};

const coverage = (view: PageView, actions: PageActions): TemplateResult => {
  const { analysis, bench } = view;
  const { result, problem } = analysis.coverage;
  const content = (): TemplateResult => {
    if (problem !== null) return note(problem);
    if (!bench.cases) return note('There is no file of cases beside it that can be read.');
    return result ? coveragePanel(result, actions) : note('Running the cases…');
  };
  return panel(
    { title: 'Coverage', notes: [result && `of ${counted(result.cases, 'case')}`, age(view)] },
    scrolling('What the cases try', content()),
  );
};

/** Rule and map, preview and changes, trace and coverage. */
export const columns = (view: PageView, ruleSet: RuleSet, actions: PageActions): TemplateResult =>
  html`<div class="columns">
    <div class="column">${rulePanel(view, actions)}${gridPanel(view, actions)}</div>
    <div class="column">${previewPanel(view, ruleSet, actions)}${changesOf(view, actions)}</div>
    <div class="column third">${traceOfPatient(view, actions)}${coverage(view, actions)}</div>
  </div>`;
