/** Well-typed conditions of the rule profile, with every operator. */
import { namesOf, type Dictionary } from '../dictionary.js';
import type { Json } from '../json.js';
import type { Tape } from '../tape.js';
import { onCodes, onSets } from './codes.js';
import { comparison } from './comparisons.js';
import { onDates } from './dates.js';
import { variable, type Grammar } from './grammar.js';

const atom = (grammar: Grammar, depth: number): Json => {
  const { dictionary, tape } = grammar;
  const flags = namesOf(dictionary, 'boolean');
  const flag = (): Json => variable(tape.pick(flags));
  switch (tape.choose(9)) {
    case 0:
      return flag();
    case 1:
    case 2:
    case 3:
      return comparison(grammar, depth) ?? flag();
    case 4:
      return onDates(grammar) ?? onCodes(grammar, depth) ?? flag();
    case 5:
      return onCodes(grammar, depth) ?? flag();
    case 6:
    case 7:
      return onSets(grammar, depth) ?? flag();
    default:
      return { [tape.pick(['==', '===', '!=', '!=='])]: [flag(), tape.pick<Json>([true, false, flag()])] };
  }
};

const truth = (grammar: Grammar, depth: number): Json => {
  const { tape } = grammar;
  if (depth <= 0 || tape.spent) return atom(grammar, 0);
  const children = (least: number) => Array.from({ length: least + tape.choose(3) }, () => truth(grammar, depth - 1));
  switch (tape.choose(10)) {
    case 0:
    case 1:
    case 2:
      return { and: children(1) };
    case 3:
    case 4:
      return { or: children(1) };
    case 5:
      return {
        [tape.pick(['!', '!', '!!'])]: tape.chance(50) ? [truth(grammar, depth - 1)] : truth(grammar, depth - 1),
      };
    case 6: {
      const parts = Array.from({ length: tape.pick([3, 3, 5]) }, () => truth(grammar, depth - 1));
      return { if: parts };
    }
    case 7:
      return tape.chance(20) ? tape.pick([true, false]) : atom(grammar, depth - 1);
    default:
      return atom(grammar, depth - 1);
  }
};

/** A condition over the dictionary: boolean, at most `depth` operators deep before its atoms. */
export const conditionOf = (tape: Tape, dictionary: Dictionary, depth: number): Json => {
  const grammar: Grammar = { dictionary, tape, truth: (levels) => truth(grammar, levels) };
  return grammar.truth(depth);
};
