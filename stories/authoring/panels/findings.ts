/** Everything that is wrong, as a list beside the editor: each leads to its place. */
import type { Facts } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../packages/widgets/src/icons.js';
import type { Severity } from '../authoring.js';
import type { MarkedFinding } from '../text/marks.js';
import { counted } from './words.js';

const LOOK = {
  error: { tone: 'stop', icon: 'unsuitable' },
  warning: { tone: 'caution', icon: 'caution' },
  note: { tone: 'open', icon: 'info' },
} as const satisfies Record<Severity, unknown>;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** "1 error, 2 warnings"; empty when there is nothing to say. */
export const findingsText = (findings: readonly MarkedFinding[]): string =>
  SEVERITIES.flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  }).join(', ');

export interface FindingActions {
  onReveal: (finding: MarkedFinding) => void;
  onPatient: (facts: Facts) => void;
}

const item = (finding: MarkedFinding, { onReveal, onPatient }: FindingActions): TemplateResult => {
  const { severity, code, message, place, witness } = finding;
  const { tone, icon: name } = LOOK[severity];
  return html`<li>
    <span class="tone-${tone}">${icon(name)}</span>
    <div>
      <button class="link" @click=${() => onReveal(finding)}>Line ${place.line}</button>
      <b>${code}</b> ${message}
      ${witness ? html`<button class="link" @click=${() => onPatient(witness)}>Show such a patient</button>` : nothing}
    </div>
  </li>`;
};

const quietOnes = (notes: readonly MarkedFinding[], actions: FindingActions): TemplateResult =>
  html`<details class="notes">
    <summary>${counted(notes.length, 'note')}</summary>
    <ul class="findings">
      ${notes.map((one) => item(one, actions))}
    </ul>
  </details>`;

/**
 * Errors and warnings in full; notes, which are no reason to change anything, behind one step. There is always a line, so that the editor
 * above it keeps its height while one types.
 */
export const findingsList = (
  findings: readonly MarkedFinding[],
  isChecked: boolean,
  actions: FindingActions,
): TemplateResult => {
  const loud = findings.filter(({ severity }) => severity !== 'note');
  const quiet = findings.filter(({ severity }) => severity === 'note');
  return html`${
    loud.length === 0
      ? nothing
      : html`<ul class="findings" aria-label="Findings">
          ${loud.map((one) => item(one, actions))}
        </ul>`
  }${
    quiet.length > 0
      ? quietOnes(quiet, actions)
      : loud.length > 0
        ? nothing
        : html`<p class="notes">${isChecked ? 'Checked: nothing found.' : 'Checking…'}</p>`
  }`;
};
