/** What a version changes: for the patient on screen, for the cases, for whom at all, in words, and what its number should be. */
import type { Facts, Status } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../packages/widgets/src/icons.js';
import { lookOf } from '../../../packages/widgets/src/view-models/tone.js';
import type { Comparison, Witness } from '../worker/compare.js';
import { isChanged, type Standing, type TruthChange } from '../worker/sides.js';
import { counted, truthWord } from './words.js';

type Part = TemplateResult | typeof nothing;

/** Rows that are shown at once; the command line lists them all. */
const MOST_CASES = 30;
const MOST_WORDS = 40;

export interface ChangesView {
  /** "1.0.0", "the saved file". */
  before: string;
  after: string;
  standings: readonly Standing[] | null;
  comparison: Comparison | null;
  isRunning: boolean;
  statusWord: (status: Status) => string;
  /** The name of an option. */
  optionName: (modality: string) => string;
  onPatient: (facts: Facts) => void;
  onCase: (id: string) => void;
  onShow: (criterion: string) => void;
}

const pill = (status: Status | null, { statusWord }: ChangesView): TemplateResult => {
  if (status === null) return html`<span class="tone-plain">not there</span>`;
  const { tone, icon: name } = lookOf({ status, usualCare: false }, false);
  return html`<span class="pill tone-${tone}">${icon(name)}<span>${statusWord(status)}</span></span>`;
};

const truthChange = ({ criterion, before, after }: TruthChange, { onShow }: ChangesView): TemplateResult => {
  const word = (truth: TruthChange['before']): string => (truth === undefined ? 'not there' : truthWord(truth));
  return html`<div>
    <button class="link" @click=${() => onShow(criterion)}>${criterion}</button> ${word(before)} → ${word(after)}
  </div>`;
};

interface Row {
  first: TemplateResult;
  standing: Standing;
}

const row = ({ first, standing }: Row, hasWhy: boolean, view: ChangesView): TemplateResult =>
  html`<tr class=${isChanged(standing) ? 'changed' : ''}>
    <th scope="row">${first}</th>
    <td>${pill(standing.before, view)}</td>
    <td class="arrow" aria-label=${isChanged(standing) ? 'becomes' : 'stays'}>${isChanged(standing) ? '→' : '='}</td>
    <td>${pill(standing.after, view)}</td>
    ${hasWhy ? html`<td>${standing.why.map((one) => truthChange(one, view))}</td>` : nothing}
  </tr>`;

/** Both versions side by side; the reasons have a column only where there are some. */
const table = (caption: string, first: string, rows: readonly Row[], view: ChangesView): TemplateResult => {
  const hasWhy = rows.some(({ standing }) => standing.why.length > 0);
  return html`<table class=${hasWhy ? 'with-why' : ''}>
    ${
      caption === ''
        ? nothing
        : html`<caption>
            ${caption}
          </caption>`
    }
    <thead>
      <tr>
        <th scope="col">${first}</th>
        <th scope="col">${view.before}</th>
        <th scope="col"><span class="hidden">Change</span></th>
        <th scope="col">${view.after}</th>
        ${hasWhy ? html`<th scope="col">Why</th>` : nothing}
      </tr>
    </thead>
    <tbody>
      ${rows.map((one) => row(one, hasWhy, view))}
    </tbody>
  </table>`;
};

const patientTable = (standings: readonly Standing[], view: ChangesView): TemplateResult => {
  const rows = standings.map((standing) => ({ first: html`${view.optionName(standing.modality)}`, standing }));
  return standings.some(isChanged)
    ? table('This patient', 'Option', rows, view)
    : html`<details>
        <summary>This patient stands as before</summary>
        ${table('', 'Option', rows, view)}
      </details>`;
};

const caseTable = ({ total, changed }: Comparison['cases'], view: ChangesView): TemplateResult => {
  const rows = changed.flatMap(({ id, title, standings }) =>
    standings.map((standing) => ({
      first: html`<button class="link" title=${title} @click=${() => view.onCase(id)}>${id}</button>
        <div class="soft">${view.optionName(standing.modality)}</div>`,
      standing,
    })),
  );
  if (rows.length === 0) return html`<p class="note">None of ${counted(total, 'case')} changes its status.</p>`;
  const caption = `${changed.length} of ${counted(total, 'case')} ${changed.length === 1 ? 'changes' : 'change'}`;
  return html`${table(caption, 'Case and option', rows.slice(0, MOST_CASES), view)}
  ${rows.length > MOST_CASES ? html`<p class="note">${rows.length - MOST_CASES} more rows: regen-rules diff lists them.</p>` : nothing}`;
};

const shown = (value: unknown): string => JSON.stringify(value).replaceAll('"', '');

