import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { latest } from './latest.js';

/** Work that ends when it is told to. */
const controlled = () => {
  const begun: { input: number; end: (result: string) => void }[] = [];
  const work = (input: number): Promise<string> => new Promise((end) => begun.push({ input, end }));
  return { begun, work };
};

describe('the latest of several tasks', () => {
  it('gives the result of the only one', async () => {
    const { run } = latest((input: number) => Promise.resolve(String(input)));
    assert.equal(await run(1), '1');
    assert.equal(await run(2), '2');
  });

  it('runs one at a time, and of those that wait only the last', async () => {
    const { begun, work } = controlled();
    const { run } = latest(work);
    const results = [run(1), run(2), run(3)];
    assert.deepEqual(
      begun.map(({ input }) => input),
      [1],
    );
    begun[0]?.end('first');
    assert.equal(await results[0], null, 'a later input has taken its place');
    assert.equal(await results[1], null);
    assert.deepEqual(
      begun.map(({ input }) => input),
      [1, 3],
    );
    begun[1]?.end('third');
    assert.equal(await results[2], 'third');
  });

  it('goes on after a failure', async () => {
    const { run } = latest((input: number) => (input === 1 ? Promise.reject(new Error('no')) : Promise.resolve('yes')));
    await assert.rejects(run(1), /no/);
    assert.equal(await run(2), 'yes');
  });
});
