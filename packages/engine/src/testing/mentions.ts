/** What a condition mentions: facts and literals. */
import type { Json } from './json.js';

const namesIn = (rule: Json, into: Set<string>): Set<string> => {
  if (Array.isArray(rule)) for (const item of rule) namesIn(item, into);
  else if (rule !== null && typeof rule === 'object') {
    for (const [operator, operands] of Object.entries(rule)) {
      const name: unknown = Array.isArray(operands) ? operands[0] : operands;
      if (operator === 'var' && typeof name === 'string' && name !== '') into.add(name);
      else namesIn(operands, into);
    }
  }
  return into;
};
/** The facts a condition mentions. */
export const mentioned = (rule: Json): string[] => [...namesIn(rule, new Set())];

/** The numbers and texts in a condition, names of facts and codes among them. */
export const literalsIn = (rule: Json, into = new Set<number | string>()): Set<number | string> => {
  if (typeof rule === 'number' || typeof rule === 'string') into.add(rule);
  else if (Array.isArray(rule)) for (const item of rule) literalsIn(item, into);
  else if (rule !== null && typeof rule === 'object') for (const item of Object.values(rule)) literalsIn(item, into);
  return into;
};
