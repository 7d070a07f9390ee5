/** The shipped rule sets, and one with a fact of every type. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseRuleSet, type FactDefinition, type RuleSet } from '@regen-cds/engine';
import { derivedBy, document, fact, options } from '../../../engine/src/testing/document.js';

export { AS_OF } from '../../../engine/src/testing/document.js';

const RULES = new URL('../../../../rules/', import.meta.url);
const read = (path: string): RuleSet => parseRuleSet(JSON.parse(readFileSync(new URL(path, RULES), 'utf8')));

export const kneeRules = (): RuleSet => read('knee-osteoarthritis/1.1.0.json');

/** Every version of every rule set, by its path. */
export const shippedRules = (): [path: string, ruleSet: RuleSet][] =>
  readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[\w-]+\/[\d.]+\.json$/.test(path))
    .map((path) => [path, read(path)]);

const SCT = 'http://snomed.info/sct';

/** Every type of fact, with and without unit, options with and without a code system, a gate, a maximal age, a score. */
export const everyType = (more: Record<string, FactDefinition> = {}): RuleSet => {
  const base = document();
  return parseRuleSet({
    ...base,
    facts: {
      ...base.facts,
      platelets: fact('number', { unit: '10*9/L', unitLabel: '×10⁹/L', min: 0, max: 2000, maxAge: 'P3M' }),
      hba1c: fact('number', {
        unit: '%',
        min: 3,
        max: 20,
        alsoIn: [{ unit: 'mmol/mol', unitLabel: 'mmol/mol', factor: 0.09148, offset: 2.152 }],
      }),
      inr: fact('number', { unit: '1', unitLabel: 'INR', min: 0.5, max: 20 }),
      weeks: fact('integer', { unit: 'wk', min: 0, max: 1000, gate: 'pain' }),
      stage: fact('integer', { min: 0, max: 4, options: options('0', '1', '2', '3', '4') }),
      drug: fact('code', { options: options('a', 'b').map((option) => ({ ...option, system: SCT })) }),
      ...more,
    },
    derived: { doubled: derivedBy({ expression: { '*': [{ var: 'weight' }, 2] } }, { unit: 'kg', decimals: 1 }) },
  });
};
