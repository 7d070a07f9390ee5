/** Receipts: a decision as canonical JSON (RFC 8785), to be kept, compared byte by byte and made again years later. */
import { isDay } from './calendar.js';
import { evaluate } from './decision.js';
import type { Decision } from './decision-model.js';
import { FactError, issue } from './errors.js';
import { inputsOf } from './inputs.js';
import { isRecord } from './json.js';
import type { RuleSet } from './program.js';

/** One place where a replay differs from its receipt; undefined where one of them has nothing. */
export interface Difference {
  /** JSON Pointer into the receipt. */
  path: string;
  was: unknown;
  is: unknown;
}

export interface Replay {
  /** The receipt as this engine writes it with this rule set. */
  receipt: string;
  /** Nothing differs but perhaps the version of the engine. */
  same: boolean;
  engine: { was: string; is: string };
  differences: Difference[];
}

/**
 * Keys in the order of their UTF-16 code units, as RFC 8785 has it; for the numbers and texts of a decision the rest of that
 * specification is what JSON.stringify does. A test holds it equal to the package `canonicalize`.
 */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
};

/** A decision as canonical JSON: rule set, engine, day, facts with origin and date, unknowns with reason, statuses, every truth. */
export const createReceipt = (decision: Decision): string => JSON.stringify(sorted(decision));

const differences = (was: unknown, is: unknown, path: readonly string[] = []): Difference[] => {
  if (typeof was !== 'object' || was === null || typeof is !== 'object' || is === null)
    return was === is ? [] : [{ path: issue('', path, '').path, was, is }];
  const [a, b] = [was as Record<string, unknown>, is as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
    differences(a[key], b[key], [...path, key]),
  );
};

const parse = (receipt: string): Decision => {
  try {
    const json = JSON.parse(receipt) as unknown;
    if (isRecord(json) && isRecord(json['facts']) && isRecord(json['unknown']) && isDay(String(json['asOf'])))
      return json as unknown as Decision;
  } catch {
    // Not JSON: the same as JSON of something else.
  }
  throw new FactError([issue('receipt', [], 'This is not a receipt. Pass what createReceipt returned, unchanged.')]);
};

/**
 * Makes the decision of a receipt again. With the same rule set the bytes are the same but for `engine`, which is reported;
 * else `differences` says exactly where they part.
 * @throws FactError when it is not a receipt
 */
export const replay = (receipt: string, ruleSet: RuleSet): Replay => {
  const was = parse(receipt);
  const is = evaluate(ruleSet, inputsOf(was), was);
  const found = differences(was, is).filter(({ path }) => path !== '/engine');
  return {
    receipt: createReceipt(is),
    same: found.length === 0,
    engine: { was: was.engine, is: is.engine },
    differences: found,
  };
};
