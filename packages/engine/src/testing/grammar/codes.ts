/** Codes, and lists of them: equality, membership, and what holds of their members. */
import { codesOf, namesOf } from '../dictionary.js';
import type { Json } from '../json.js';
import type { Tape } from '../tape.js';
import { variable, type Grammar } from './grammar.js';

/** A code: a fact, or a choice between facts and codes of the same list. */
const code = (grammar: Grammar, depth: number): { json: Json; codes: string[] } | null => {
  const { dictionary, tape } = grammar;
  const names = namesOf(dictionary, 'code');
  if (names.length === 0) return null;
  const name = tape.pick(names);
  const codes = codesOf(dictionary, name);
  if (depth <= 0 || !tape.chance(30)) return { json: variable(name), codes };
  const parts: Json[] = [];
  for (let count = 1 + tape.choose(2); count > 0; count -= 1) parts.push(grammar.truth(depth - 1), tape.pick(codes));
  return { json: { if: [...parts, variable(name)] }, codes };
};

export const onCodes = (grammar: Grammar, depth: number): Json => {
  const { dictionary, tape } = grammar;
  const left = code(grammar, depth);
  if (left === null) return null;
  const { json, codes } = left;
  const some = () => [...new Set([tape.pick(codes), tape.pick(codes)])];
  const sets = namesOf(dictionary, 'codes').filter((name) => codesOf(dictionary, name).join() === codes.join());
  switch (tape.choose(5)) {
    case 0:
      return { [tape.pick(['==', '===', '!=', '!=='])]: [json, tape.pick(codes)] };
    case 1:
      return { [tape.pick(['==', '===', '!=', '!=='])]: [tape.pick(codes), json] };
    case 2:
      return { in: [json, some()] };
    case 3: {
      const twin = namesOf(dictionary, 'code').filter((name) => codesOf(dictionary, name).join() === codes.join());
      return { [tape.pick(['==', '!='])]: [json, variable(tape.pick(twin))] };
    }
    default:
      return sets.length === 0 ? { in: [json, codes] } : { in: [tape.pick(codes), variable(tape.pick(sets))] };
  }
};

const ELEMENT: Json = { var: '' };
/** What `some`, `none` and `all` ask of one member. */
const predicate = (tape: Tape, codes: readonly string[], depth: number): Json => {
  if (depth > 0) {
    switch (tape.choose(6)) {
      case 1:
        return { and: [predicate(tape, codes, depth - 1), predicate(tape, codes, depth - 1)] };
      case 2:
        return { or: [predicate(tape, codes, depth - 1), predicate(tape, codes, depth - 1)] };
      case 3:
        return { [tape.pick(['!', '!!'])]: [predicate(tape, codes, depth - 1)] };
    }
  }
  switch (tape.choose(3)) {
    case 0:
      return { [tape.pick(['==', '===', '!=', '!=='])]: [ELEMENT, tape.pick(codes)] };
    case 1:
      return { in: [ELEMENT, [...new Set([tape.pick(codes), tape.pick(codes)])]] };
    default:
      return { '==': [tape.pick(codes), ELEMENT] };
  }
};

export const onSets = ({ dictionary, tape }: Grammar, depth: number): Json => {
  const names = namesOf(dictionary, 'codes');
  if (names.length === 0) return null;
  const name = tape.pick(names);
  const codes = codesOf(dictionary, name);
  if (tape.chance(35)) return { in: [tape.pick(codes), variable(name)] };
  return { [tape.pick(['some', 'none', 'all'])]: [variable(name), predicate(tape, codes, Math.min(2, depth))] };
};
