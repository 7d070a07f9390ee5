/** Patients as the engine takes them, and as the search keeps them. */
import type { Decision } from '@regen-cds/engine';
import { dayText, daySerial } from './day.js';
import type { Choices } from './search.js';
import { emptyState, type Space } from './space.js';
import { CHOSEN, type State } from './state.js';
import type { Term } from './term.js';

/** Facts by name, as `evaluate` takes them. */
export type PatientFacts = Record<string, unknown>;

const plainValue = (space: Space, term: Term, value: number): unknown => {
  switch (term.kind) {
    case 'boolean':
      return value === 1;
    case 'code':
      return space.codeOf(value);
    case 'day':
      return dayText(value);
    default:
      return value;
  }
};

/** A list: the codes that are in it, and whether that is all. */
const listValue = (members: readonly Term[], choices: Choices): unknown => {
  const touched = members.filter((term) => choices.has(term));
  if (touched.length === 0) return undefined;
  const codes = touched.flatMap((term) => (choices.get(term) === 1 ? [term.code] : []));
  const parents = touched.flatMap((term) => (choices.get(term) === 1 ? term.implies.map(({ code }) => code) : []));
  const value = [...new Set([...codes, ...parents])];
  const incomplete = touched.some((term) => choices.get(term) === null);
  if (incomplete) return value.length === 0 ? undefined : { value, complete: false };
  return value;
};

/** The facts that a search has chosen, in the order of the rule set. */
export const factsOf = (space: Space, choices: Choices): PatientFacts => {
  const facts: PatientFacts = {};
  for (const [name, terms] of space.ofFact) {
    const [first] = terms;
    if (!first) continue;
    const value = first.kind === 'member' ? undefined : choices.get(first);
    if (first.kind === 'member') {
      const list = listValue(terms, choices);
      if (list !== undefined) facts[name] = list;
    } else if (value !== undefined && value !== null) facts[name] = plainValue(space, first, value);
  }
  return facts;
};

const setTerm = (state: State, { index }: Term, value: number): void => {
  for (const ends of [state.lo, state.hi, state.boxLo, state.boxHi]) ends[index] = value;
  state.fixed[index] = CHOSEN;
};

const numberOf = (space: Space, term: Term, value: unknown): number | null => {
  if (term.kind === 'boolean') return typeof value === 'boolean' ? Number(value) : null;
  if (term.kind === 'code') return typeof value === 'string' ? space.codeNumber(value) : null;
  if (term.kind === 'day') return typeof value === 'string' ? daySerial(value) : null;
  return typeof value === 'number' ? value : null;
};

/** What is known of a patient given by plain values; calculations are worked out from them. */
export const stateOfFacts = (space: Space, facts: Readonly<PatientFacts>): State => {
  const state = emptyState(space);
  for (const [name, terms] of space.ofFact) {
    const given = facts[name];
    const [first] = terms;
    if (given === undefined || !first) continue;
    if (first.kind !== 'member') {
      const value = numberOf(space, first, given);
      if (value !== null) setTerm(state, first, value);
      continue;
    }
    const complete = Array.isArray(given);
    const codes = (complete ? given : ((given as { value?: unknown }).value ?? [])) as readonly unknown[];
    const inList = new Set(codes);
    for (const term of terms) for (const parent of inList.has(term.code) ? term.implies : []) inList.add(parent.code);
    for (const term of terms)
      if (inList.has(term.code)) setTerm(state, term, 1);
      else if (complete) setTerm(state, term, 0);
  }
  return state;
};

/** Known facts of a decision as plain values. */
export const plainFacts = ({ facts }: Decision): PatientFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, { value, complete }]) => [
      name,
      complete === false ? { value, complete } : value,
    ]),
  );
