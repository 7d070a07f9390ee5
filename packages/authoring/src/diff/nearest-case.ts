/** A witness told by what it has in common with a known case: "daysSinceNsaid = 7, all else as in case 12". */
import { evaluate, type RuleSet, type Status } from '@regen-cds/engine';
import type { PatientFacts } from '../model/patient.js';
import type { Patient } from './population.js';

export interface NearCase {
  id: string;
  /** What differs from the case; a value that is undefined is unknown. */
  differs: { fact: string; value: unknown }[];
}

interface Change {
  modality: string;
  from: Status;
  to: Status;
  /** Day of the evaluation, `yyyy-mm-dd`. */
  asOf: string;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A case with its values as they are, where the witness gives them in plain. */
const plain = (facts: Readonly<Record<string, unknown>>): PatientFacts =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, given]) =>
      typeof given === 'object' && given !== null && !Array.isArray(given) ? [] : [[name, given]],
    ),
  );

const differing = (witness: PatientFacts, facts: PatientFacts): string[] =>
  Object.keys(witness).filter((name) => !isSame(witness[name], facts[name]));

const MOST_TRIED = 12;

/**
 * The case from which the fewest answers have to change for a patient to show a change of status; null where no case comes near.
 * @param sides the version before and the one after
 */
export const nearestCase = (
  witness: PatientFacts,
  cases: readonly Patient[],
  sides: readonly [RuleSet, RuleSet],
  { modality, from, to, asOf }: Change,
): NearCase | null => {
  const statusIn = (ruleSet: RuleSet, facts: PatientFacts): Status | undefined =>
    evaluate(ruleSet, facts, { asOf }).modalities.find((one) => one.modality === modality)?.status;
  const shows = (facts: PatientFacts): boolean =>
    statusIn(sides[0], facts) === from && statusIn(sides[1], facts) === to;
  const candidates = cases
    .map((one) => ({ id: one.id, facts: plain(one.facts) }))
    .map((one) => ({ ...one, differs: differing(witness, one.facts) }))
    .sort((a, b) => a.differs.length - b.differs.length)
    .slice(0, MOST_TRIED);
  let best: NearCase | null = null;
  for (const { id, facts, differs } of candidates) {
    if (best && differs.length >= best.differs.length + 3) continue;
    const change = (names: readonly string[]): PatientFacts => ({
      ...facts,
      ...Object.fromEntries(names.map((name) => [name, witness[name]])),
    });
    if (!shows(change(differs))) continue;
    const needed = differs.reduce<string[]>((kept, name) => {
      const fewer = kept.filter((other) => other !== name);
      return shows(change(fewer)) ? fewer : kept;
    }, differs);
    if (!best || needed.length < best.differs.length)
      best = { id, differs: needed.map((fact) => ({ fact, value: witness[fact] })) };
  }
  const isNearer = best !== null && best.differs.length < Object.keys(witness).length;
  return isNearer ? best : null;
};
