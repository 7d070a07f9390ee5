/**
 * Axes of a truth grid. A number has one step for each region that the conditions of either version cut it into: every value of a region
 * gives the same result, so that nothing can hide between two steps.
 */
import { definitionOf, narrate, type Narrator, type RuleSet } from '@regen-cds/engine';
import { createPair, regionsOf, type Region, type Term } from '../authoring.js';

/** One step of an axis: what a patient is given for it. */
export interface Step {
  label: string;
  /** As `evaluate` takes it. */
  input: unknown;
}

export interface Axis {
  fact: string;
  label: string;
  unit: string;
  steps: readonly Step[];
}

/** More steps than this are no picture. */
const MOST_STEPS = 16;
const UNKNOWN: Step = { label: '?', input: { unknown: 'not-known' } };
const BOOLEAN: readonly Step[] = [
  { label: 'no', input: false },
  { label: 'yes', input: true },
];

const wholeLabel = ({ lo, hi }: Region, write: (value: number) => string): string =>
  lo === hi ? write(lo) : `${write(lo)}–${write(hi)}`;

const measuredLabel = (region: Region, { lo: least, hi: most }: Term, write: (value: number) => string): string => {
  const { lo, hi } = region;
  if (lo !== hi && lo <= least) return `<${write(hi)}`;
  if (lo !== hi && hi >= most) return `>${write(lo)}`;
  return wholeLabel(region, write);
};

const measured = (term: Term, narrator: Narrator): Step[] => {
  const write = (value: number): string => narrator.number(value);
  return regionsOf(term).map((region) => ({
    label: term.step === 1 ? wholeLabel(region, write) : measuredLabel(region, term, write),
    input: region.value,
  }));
};

/** Codes that both versions know. */
const chosen = (fact: string, before: RuleSet, after: RuleSet, narrator: Narrator): Step[] => {
  const earlier = (definitionOf(fact, before).options ?? []).map(({ code }) => code);
  return (definitionOf(fact, after).options ?? [])
    .filter(({ code }) => earlier.includes(code))
    .map(({ code, display }) => ({ label: narrator.text(display), input: code }));
};

type TermsByName = ReadonlyMap<string, Term>;

/** The first term of each fact and derived value. */
const termsOf = (before: RuleSet, after: RuleSet, asOf: string): TermsByName => {
  const terms = new Map<string, Term>();
  for (const term of createPair(before, after, asOf).space.terms) if (!terms.has(term.fact)) terms.set(term.fact, term);
  return terms;
};

const isNumber = (term: Term | undefined): boolean => term?.kind === 'number' || term?.kind === 'calculated';

const sameCuts = (a: Term | undefined, b: Term | undefined): boolean =>
  a?.cuts.size === b?.cuts.size && [...(a?.cuts ?? [])].every((cut) => b?.cuts.has(cut));

/** Every fact and derived value that can be an axis: first those whose limits the versions set differently, then those with most limits. */
export const axesOf = (before: RuleSet, after: RuleSet, asOf: string, lang: string): Axis[] => {
  const narrator = narrate(after, { lang, audience: 'clinician' });
  const terms = termsOf(before, after, asOf);
  const [old, young] = [termsOf(before, before, asOf), termsOf(after, after, asOf)];
  const stepsOf = (fact: string, term: Term | undefined): readonly Step[] => {
    if (term?.kind === 'boolean') return BOOLEAN;
    if (term?.kind === 'code') return chosen(fact, before, after, narrator);
    if (!term || !isNumber(term)) return [];
    return term.allowed?.map((value) => ({ label: String(value), input: value })) ?? measured(term, narrator);
  };
  const interest = (fact: string): number => {
    const term = terms.get(fact);
    return (sameCuts(old.get(fact), young.get(fact)) ? 0 : 1000) + (term && isNumber(term) ? term.cuts.size : 0);
  };
  return Object.keys({ ...after.document.facts, ...after.document.derived })
    .flatMap((fact): Axis[] => {
      const steps = stepsOf(fact, terms.get(fact));
      if (steps.length < 2 || steps.length > MOST_STEPS) return [];
      const { label, unitLabel = '' } = definitionOf(fact, after);
      return [{ fact, label: narrator.text(label), unit: unitLabel, steps: [...steps, UNKNOWN] }];
    })
    .sort((a, b) => interest(b.fact) - interest(a.fact));
};
