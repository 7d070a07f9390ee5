import type { Decision } from './decision-model.js';
import type { Audience } from './explain-model.js';
import { programOf, type RuleSet } from './program.js';

/** What to ask for an open fact: itself, its gate while that is unknown, or nothing when it does not exist for this person. */
const questionFor = (name: string, decision: Decision, ruleSet: RuleSet): string | null => {
  const gate = ruleSet.document.facts[name]?.gate;
  if (gate === undefined) return name;
  const known = decision.facts[gate];
  return known ? (known.value === true ? name : null) : questionFor(gate, decision, ruleSet);
};

const questionsFor = (names: readonly string[], decision: Decision, ruleSet: RuleSet): string[] => [
  ...new Set(names.flatMap((name) => questionFor(name, decision, ruleSet) ?? [])),
];

/** Every question that can still be put to this audience, in the order of `decision.open`. What a person has said is not asked again. */
export const askableFacts = (decision: Decision, ruleSet: RuleSet, audience: Audience): string[] =>
  questionsFor(decision.open, decision, ruleSet).filter((name) => {
    const { definition } = programOf(ruleSet).entries.get(name) ?? {};
    const { reason = '' } = decision.unknown[name] ?? {};
    const { origin = '' } = decision.facts[name] ?? {};
    return (
      definition &&
      (audience === 'clinician' || definition.askedOf !== 'clinician') &&
      !['not-known', 'declined'].includes(reason) &&
      !['manual', 'override'].includes(origin)
    );
  });

/**
 * The most useful open fact this audience is asked: urgent signs first, in the author's order, since each has to be ruled
 * out anyway; then what can change a status, then by the number of undecided criteria it is active in (greedy: RULE-PROFILE,
 * section 1.5). Null when nothing is left to ask, and under an urgent decision, where asking has to stop.
 */
export const nextFact = (decision: Decision, ruleSet: RuleSet, { audience }: { audience: Audience }): string | null => {
  if (decision.criteria.some(({ kind, truth }) => kind === 'urgent' && truth)) return null;
  const changing = questionsFor(
    decision.modalities.flatMap(({ open }) => open),
    decision,
    ruleSet,
  );
  const active = decision.criteria.map(({ kind, open }) => ({ kind, asks: questionsFor(open, decision, ruleSet) }));
  const weightOf = (name: string): number => {
    const own = active.filter(({ asks }) => asks.includes(name));
    if (own.some(({ kind }) => kind === 'urgent')) return 2e6;
    return (changing.includes(name) ? 1e6 : 0) + own.length;
  };
  const { entries } = programOf(ruleSet);
  const place = (name: string): number => entries.get(name)?.place.index ?? 0;
  const ranked = askableFacts(decision, ruleSet, audience).sort(
    (a, b) => weightOf(b) - weightOf(a) || place(a) - place(b),
  );
  return ranked[0] ?? null;
};
