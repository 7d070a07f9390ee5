import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { loadRuleSet, RuleSetError, type LoadOptions, type RuleSetDocument, type RulesLock } from './index.js';
import { AS_OF, document, withCondition } from './testing/document.js';

const bytesOf = (json: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(json));
const digestOf = (bytes: Uint8Array): string => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
const load = (bytes: Uint8Array<ArrayBuffer>, options: Partial<LoadOptions> = {}) =>
  loadRuleSet(bytes, { asOf: AS_OF, ...options });
const codeOf = async (loading: Promise<unknown>): Promise<string> => {
  try {
    await loading;
  } catch (error) {
    assert.ok(error instanceof RuleSetError, String(error));
    return error.code;
  }
  return 'accepted';
};

const source = bytesOf(document());
const entry: RulesLock['ruleSets'][number] = {
  id: 'test-set',
  version: '1.2.3',
  digest: digestOf(source),
  state: 'frozen',
};

describe('loading a rule set from bytes', () => {
  it('gives it the digest of exactly these bytes', async () => {
    assert.equal((await load(source)).digest, digestOf(source));
    assert.equal((await loadRuleSet(source.buffer, { asOf: AS_OF })).digest, digestOf(source));
  });

  it('accepts the asked-for digest, also beside others', async () => {
    assert.equal(await codeOf(load(source, { integrity: digestOf(source) })), 'accepted');
    assert.equal(await codeOf(load(source, { integrity: `sha384-AAAA ${digestOf(source)}` })), 'accepted');
  });

  it('refuses every single changed byte', async () => {
    const integrity = digestOf(source);
    for (let at = 0; at < source.length; at += 97) {
      const tampered = source.slice();
      tampered[at] = (tampered[at] ?? 0) ^ 1;
      assert.equal(await codeOf(load(tampered, { integrity })), 'rule-set-integrity', `byte ${at}`);
    }
    assert.equal(await codeOf(load(bytesOf({ ...document() }), { integrity: 'sha256-x' })), 'rule-set-integrity');
  });

  it('tells documents apart that parse to the same', async () => {
    const twice = new TextEncoder().encode(JSON.stringify(document()).replace('{', '{"format":2,'));
    assert.equal(await codeOf(load(twice, { integrity: digestOf(source) })), 'rule-set-integrity');
    assert.notEqual((await load(twice)).digest, digestOf(source));
  });

  it('refuses a recalled version, and a file that is not the published one', async () => {
    const recalled: RulesLock = { ruleSets: [{ ...entry, state: 'recalled', reason: 'a wrong limit' }] };
    assert.equal(await codeOf(load(source, { lock: recalled })), 'rule-set-recalled');
    await assert.rejects(load(source, { lock: recalled }), /a wrong limit/);
    const other: RulesLock = { ruleSets: [{ ...entry, digest: digestOf(bytesOf({})) }] };
    assert.equal(await codeOf(load(source, { lock: other })), 'rule-set-integrity');
    assert.equal(await codeOf(load(source, { lock: { ruleSets: [entry] } })), 'accepted');
    assert.equal(await codeOf(load(source, { lock: { ruleSets: [{ ...entry, version: '9.9.9' }] } })), 'accepted');
  });

  const withCode = (change: Partial<RuleSetDocument>, options: Partial<LoadOptions> = {}) =>
    codeOf(load(bytesOf({ ...document(), ...change }), options));

  it('refuses what is expired or not yet effective, on its own days not', async () => {
    const days = ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'];
    assert.deepEqual(await Promise.all(days.map((asOf) => withCode({}, { asOf }))), [
      'rule-set-not-effective',
      'accepted',
      'accepted',
      'rule-set-expired',
    ]);
  });

  it('refuses a draft unless the host allows it', async () => {
    assert.equal(await withCode({ status: 'draft' }), 'rule-set-draft');
    assert.equal(await withCode({ status: 'draft' }, { allowDraft: true }), 'accepted');
  });

  it('refuses a newer format, before anything else in it can be misread', async () => {
    assert.equal(await withCode({ format: 2, facts: 'new' } as never), 'rule-set-format');
  });

  it('refuses more than two megabytes, unread', async () => {
    assert.equal(await codeOf(load(new Uint8Array(2 * 1024 * 1024 + 1))), 'rule-set-too-large');
  });

  it('refuses what is nested too deep', async () => {
    let rule: unknown = { var: 'emergency' };
    for (let level = 0; level < 40; level += 1) rule = { '!': [rule] };
    assert.equal(await codeOf(load(bytesOf(withCondition(rule)))), 'size');
    assert.notEqual(
      await codeOf(load(new TextEncoder().encode('['.repeat(500_000) + ']'.repeat(500_000)))),
      'accepted',
    );
  });

  it('refuses a page that was sent instead, and bytes that are no UTF-8', async () => {
    assert.equal(await codeOf(load(new TextEncoder().encode('<!doctype html>'))), 'rule-set-json');
    assert.equal(await codeOf(load(new Uint8Array([0xff, 0xfe, 0x7b]))), 'rule-set-json');
  });

  it('refuses a day of use that is none', async () => {
    assert.equal(await withCode({}, { asOf: 'today' }), 'as-of');
  });
});

describe('loading outside a secure context', () => {
  const without = async <T>(work: () => Promise<T>): Promise<T> => {
    const { crypto } = globalThis;
    Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
    try {
      return await work();
    } finally {
      Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
    }
  };

  it('refuses a hash that was asked for, because nothing can take it', async () => {
    assert.equal(await without(() => codeOf(load(source, { integrity: digestOf(source) }))), 'insecure-context');
  });

  it('says by a null digest that nobody looked, when none was asked for', async () => {
    assert.equal((await without(() => load(source))).digest, null);
  });
});
