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

/** The status that a criterion of this kind gives at this truth. */
export const statusGiven = (kind: Kind, truth: Truth): Status | null => {
  const [at, status] = EFFECT[kind] ?? [];
  return status !== undefined && at === truth ? status : null;
};

/** Where one modality stands, and the facts that can still change that. */
export const decideModality = (
  { id, indexes, criteria }: CompiledModality,
  results: readonly CriterionResult[],
  program: Program,
): ModalityDecision => {
  const own = indexes.flatMap((index) => results[index] ?? []);
  const indications = own.filter(({ kind }) => kind === 'indication').map(({ truth }) => truth);
  const counts = ({ kind, truth }: CriterionResult): boolean =>
    kind !== 'indication' || !(indications.includes(true) || (truth === false && indications.includes(null)));
  let soFar: Status = 'candidate';
  for (const result of own) {
    const given = statusGiven(result.kind, result.truth);
    if (given && rankOf(given) < rankOf(soFar) && counts(result)) soFar = given;
  }
  const raising = own.filter((result) => {
    const [, status] = EFFECT[result.kind] ?? [];
    return result.truth === null && status && rankOf(status) < rankOf(soFar) && counts(result);
  });
  return {
    modality: id,
    status: raising.length > 0 ? 'needs-answers' : soFar,
    soFar,
    criteria: criteria as string[],
    open: inOrder(
      raising.flatMap(({ open }) => open),
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
  const isTold = ({ definition, index, appliesTo }: CompiledCriterion): boolean =>
    results[index]?.truth === null &&
    ['caution', 'task', 'note'].includes(definition.kind) &&
    appliesTo.some((id) => !unsuitable.includes(id));
  const changing = inOrder(
    decided.flatMap(({ open }) => open),
    program,
  );
  const telling = program.criteria.filter(isTold).flatMap(({ index }) => results[index]?.open ?? []);
  return [...new Set([...changing, ...inOrder(telling, program)])];
};
