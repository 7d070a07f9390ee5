import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { digestOf, EMPTY_LOCK, frozen, lockText, parseLock, recalled, violations } from './lock.js';

const file = async (version: string, text: string) => ({
  id: 'knee',
  version,
  digest: await digestOf(new TextEncoder().encode(text)),
});

describe('the lock of published versions', () => {
  it('keeps the digest of the exact bytes', async () => {
    const { digest } = await file('1.0.0', 'abc');
    assert.equal(digest, 'sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn');
    assert.notEqual(digest, (await file('1.0.0', 'abc\n')).digest);
  });

  it('never changes what it holds: a file that differs is a violation, whatever is added', async () => {
    const lock = frozen(EMPTY_LOCK, [await file('1.0.0', 'a')]);
    const later = [await file('1.0.0', 'b'), await file('1.1.0', 'c')];
    assert.match(violations(lock, later).join(), /knee 1\.0\.0 is frozen and its bytes have changed/);
    assert.match(violations(lock, []).join(), /its file is gone/);
    const more = frozen(lock, later);
    assert.deepEqual(
      more.ruleSets.map(({ version }) => version),
      ['1.0.0', '1.1.0'],
    );
    assert.equal(more.ruleSets[0]?.digest, lock.ruleSets[0]?.digest);
  });

  it('names what was recalled, and why', async () => {
    const lock = recalled(
      frozen(EMPTY_LOCK, [await file('1.0.0', 'a')]),
      { id: 'knee', version: '1.0.0' },
      'A wrong limit.',
    );
    assert.deepEqual(
      lock.ruleSets.map(({ state, reason }) => [state, reason]),
      [['recalled', 'A wrong limit.']],
    );
  });

  it('is read as it was written, and nothing else is', async () => {
    const lock = frozen(EMPTY_LOCK, [await file('1.0.0', 'a'), await file('10.0.0', 'c'), await file('9.0.0', 'b')]);
    assert.deepEqual(parseLock(lockText(lock)), lock);
    assert.deepEqual(
      lock.ruleSets.map(({ version }) => version),
      ['1.0.0', '9.0.0', '10.0.0'],
    );
    assert.equal(parseLock('{"ruleSets": [{"id": "x"}]}'), null);
    assert.equal(parseLock('nothing'), null);
    assert.deepEqual(parseLock(lockText(EMPTY_LOCK)), EMPTY_LOCK);
  });
});
