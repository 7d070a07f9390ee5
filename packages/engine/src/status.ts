/** From the truth of the criteria to where each modality stands: DESIGN, section 5, as one table. */
import type { CriterionResult, ModalityDecision, Truth } from './decision-model.js';
import { inOrder, type CompiledCriterion, type CompiledModality, type Program } from './program.js';
import { STATUSES, type Kind, type Status } from './vocabulary.js';

/** The truth at which a kind of criterion gives a status. Indications do so together: when none of them is met. */
export const EFFECT: Readonly<Partial<Record<Kind, readonly [at: boolean, status: Status]>>> = {
  urgent: [true, 'urgent'],
  exclusion: [true, 'unsuitable'],
  requirement: [false, 'unsuitable'],
  investigational: [true, 'investigational'],
  referral: [true, 'referral'],
  indication: [false, 'not-indicated'],
  caution: [true, 'caution'],
};

/** Place in the precedence, from `urgent` to `candidate`. */
export const rankOf = (status: Status): number => STATUSES.indexOf(status);

/** What a criterion can do to the status of a modality. */
export interface Deciding {
  readonly index: number;
  readonly isIndication: boolean;
  /** The truth at which it gives a status, and the rank of that. */
  readonly at: boolean;
  readonly rank: number;
}

export const decidingOf = ({ index, definition: { kind } }: CompiledCriterion): Deciding[] => {
  const [at, status] = EFFECT[kind] ?? [];
  return at === undefined || !status ? [] : [{ index, isIndication: kind === 'indication', at, rank: rankOf(status) }];
};

type Truths = readonly (Truth | undefined)[];

/** The status reached by what is known, and the criteria that could still raise it. */
export const reach = (deciding: readonly Deciding[], truths: Truths): [soFar: Status, raising: Deciding[]] => {
  const indications = deciding.filter(({ isIndication }) => isIndication).map(({ index }) => truths[index]);
  const fits = indications.includes(true);
  const isMissing = !fits && !indications.includes(null);
  let reached = rankOf('candidate');
  for (const { index, isIndication, at, rank } of deciding)
    if (truths[index] === at && rank < reached && (isMissing || !isIndication)) reached = rank;
  const raising = deciding.filter(
    ({ index, isIndication, rank }) => truths[index] === null && rank < reached && !(fits && isIndication),
  );
  return [STATUSES[reached] ?? 'candidate', raising];
};

/** Where one modality stands, and the facts that can still change that. */
export const decideModality = (
  { id, deciding, criteria }: CompiledModality,
  truths: Truths,
  results: readonly CriterionResult[],
  program: Program,
): ModalityDecision => {
  const [soFar, raising] = reach(deciding, truths);
  return {
    modality: id,
    status: raising.length > 0 ? 'needs-answers' : soFar,
    soFar,
    criteria: criteria as string[],
    open: inOrder(
      raising.flatMap(({ index }) => results[index]?.open ?? []),
      program,
    ),
  };
};

/** Facts that can change a status first, then those that can change a caution, task or note of what is not unsuitable. */
export const openFacts = (
  decided: readonly ModalityDecision[],
  results: readonly CriterionResult[],
  program: Program,
): string[] => {
  const unsuitable = decided.filter(({ soFar }) => soFar === 'unsuitable').map(({ modality }) => modality);
  const changing = inOrder(
    decided.flatMap(({ open }) => open),
    program,
  );
  const telling = results.filter(
    ({ truth, kind }, i) =>
      truth === null &&
      ['caution', 'task', 'note'].includes(kind) &&
      program.criteria[i]?.appliesTo.some((id) => !unsuitable.includes(id)),
  );
  const rest = inOrder(
    telling.flatMap(({ open }) => open),
    program,
  );
  return [...new Set([...changing, ...rest])];
};