const factText = (fact: string, value: unknown): string =>
  `${fact} ${value === undefined ? 'unknown' : `= ${shown(value)}`}`;

const listed = (texts: readonly string[]): TemplateResult =>
  html`${texts.map((one, i) => html`${i > 0 ? ', ' : ''}<code>${one}</code>`)}`;

const told = ({ facts, near }: Witness, { onCase }: ChangesView): TemplateResult => {
  if (!near) return html`${listed(Object.entries(facts).map(([fact, value]) => factText(fact, value)))}.`;
  const { id, differs } = near;
  const like = html`<button class="link" @click=${() => onCase(id)}>${id}</button>`;
  return differs.length === 0
    ? html`Exactly case ${like}.`
    : html`${listed(differs.map(({ fact, value }) => factText(fact, value)))}, all else as in case ${like}.`;
};

const witnesses = ({ diff, witnesses: found }: Comparison, view: ChangesView): Part =>
  diff.statusChanges.length === 0
    ? nothing
    : html`<h3>Who changes: one patient for each change</h3>
        <ul class="witnesses">
          ${diff.statusChanges.map(({ modality, from, to, patients, byJsonLogic }, i) => {
            const witness = found[i];
            return html`<li>
              <div>
                <b>${view.optionName(modality)}</b> ${pill(from, view)} <span class="arrow">→</span> ${pill(to, view)}
              </div>
              ${witness ? html`<p>${told(witness, view)}</p>` : nothing}
              <p class="soft">
                ${patients === 'any' ? 'Only with something unknown. ' : ''}${byJsonLogic ? 'Confirmed by json-logic-js. ' : ''}
                ${witness ? html`<button class="link" @click=${() => view.onPatient(witness.facts)}>Show this patient</button>` : nothing}
              </p>
            </li>`;
          })}
        </ul>`;

const undecided = ({ diff: { undecided: left } }: Comparison, view: ChangesView): Part => {
  const words = [
    ...left.statuses.map(
      ({ modality, from, to }) => `${view.optionName(modality)}: ${view.statusWord(from)} → ${view.statusWord(to)}`,
    ),
    ...left.conditions,
  ];
  return words.length === 0
    ? nothing
    : html`<p class="note tone-caution">Not decided whether anybody changes here: ${words.join('; ')}.</p>`;
};

const semver = ({ diff }: Comparison): TemplateResult => {
  const { level, claimed, claimHolds, proposed, reasons, after } = diff;
  const first = reasons.find((one) => one.level === level);
  const claim =
    claimed === null
      ? `The number ${after.version} does not count up.`
      : `The number ${after.version} ${claimHolds ? 'says enough' : `says too little (${claimed})`}.`;
  return html`<p class="note">
    Proposed version: <b>${level === 'none' ? 'unchanged' : `${proposed} (${level})`}</b>. ${first?.text ?? ''}
    ${level === 'none' ? nothing : html`<span class=${claimHolds ? '' : 'tone-stop'}>${claim}</span>`}
  </p>`;
};

const inWords = ({ diff: { changes } }: Comparison): Part => {
  const decisions = changes.filter(({ concerns }) => concerns !== 'text');
  const others = changes.filter(({ concerns }) => concerns === 'text');
  const list = (some: typeof changes): TemplateResult =>
    html`<ul class="words">
      ${some.slice(0, MOST_WORDS).map(({ text }) => html`<li>${text}</li>`)}
      ${some.length > MOST_WORDS ? html`<li>${some.length - MOST_WORDS} more</li>` : nothing}
    </ul>`;
  return html`${
    decisions.length === 0
      ? nothing
      : html`<h3>What changed in rules and questions</h3>
          ${list(decisions)}`
  }
  ${
    others.length === 0
      ? nothing
      : html`<details>
          <summary>${counted(others.length, 'change')} of texts, sources and the rest</summary>
          ${list(others)}
        </details>`
  }`;
};

export const changesPanel = (view: ChangesView): TemplateResult => {
  const { before, standings, comparison, isRunning } = view;
  if (comparison?.diff.changes.length === 0 && !isRunning)
    return html`<p class="note">Nothing differs from ${before}. An edit of the rule shows here whom it concerns.</p>`;
  return html`<div class="changes" aria-busy=${isRunning ? 'true' : 'false'}>
    ${standings && standings.length > 0 ? patientTable(standings, view) : nothing}
    ${
      comparison
        ? html`${semver(comparison)}${undecided(comparison, view)}${caseTable(comparison.cases, view)}${witnesses(comparison, view)}${inWords(comparison)}`
        : html`<p class="note">Looking for patients who change…</p>`
    }
  </div>`;
};
