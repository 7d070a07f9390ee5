import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { createReceipt, evaluate, FactError, loadRuleSet, parseRuleSet, replay } from './index.js';
import { AS_OF, candidateFacts, document } from './testing/document.js';

/** Its types say that it is a module; it is a function. */
const canonicalize = createRequire(import.meta.url)('canonicalize') as (value: unknown) => string;

const ruleSet = parseRuleSet(document());
const facts = {
  ...candidateFacts(),
  grade: { value: 2, origin: 'auto-server', observed: '2026-05-01' },
  pain: { unknown: 'declined' },
  weight: [
    { value: 80, origin: 'auto-server', observed: '2026-05-01' },
    { value: 90, origin: 'auto-client', observed: '2026-05-01' },
  ],
};
const decision = evaluate(ruleSet, facts, { asOf: AS_OF, subject: 'Patient/1' });
const receipt = createReceipt(decision);

describe('a receipt', () => {
  it('is the decision as canonical JSON (RFC 8785)', () => {
    assert.equal(receipt, canonicalize(decision));
    assert.deepEqual(JSON.parse(receipt), decision);
  });

  it('is canonical for every number and text that a decision can hold', () => {
    const name = fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,12}$/);
    const { json: keyed } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        fc.string({ unit: 'grapheme' }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(name, tie('json'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(fc.property(keyed, (value) => createReceipt(value as never) === canonicalize(value)));
  });

  it('names rule set, engine, day, facts with origin and date, unknowns with reason, statuses and truths', () => {
    const kept = JSON.parse(receipt) as typeof decision;
    assert.deepEqual(kept.ruleSet, { id: 'test-set', version: '1.2.3', digest: null });
    assert.deepEqual([kept.engine, kept.asOf, kept.subject], [decision.engine, AS_OF, 'Patient/1']);
    assert.deepEqual(kept.facts['grade'], { value: 2, origin: 'auto-server', observed: '2026-05-01' });
    assert.deepEqual([kept.unknown['pain']?.reason, kept.unknown['weight']?.reason], ['declined', 'conflict']);
    assert.equal(kept.criteria.length, document().criteria.length);
  });
});

describe('a replay', () => {
  it('with the same rule set is the same, byte for byte', () => {
    assert.deepEqual(replay(receipt, ruleSet), {
      receipt,
      same: true,
      engine: { was: decision.engine, is: decision.engine },
      differences: [],
    });
  });

  it('reports another engine, and calls the decision the same', () => {
    const old = createReceipt({ ...decision, engine: '0.0.1' });
    const { same, engine, differences } = replay(old, ruleSet);
    assert.deepEqual([same, engine.was, differences], [true, '0.0.1', []]);
  });

  it('says exactly what another version of the rules changes', () => {
    const next = document({ version: '1.3.0' });
    next.criteria[7]!.kind = 'exclusion';
    const smoker = evaluate(ruleSet, { ...candidateFacts(), smoker: true }, { asOf: AS_OF });
    const { same, differences } = replay(createReceipt(smoker), parseRuleSet(next));
    assert.equal(same, false);
    assert.deepEqual(differences, [
      { path: '/criteria/7/kind', was: 'caution', is: 'exclusion' },
      { path: '/modalities/0/soFar', was: 'caution', is: 'unsuitable' },
      { path: '/modalities/0/status', was: 'caution', is: 'unsuitable' },
      { path: '/modalities/1/soFar', was: 'caution', is: 'unsuitable' },
      { path: '/modalities/1/status', was: 'caution', is: 'unsuitable' },
      { path: '/ruleSet/version', was: '1.2.3', is: '1.3.0' },
    ]);
  });

  it('says that a fact or a status was tampered with', () => {
    const forged = JSON.parse(receipt) as typeof decision;
    forged.modalities[0]!.status = 'candidate';
    assert.deepEqual(
      replay(JSON.stringify(forged), ruleSet).differences.map(({ path }) => path),
      ['/modalities/0/status'],
    );
    (forged.facts['grade'] as { value: unknown }).value = 9;
    assert.ok(replay(JSON.stringify(forged), ruleSet).differences.some(({ path }) => path.startsWith('/facts/grade')));
  });

  it('knows the bytes of a rule set that was loaded', async () => {
    const loaded = await loadRuleSet(new TextEncoder().encode(JSON.stringify(document())), { asOf: AS_OF });
    const kept = createReceipt(evaluate(loaded, facts, { asOf: AS_OF }));
    assert.ok(replay(kept, loaded).same);
    assert.deepEqual(
      replay(kept, ruleSet).differences.map(({ path }) => path),
      ['/ruleSet/digest'],
    );
  });

  it('refuses what is no receipt', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{}',
      '{"facts":{},"unknown":{}}',
      '{"facts":{},"unknown":{},"asOf":"today"}',
    ])
      assert.throws(() => replay(text, ruleSet), FactError, text);
    assert.equal(replay('{"facts":{"grade":null},"unknown":{"pain":3},"asOf":"2026-06-15"}', ruleSet).same, false);
  });
});
