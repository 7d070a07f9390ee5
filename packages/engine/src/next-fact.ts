import type { Decision } from './decision-model.js';
import type { Audience } from './explain-model.js';
import { programOf, type Program, type RuleSet } from './program.js';
import type { FactDefinition } from './schema.js';

const SETTLED: readonly string[] = ['not-known', 'declined'];

const isAskable = (
  name: string,
  definition: FactDefinition | null | undefined,
  decision: Decision,
  audience: Audience,
): boolean =>
  definition !== null &&
  definition !== undefined &&
  (audience === 'clinician' || definition.askedOf !== 'clinician') &&
  !SETTLED.includes(decision.unknown[name]?.reason ?? '');

/** What to ask for an open fact: itself, its gate while that is unknown, or nothing when it does not exist for this person. */
const questionFor = (name: string, program: Program, decision: Decision): string | null => {
  const gate = program.facts.get(name)?.definition?.gate;
  if (gate === undefined) return name;
  const known = decision.facts[gate];
  if (!known) return questionFor(gate, program, decision);
  return known.value === true ? name : null;
};

/** Every question that can still be put to this audience, in the order of `decision.open`. */
export const askableFacts = (decision: Decision, ruleSet: RuleSet, audience: Audience): string[] => {
  const program = programOf(ruleSet);
  const questions = decision.open.flatMap((name) => questionFor(name, program, decision) ?? []);
  return [...new Set(questions)].filter((name) =>
    isAskable(name, program.facts.get(name)?.definition, decision, audience),
  );
};

/**
 * The most useful open fact this audience is asked: urgent signs first, then what can change a status, then by the number of
 * undecided criteria it is active in (greedy: RULE-PROFILE, section 1.5). Null when nothing is left to ask, and under an
 * urgent decision, where asking has to stop.
 */
export const nextFact = (decision: Decision, ruleSet: RuleSet, { audience }: { audience: Audience }): string | null => {
  const program = programOf(ruleSet);
  const undecided = decision.criteria.filter(({ truth }) => truth === null);
  if (decision.criteria.some(({ kind, truth }) => kind === 'urgent' && truth === true)) return null;
  const changing = new Set(decision.modalities.flatMap(({ open }) => open));
  const asks = (name: string, open: readonly string[]): boolean =>
    open.some((one) => questionFor(one, program, decision) === name);
  const weight = (name: string): readonly [number, number, number] => {
    const active = undecided.filter(({ open }) => asks(name, open));
    return [Number(active.some(({ kind }) => kind === 'urgent')), Number(asks(name, [...changing])), active.length];
  };
  const ranked = askableFacts(decision, ruleSet, audience).map((name) => ({
    name,
    weight: weight(name),
    place: program.order.get(name) ?? 0,
  }));
  ranked.sort((a, b) => {
    const [[a0, a1, a2], [b0, b1, b2]] = [a.weight, b.weight];
    return b0 - a0 || b1 - a1 || b2 - a2 || a.place - b.place;
  });
  return ranked[0]?.name ?? null;
};
