import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { contrast, failing, PAIRS, type Rgb } from './contrast.js';

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

const source = readFileSync(new URL('../styles/tokens.styles.ts', import.meta.url), 'utf8');
const tokens = [...source.matchAll(/--([a-z-]+): var\(--regen-[a-z-]+, light-dark\((#\w{6}), (#\w{6})\)\)/g)];
const theme = (at: 2 | 3): Record<string, Rgb> =>
  Object.fromEntries(tokens.map((match) => [match[1] ?? '', rgb(match[at] ?? '')]));
const THEMES = { light: theme(2), dark: theme(3) };

const colours = fc.tuple(
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 255 }),
);

describe('TH1: contrast', () => {
  it('is 21 for black on white, and 1 for a colour on itself', () => {
    assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
    assert.equal(contrast([10, 120, 30], [10, 120, 30]), 1);
  });

  for (const [name, colour] of Object.entries(THEMES)) {
    for (const [token, on, least] of PAIRS) {
      it(`of ${token} on ${on} in the ${name} theme is at least ${String(least)}`, () => {
        const [a, b] = [colour[token], colour[on]];
        assert.ok(a && b, 'both tokens have a default');
        assert.ok(contrast(a, b) >= least, contrast(a, b).toFixed(2));
      });
    }
  }

  it('takes back a brand colour that cannot be read, and names the pair', () => {
    const fault = failing({ accent: rgb('#ffe066') }, THEMES.light).get('accent');
    assert.deepEqual([fault?.token, fault?.on], ['accent', 'surface']);
  });

  it('keeps a brand colour that can be read', () => {
    assert.equal(failing({ accent: rgb('#7a3b12'), 'accent-wash': rgb('#fbefe6') }, THEMES.light).size, 0);
  });

  it('leaves no failing pair, whatever a host sets', () => {
    const names = [...new Set(PAIRS.flatMap(([token, on]) => [token, on]))];
    const chosen = fc.dictionary(fc.constantFrom(...names), colours, { noNullPrototype: true });
    fc.assert(
      fc.property(chosen, fc.constantFrom(THEMES.light, THEMES.dark), (host, defaults) => {
        const faults = failing(host, defaults);
        const used = { ...defaults, ...Object.fromEntries(Object.entries(host).filter(([name]) => !faults.has(name))) };
        for (const [token, on, least] of PAIRS)
          assert.ok(contrast(used[token]!, used[on]!) >= least, `${token} on ${on}`);
      }),
    );
  });
});
