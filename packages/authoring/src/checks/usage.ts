/** Facts and derived values that nothing uses: questions asked for nothing. */
import type { RuleSetDocument } from '@regen-cds/engine';
import type { Finding } from '../finding.js';
import { conditionsOf } from '../model/conditions.js';
import { step } from '../pointer.js';

const namesIn = (json: unknown): string[] => {
  if (Array.isArray(json)) return json.flatMap(namesIn);
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([operator, operand]: [string, unknown]) =>
    operator === 'var' ? [String(Array.isArray(operand) ? operand[0] : operand)] : namesIn(operand),
  );
};

/** Every fact and derived value that a condition reads, through derived values and gates too. */
const usedNames = (document: RuleSetDocument): Set<string> => {
  const used = new Set<string>();
  const use = (name: string): void => {
    if (used.has(name)) return;
    used.add(name);
    const compute = document.derived?.[name]?.compute;
    if (compute) for (const inner of 'expression' in compute ? namesIn(compute.expression) : [compute.of]) use(inner);
    const gate = document.facts[name]?.gate;
    if (gate !== undefined) use(gate);
  };
  for (const { when } of conditionsOf(document)) for (const name of namesIn(when)) use(name);
  return used;
};

export const checkUsage = (document: RuleSetDocument): Finding[] => {
  const used = usedNames(document);
  const unused = (names: readonly string[], part: string, what: string): Finding[] =>
    names
      .filter((name) => !used.has(name))
      .map((name) => ({
        code: `unused-${what.split(' ')[0] ?? what}`,
        severity: 'warning',
        path: `/${part}${step(name)}`,
        message: `No condition reads the ${what} "${name}". Use it in a criterion, or remove it: nobody should be asked for nothing.`,
      }));
  return [
    ...unused(Object.keys(document.facts), 'facts', 'fact'),
    ...unused(Object.keys(document.derived ?? {}), 'derived', 'derived value'),
  ];
};
