/**
 * A minimal set of facts that alone forces where a modality stands, by greedy deletion (RULE-PROFILE, section 1.6). Sound because
 * Kleene logic is: facts left out can only make more unknown. Not guaranteed to be the smallest.
 */
import type { Decision, ModalityDecision } from '../decision-model.js';
import { Evaluation } from '../evaluation.js';
import { inputsOf } from '../inputs.js';
import { programOf, type RuleSet } from '../program.js';
import { EFFECT, reach } from '../status.js';

/** The criteria that give a modality the status it has so far. */
export const decisiveCriteria = ({ criteria, soFar }: ModalityDecision, decision: Decision): string[] =>
  decision.criteria
    .filter(({ id, kind, truth }) => {
      const [at, status] = EFFECT[kind] ?? [];
      return status === soFar && at === truth && criteria.includes(id);
    })
    .map(({ id }) => id);

/** Names of facts that alone force `soFar`; for `candidate`, which nothing forces, every known fact it rests on. */
export const minimalFacts = (modality: ModalityDecision, decision: Decision, ruleSet: RuleSet): string[] => {
  const { soFar, criteria } = modality;
  const { criteria: compiled, modalities } = programOf(ruleSet);
  const isCandidate = soFar === 'candidate';
  // One criterion is enough for every status but "not indicated", which takes all indications.
  const decisive = decisiveCriteria(modality, decision).slice(0, soFar === 'not-indicated' ? undefined : 1);
  const resting = compiled.filter(({ definition: { id } }) => (isCandidate ? criteria : decisive).includes(id));
  const read = new Set(resting.flatMap(({ reads, places }) => [...reads, ...places.map(({ name }) => name)]));
  const known = Object.keys(decision.facts).filter((name) => read.has(name));
  const { deciding } = modalities.find(({ id }) => id === modality.modality) ?? {};
  if (isCandidate || !deciding) return known;
  const inputs = inputsOf(decision);
  const evaluation = new Evaluation(ruleSet, {}, { asOf: decision.asOf, secondOpinion: false });
  for (const name of known) evaluation.set(name, inputs[name]);
  return known.filter((name) => {
    evaluation.set(name, undefined);
    const isNeeded = reach(deciding, evaluation.truths())[0] !== soFar;
    if (isNeeded) evaluation.set(name, inputs[name]);
    return isNeeded;
  });
};
