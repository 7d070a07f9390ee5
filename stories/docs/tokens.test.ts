import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { PURPOSES, tokensIn } from './tokens.js';

const styles = ['tokens', 'base'].map((name) =>
  readFileSync(new URL(`../../packages/widgets/src/styles/${name}.styles.ts`, import.meta.url), 'utf8'),
);
const names = tokensIn(styles).map(({ name }) => name);

describe('the list of design tokens', () => {
  it('reads a pair, a single value and a value that rests on another', () =>
    assert.deepEqual(
      tokensIn([
        'a: var(--regen-a, light-dark(#ffffff, rgb(0, 0, 0))); b: var(--regen-b, 0.5em); c: var(--regen-c, var(--regen-b, max(1em, 16px)));',
      ]),
      [
        { name: '--regen-a', light: '#ffffff', dark: 'rgb(0, 0, 0)' },
        { name: '--regen-b', light: '0.5em', dark: '0.5em' },
        { name: '--regen-c', light: 'var(--regen-b, max(1em, 16px))', dark: 'var(--regen-b, max(1em, 16px))' },
      ],
    ));

  it('says of each what it is for, and of nothing else', () =>
    assert.deepEqual(Object.keys(PURPOSES).sort(), [...names].sort()));
});
