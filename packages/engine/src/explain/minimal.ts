/**
 * A minimal set of facts that alone forces where a modality stands, by greedy deletion (RULE-PROFILE, section 1.6). Sound because
 * Kleene logic is: facts left out can only make more unknown. Not guaranteed to be the smallest.
 */
import type { Decision, ModalityDecision, Truth } from '../decision-model.js';
import { Evaluation } from '../evaluation.js';
import { programOf, type CompiledCriterion, type RuleSet } from '../program.js';
import type { Kind, Status } from '../schema.js';

/** What forces a status: the kind of criterion, and its truth. */
const FORCES: Partial<Record<Status, readonly (readonly [Kind, Truth])[]>> = {
  urgent: [['urgent', true]],
  unsuitable: [
    ['exclusion', true],
    ['requirement', false],
  ],
  investigational: [['investigational', true]],
  referral: [['referral', true]],
  'not-indicated': [['indication', false]],
  caution: [['caution', true]],
};

/** The criteria that give a modality the status it has so far. */
export const decisiveCriteria = ({ criteria, soFar }: ModalityDecision, decision: Decision): string[] =>
  decision.criteria
    .filter(
      ({ id, kind, truth }) => criteria.includes(id) && FORCES[soFar]?.some(([k, t]) => k === kind && t === truth),
    )
    .map(({ id }) => id);

/** The known facts of a decision, as `evaluate` takes them; only those named, when names are given. */
export const factsOf = (
  decision: Decision,
  names: readonly string[] = Object.keys(decision.facts),
): Record<string, unknown> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const fact = decision.facts[name];
      if (!fact) return [];
      const { observations: _, ...kept } = fact;
      return [[name, kept]];
    }),
  );

const reduce = (criteria: readonly CompiledCriterion[], decision: Decision, ruleSet: RuleSet): string[] => {
  const holds = (names: readonly string[]): boolean => {
    const evaluation = new Evaluation(ruleSet, factsOf(decision, names), { asOf: decision.asOf, secondOpinion: false });
    return criteria.every((criterion) => evaluation.truthOf(criterion) === decision.criteria[criterion.index]?.truth);
  };
  const read = new Set(criteria.flatMap(({ reads, slots }) => [...reads, ...slots.map(({ name }) => name)]));
  let kept = [...read].filter((name) => Object.hasOwn(decision.facts, name));
  for (const name of kept) {
    const without = kept.filter((other) => other !== name);
    if (holds(without)) kept = without;
  }
  return kept;
};

/** Names of facts that alone force `soFar`; for `candidate`, which nothing forces, every known fact it rests on. */
export const minimalFacts = (modality: ModalityDecision, decision: Decision, ruleSet: RuleSet): string[] => {
  const { criteria } = programOf(ruleSet);
  const decisive = decisiveCriteria(modality, decision);
  const compiled = criteria.filter(({ definition }) => decisive.includes(definition.id));
  if (modality.soFar === 'candidate') {
    const own = criteria.filter(({ definition }) => modality.criteria.includes(definition.id));
    return Object.keys(decision.facts).filter((name) =>
      own.some(({ reads, slots }) => reads.includes(name) || slots.some((slot) => slot.name === name)),
    );
  }
  return reduce(modality.soFar === 'not-indicated' ? compiled : compiled.slice(0, 1), decision, ruleSet);
};
