/** The trace of every criterion: its truth, the sentence, the facts it read, and what could still change it. */
import type { CriterionResult, Decision, Explanation, FactSentence, Reason, Truth } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../packages/widgets/src/icons.js';
import { lookOfReason } from '../../../packages/widgets/src/view-models/tone.js';
import { truthWord } from './words.js';

export type TraceFilter = 'all' | 'met' | 'not met' | 'unknown';
export const TRACE_FILTERS: readonly TraceFilter[] = ['all', 'met', 'not met', 'unknown'];

export interface TraceLine {
  result: CriterionResult;
  /** Null where `explain` tells no reason: of a criterion that applies to no option that is assessed. */
  reason: Reason | null;
}

const reasonsOf = ({ modalities, urgent }: Explanation): Map<string, Reason> =>
  new Map(
    [...urgent, ...modalities.flatMap(({ decisive, other }) => [...decisive, ...other])].map((reason) => [
      reason.criterion,
      reason,
    ]),
  );

/** Lines in the order of the rule set; only those of one option when it is named. */
export const traceOf = (decision: Decision, explanation: Explanation, modality: string): TraceLine[] => {
  const reasons = reasonsOf(explanation);
  const own = decision.modalities.find((one) => one.modality === modality)?.criteria;
  return decision.criteria
    .filter(({ id }) => own?.includes(id) ?? true)
    .map((result) => ({ result, reason: reasons.get(result.id) ?? null }));
};

const passes = (filter: TraceFilter, truth: Truth): boolean => filter === 'all' || filter === truthWord(truth);

const read = ({ fact, value, unknown }: FactSentence): TemplateResult =>
  html`<li>
    <code>${fact}</code>
    ${value === null ? html`<span class="tone-open">${unknown?.text ?? ''}</span>` : html`<b>${value}</b>`}
  </li>`;

const sentences = ({ conditions, text }: Reason): readonly string[] => (conditions.length > 0 ? conditions : [text]);

const line = ({ result, reason }: TraceLine, onShow: (criterion: string) => void): TemplateResult => {
  const { id, truth, kind, open } = result;
  const { tone, icon: name } = lookOfReason(reason ?? { kind, truth, due: false });
  return html`<li class="trace-line">
    <span class="tone-${tone}">${icon(name)}</span>
    <div>
      <div class="trace-head">
        <button class="link" title="Show in the rule" @click=${() => onShow(id)}>${id}</button>
        <span class="kind">${kind}</span>
        <span class="truth tone-${truth === null ? 'open' : tone}">${truthWord(truth)}</span>
      </div>
      ${reason === null ? nothing : sentences(reason).map((one) => html`<p>${one}</p>`)}
      ${
        reason === null || reason.facts.length === 0
          ? nothing
          : html`<ul class="reads" aria-label="Facts read">
              ${reason.facts.map(read)}
            </ul>`
      }
      ${open.length === 0 ? nothing : html`<p class="tone-open">Still open: ${open.map((fact, i) => html`${i > 0 ? ', ' : ''}<code>${fact}</code>`)}</p>`}
    </div>
  </li>`;
};

export interface TraceActions {
  onFilter: (filter: TraceFilter) => void;
  /** Shows a criterion in the editor. */
  onShow: (criterion: string) => void;
}

export const tracePanel = (
  lines: readonly TraceLine[],
  filter: TraceFilter,
  { onFilter, onShow }: TraceActions,
): TemplateResult => {
  if (lines.length === 0) return html`<p class="note">There is no criterion here.</p>`;
  const count = (one: TraceFilter): number => lines.filter(({ result }) => passes(one, result.truth)).length;
  return html`<div class="filters" role="group" aria-label="Which criteria">
      ${TRACE_FILTERS.map(
        (one) =>
          html`<button class="filter" aria-pressed=${one === filter} @click=${() => onFilter(one)}>
            ${one} <span class="count">${count(one)}</span>
          </button>`,
      )}
    </div>
    <ul class="trace">
      ${lines.filter(({ result }) => passes(filter, result.truth)).map((one) => line(one, onShow))}
    </ul>`;
};
