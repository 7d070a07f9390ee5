/** From the truth of the criteria to where each modality stands: DESIGN, section 5, as two tables. */
import type { CriterionResult, ModalityDecision, Truth } from './decision-model.js';
import type { CompiledModality } from './program.js';
import { STATUSES, type Kind, type Status } from './schema.js';

/** The status a kind of criterion gives, and the truth at which it does. `indication` counts over all of its kind. */
const EFFECT: Record<Kind, { status: Status; at: Truth } | null> = {
  urgent: { status: 'urgent', at: true },
  exclusion: { status: 'unsuitable', at: true },
  requirement: { status: 'unsuitable', at: false },
  investigational: { status: 'investigational', at: true },
  referral: { status: 'referral', at: true },
  indication: null,
  caution: { status: 'caution', at: true },
  task: null,
  note: null,
};

/** Kinds whose outcome is still worth knowing when it can change no status. */
const WORTH_KNOWING: readonly Kind[] = ['caution', 'task', 'note'];

const rank = (status: Status): number => STATUSES.indexOf(status);
const higher = (a: Status, b: Status): Status => (rank(a) < rank(b) ? a : b);

interface Reach {
  status: Status;
  open: readonly CriterionResult[];
}

/** What one modality's indications say together: met when any is, missing when all are not met, open otherwise. */
const indicationReach = (results: readonly CriterionResult[]): Reach => {
  const indications = results.filter(({ kind }) => kind === 'indication');
  if (indications.length === 0 || indications.some(({ truth }) => truth === true))
    return { status: 'candidate', open: [] };
  const open = indications.filter(({ truth }) => truth === null);
  return { status: open.length === 0 ? 'not-indicated' : 'candidate', open };
};

const namesInOrder = (criteria: readonly CriterionResult[], order: ReadonlyMap<string, number>): string[] =>
  [...new Set(criteria.flatMap(({ open }) => open))].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));

/** Where one modality stands, and the facts that can still change that. */
export const decideModality = (
  modality: CompiledModality,
  results: readonly CriterionResult[],
  order: ReadonlyMap<string, number>,
): ModalityDecision => {
  const own = modality.criteria.flatMap(({ index }) => results[index] ?? []);
  const indication = indicationReach(own);
  const soFar = own.reduce<Status>((reached, { kind, truth }) => {
    const { at, status } = EFFECT[kind] ?? {};
    return status !== undefined && truth === at ? higher(reached, status) : reached;
  }, indication.status);
  const raising = own.filter(({ kind, truth }) => {
    const effect = EFFECT[kind];
    return effect !== null && truth === null && rank(effect.status) < rank(soFar);
  });
  const lacking = rank('not-indicated') < rank(soFar) ? indication.open : [];
  const open = [...raising, ...lacking];
  return {
    modality: modality.id,
    status: open.length > 0 ? 'needs-answers' : soFar,
    soFar,
    criteria: own.map(({ id }) => id),
    open: namesInOrder(open, order),
  };
};

/** Facts that can change a status first, then those that can change a caution, task or note of what is not unsuitable. */
export const openFacts = (
  decided: readonly ModalityDecision[],
  results: readonly CriterionResult[],
  appliesTo: (criterion: CriterionResult) => readonly string[],
  order: ReadonlyMap<string, number>,
): string[] => {
  const unsuitable = new Set(decided.filter(({ soFar }) => soFar === 'unsuitable').map(({ modality }) => modality));
  const changing = new Set(decided.flatMap(({ open }) => open));
  const telling = results.filter(
    (result) =>
      result.truth === null &&
      WORTH_KNOWING.includes(result.kind) &&
      appliesTo(result).some((modality) => !unsuitable.has(modality)),
  );
  const rest = namesInOrder(telling, order).filter((name) => !changing.has(name));
  return [...[...changing].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)), ...rest];
};
