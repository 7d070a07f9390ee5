/** The shipped rule set, and one with a fact of every type. */
import { readFileSync } from 'node:fs';
import { parseRuleSet, type FactDefinition, type RuleSet } from '@regen-cds/engine';
import { derivedBy, document, fact, options } from '../../../engine/src/testing/document.js';

export { AS_OF } from '../../../engine/src/testing/document.js';

const knee = new URL('../../../../rules/knee-osteoarthritis/1.0.0.json', import.meta.url);

export const kneeRules = (): RuleSet => parseRuleSet(JSON.parse(readFileSync(knee, 'utf8')));

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
