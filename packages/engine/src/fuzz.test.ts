import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  contentTruths,
  createReceipt,
  evaluate,
  explain,
  nextFact,
  parseRuleSet,
  replay,
  RuleSetError,
  whatWouldChange,
  type RuleSet,
  type RuleSetDocument,
} from './index.js';
import { AS_OF, candidateFacts, derivedBy, document, provenance } from './testing/document.js';
import { mutated } from './testing/mutate.js';
import { leadsInto } from './testing/refusal.js';
import { runs } from './testing/runs.js';
import { tapes } from './testing/tape.js';

const both = (en: string) => ({ en, es: `${en} (es)` });
const told = (id: string) => ({ id, text: both('A statement.'), ...provenance() });

/** A document with something in every part. */
const whole = (): RuleSetDocument =>
  document({
    derived: {
      days: derivedBy({ function: 'daysSince', of: 'injured' }),
      double: derivedBy({ expression: { '*': [{ var: 'weight' }, 2] } }, { decimals: 1, unit: 'kg' }),
    },
    figures: [
      {
        id: 'pain-less',
        modality: 'gel',
        outcome: both('Less pain'),
        effect: 'benefit',
        measure: 'count',
        arms: [{ label: both('Gel'), n: 100, count: 40 }],
        time: both('After a year'),
        population: { text: both('Adults'), when: { '>': [{ var: 'double' }, 100] } },
        ...provenance(),
      },
    ],
    consent: {
      sections: [{ id: 'what', title: both('What it is'), blocks: [{ ...told('block'), when: { var: 'smoker' } }] }],
      expectation: [{ ...told('hope'), figures: ['pain-less'] }],
      questions: [{ ...told('ask'), appliesTo: ['gel'], when: { '<': [{ var: 'days' }, 30] } }],
      teachBack: [
        { ...told('check'), choices: [{ id: 'yes', text: both('Yes'), correct: true, feedback: both('Right.') }] },
      ],
    },
    notices: [
      { id: 'law', jurisdiction: 'US-CA', title: both('Law'), text: both('A text.'), citations: ['trial-one'] },
    ],
  });

/** Everything the engine does with a rule set, for somebody unknown and for somebody known. */
const use = (ruleSet: RuleSet): void => {
  for (const facts of [{}, candidateFacts()]) {
    const decision = evaluate(ruleSet, facts, { asOf: AS_OF });
    assert.equal(decision.withheld, null);
    for (const audience of ['patient', 'clinician'] as const) {
      explain(decision, ruleSet, { lang: 'es', audience });
      nextFact(decision, ruleSet, { audience });
    }
    contentTruths(decision, ruleSet);
    whatWouldChange(decision, ruleSet);
    assert.ok(replay(createReceipt(decision), ruleSet).same);
  }
};

describe('a mutated rule set', () => {
  it('is used as it stands before it is mutated', () => {
    use(parseRuleSet(whole()));
  });

  it('is refused with a place, or is sound', () => {
    const seen = { refused: 0, sound: 0 };
    fc.assert(
      fc.property(tapes(14), (tape) => {
        const json = mutated(whole(), tape);
        let ruleSet: RuleSet;
        try {
          ruleSet = parseRuleSet(json);
        } catch (error) {
          assert.ok(error instanceof RuleSetError, error instanceof Error ? error.stack : String(error));
          assert.ok(error.issues.length > 0);
          for (const { code, path, message } of error.issues) {
            assert.match(code, /^[a-z][a-z-]+$/);
            assert.ok(leadsInto(json, path), `${code}: ${path} leads nowhere`);
            assert.ok(message.length > 0);
          }
          seen.refused += 1;
          return;
        }
        use(ruleSet);
        seen.sound += 1;
      }),
      { numRuns: runs(150, 100_000) },
    );
    assert.ok(seen.refused > 0 && seen.sound > 0, JSON.stringify(seen));
  });
});
