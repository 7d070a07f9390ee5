import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { entriesOf, type Entry } from './entries.js';
import { everyType, kneeRules } from './testing/rule-sets.js';
import { convertByUcum } from './ucum.js';
import { inOwnUnit } from './units.js';

const entries = new Map([...entriesOf(everyType()), ...entriesOf(kneeRules())].map((entry) => [entry.name, entry]));
const entry = (name: string): Entry => entries.get(name)!;
const converted = (name: string, value: number, unit: string): number | null =>
  inOwnUnit(entry(name), value, unit, convertByUcum);

describe('a value in another unit', () => {
  const same: [string, number, string, number][] = [
    ['platelets', 92, '10*9/L', 92],
    ['platelets', 92, '10*3/uL', 92],
    ['platelets', 92_000, '/uL', 92],
    ['labPlateletCount', 92_000, '/uL', 92],
    ['labHaemoglobin', 134, 'g/L', 13.4],
    ['labHaemoglobin', 134, 'kg/m3', 13.4],
    ['patientWeightKg', 180, '[lb_av]', 81.6466266],
    ['patientWeightKg', 81_646.6, 'g', 81.6466],
    ['vitalsTemperatureC', 100.4, '[degF]', 38],
    ['vitalsTemperatureC', 311.15, 'K', 38],
    ['weeks', 21, 'd', 3],
    ['inr', 1.1, '{INR}', 1.1],
    ['inr', 1.1, '1', 1.1],
  ];
  for (const [name, value, unit, expected] of same) {
    it(`is converted: ${value} ${unit} of ${name} are ${expected}`, () => {
      assert.equal(converted(name, value, unit), expected);
    });
  }

  it('carries no noise of binary fractions to a limit: 92 ×10³/µL are exactly 92 ×10⁹/L', () => {
    for (let value = 1; value <= 400; value++) assert.equal(converted('platelets', value, '10*3/uL'), value);
  });

  it('is converted as the rule set says where UCUM would be wrong: 48 mmol/mol of HbA1c are 6.5 %', () => {
    assert.equal(convertByUcum(48, 'mmol/mol', '%'), 4.8);
    assert.equal(converted('labHba1c', 48, 'mmol/mol')?.toFixed(1), '6.5');
  });

  it('is not converted by UCUM at all where the rule set contradicts it', () => {
    assert.equal(converted('labHba1c', 0.048, 'mol/mol'), null);
  });

  const refused: [string, string, string][] = [
    ['vitalsTemperatureC', 'degF', 'the library would assume [degF]'],
    ['patientWeightKg', 'pounds', 'no UCUM unit'],
    ['patientWeightKg', 'Gram', 'no UCUM unit'],
    ['patientWeightKg', 'cm', 'another dimension'],
    ['labHaemoglobin', 'mmol/L', 'needs a molar mass'],
    ['platelets', 'K/uL', 'kelvin per microlitre'],
    ['inr', '%', 'a prothrombin time in per cent is no INR'],
    ['inr', '[IU]', 'arbitrary unit'],
    ['patientWeightKg', '', 'empty'],
    ['patientWeightKg', '{a}{b}', 'annotations of another dimension'],
    ['patientWeightKg', 'constructor', 'a name of the JavaScript object'],
    ['patientWeightKg', '__proto__', 'a name of the JavaScript object'],
  ];
  for (const [name, unit, why] of refused) {
    it(`is refused rather than guessed: ${name} in "${unit}" (${why})`, () => {
      assert.equal(converted(name, 50, unit), null);
    });
  }
});
