/** One-token mutants of a rule set: a threshold moved, an operator or a code replaced. What a slip of the hand would do. */
import type { RuleSetDocument } from '@regen-cds/engine';

export interface Mutant {
  /** JSON Pointer of the token. */
  path: string;
  from: unknown;
  to: unknown;
  document: RuleSetDocument;
}

type Path = readonly (string | number)[];

const OPERATORS: readonly (readonly string[])[] = [
  ['<', '<=', '>', '>='],
  ['==', '!='],
  ['===', '!=='],
  ['and', 'or'],
  ['some', 'none', 'all'],
  ['!', '!!'],
  ['+', '-', '*'],
  ['min', 'max'],
];

const others = (operator: string): string[] =>
  OPERATORS.filter((group) => group.includes(operator)).flatMap((group) => group.filter((one) => one !== operator));

/** A moved threshold: by one on its own grain, and by a tenth. */
const moved = (value: number): number[] => {
  const digits = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  const step = 10 ** -digits;
  const tidy = (number: number): number => Number(number.toFixed(digits + 1));
  return [...new Set([value + step, value - step, value * 1.1, value * 0.9].map(tidy))].filter((one) => one !== value);
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Edit {
  path: Path;
  from: unknown;
  to: unknown;
  /** Renames a key instead of replacing a value. */
  key: boolean;
}

/** Codes of the fact that an operation is about, by its name. */
type Codes = (fact: string) => readonly string[];

const edits = (json: unknown, path: Path, codesOf: Codes, about = ''): Edit[] => {
  const value = (to: unknown): Edit => ({ path, from: json, to, key: false });
  if (typeof json === 'number') return moved(json).map(value);
  if (typeof json === 'string')
    return codesOf(about)
      .filter((code) => code !== json)
      .map(value);
  if (Array.isArray(json)) return json.flatMap((part, i) => edits(part, [...path, i], codesOf, about));
  if (!isRecord(json)) return [];
  return Object.entries(json).flatMap(([operator, operand]): Edit[] => {
    if (operator === 'var') return [];
    const renamed = others(operator).map((to): Edit => ({ path: [...path, operator], from: operator, to, key: true }));
    const operands: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
    const fact = operands.flatMap((part) =>
      isRecord(part) && typeof part['var'] === 'string' ? [part['var']] : [],
    )[0];
    return [...renamed, ...edits(operand, [...path, operator], codesOf, fact ?? about)];
  });
};

const within = (
  json: unknown,
  [step, ...rest]: Path,
  change: (parent: Record<string | number, unknown>, last: string | number) => void,
): void => {
  const parent = json as Record<string | number, unknown>;
  if (step === undefined) return;
  if (rest.length === 0) change(parent, step);
  else within(parent[step], rest, change);
};

const applied = (document: RuleSetDocument, { path, to, key }: Edit): RuleSetDocument => {
  // Only the part with the conditions is copied: the texts are most of a rule set, and no edit touches them.
  const copy = {
    ...document,
    criteria: structuredClone(document.criteria),
    derived: structuredClone(document.derived),
  };
  within(copy, path, (parent, last) => {
    if (!key) parent[last] = to;
    else {
      parent[String(to)] = parent[last];
      Reflect.deleteProperty(parent, last);
    }
  });
  return copy;
};

/** Makes mutants on demand; many are not rule sets at all, which the engine says when it is asked. */
export const mutantsOf = (document: RuleSetDocument): { count: number; at: (index: number) => Mutant } => {
  const codes: Codes = (fact) =>
    (fact === 'jurisdiction' ? document.jurisdictions : (document.facts[fact]?.options ?? [])).map(({ code }) => code);
  const all = [
    ...document.criteria.flatMap(({ when }, i) => edits(when, ['criteria', i, 'when'], codes)),
    ...Object.entries(document.derived ?? {}).flatMap(([name, { compute }]) =>
      'expression' in compute ? edits(compute.expression, ['derived', name, 'compute', 'expression'], codes) : [],
    ),
  ];
  return {
    count: all.length,
    at: (index) => {
      const edit = all[index];
      if (!edit) throw new RangeError('There are not that many mutants.');
      const path = edit.path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
      return { path, from: edit.from, to: edit.to, document: applied(document, edit) };
    },
  };
};
