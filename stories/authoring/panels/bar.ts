/** The bar above the workbench: what is on it, what it is compared with, for which patient, seen through which widget. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { CaseGroup } from '../cases.js';
import { FOUND_PATIENT } from '../patient.js';
import { WIDGETS, type WidgetName } from './preview.js';

export interface Choice {
  value: string;
  label: string;
}

const option = ({ value, label }: Choice, current: string): TemplateResult =>
  html`<option value=${value} ?selected=${value === current}>${label}</option>`;

const chooser = (
  label: string,
  current: string,
  options: TemplateResult | readonly TemplateResult[],
  onChoose: (value: string) => void,
  width: 'wide' | '' = '',
): TemplateResult =>
  html`<label class=${width}
    >${label}
    <select .value=${current} @change=${(event: Event) => onChoose((event.target as HTMLSelectElement).value)}>
      ${options}
    </select></label
  >`;

export interface BarState {
  title: string;
  version: string;
  against: readonly Choice[];
  compareWith: string;
  groups: readonly CaseGroup[];
  caseId: string;
  modalities: readonly Choice[];
  modality: string;
  widget: WidgetName;
  isEdited: boolean;
  /** An edit was given up and can be brought back. */
  canRestore: boolean;
}

export interface BarActions {
  onCompare: (value: string) => void;
  onCase: (id: string) => void;
  onModality: (id: string) => void;
  onWidget: (name: WidgetName) => void;
  onCopy: () => void;
  onRevert: () => void;
  onRestore: () => void;
}

/** Every case is invented; in a list of cases the words for it would hide what tells one from another. */
const shortTitle = (title: string): string => {
  const rest = title.replace(/^Invented(?: patient)?: /, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
};

const caseOptions = ({ groups, caseId }: BarState): TemplateResult => html`
  ${caseId === FOUND_PATIENT ? option({ value: FOUND_PATIENT, label: 'A found patient' }, caseId) : nothing}
  ${option({ value: '', label: 'Nothing known' }, caseId)}
  ${groups.map(
    ({ label, cases }) =>
      html`<optgroup label=${label}>
        ${cases.map(({ id, title }) => option({ value: id, label: shortTitle(title) }, caseId))}
      </optgroup>`,
  )}
`;

const editOf = ({ isEdited, canRestore }: BarState, actions: BarActions): TemplateResult | typeof nothing => {
  if (isEdited)
    return html`<div class="edit">
      <b>Edited</b>
      <button @click=${actions.onCopy}>Copy JSON</button>
      <button @click=${actions.onRevert}>Discard edit</button>
    </div>`;
  return canRestore
    ? html`<div class="edit"><button @click=${actions.onRestore}>Bring the edit back</button></div>`
    : nothing;
};

export const bar = (state: BarState, actions: BarActions): TemplateResult => {
  const { title, version, against, compareWith, modalities, modality, widget } = state;
  const all = (choices: readonly Choice[], current: string) => choices.map((one) => option(one, current));
  const widgets = Object.entries(WIDGETS).map(([value, label]) => ({ value, label }));
  return html`<header class="bar">
    <h1>${title} <bdi>${version}</bdi></h1>
    ${chooser('Compare with', compareWith, all(against, compareWith), actions.onCompare)}
    ${guard([state.groups, state.caseId], () => chooser('Case', state.caseId, caseOptions(state), actions.onCase, 'wide'))}
    ${modalities.length === 0 ? nothing : chooser('Option', modality, all(modalities, modality), actions.onModality)}
    ${chooser('Widget', widget, all(widgets, widget), (value) => actions.onWidget(value as WidgetName))}
    ${editOf(state, actions)}
  </header>`;
};
