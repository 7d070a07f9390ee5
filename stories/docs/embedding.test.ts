/** The page on embedding names what the code has: every event, every code, every message. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { EVENTS, REFUSALS, WIDGETS } from '../../packages/embed/src/protocol.js';

const PACKAGES = new URL('../../packages/', import.meta.url);
const read = (...paths: string[]): string =>
  paths.map((path) => readFileSync(new URL(path, PACKAGES), 'utf8')).join('\n');
const found = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([whole, group]) => group ?? whole)),
];

const PAGE = readFileSync(new URL('Embedding.mdx', import.meta.url), 'utf8');

const LOADING = read(
  'engine/src/integrity.ts',
  'widgets/src/controllers/rule-set.ts',
  'widgets/src/elements/refusal.ts',
);
const MESSAGES = read(
  'embed/src/messengers/sdc.ts',
  'embed/src/messengers/smart.ts',
  'embed/src/messengers/smart-calls.ts',
);

const NAMED = {
  event: EVENTS,
  element: WIDGETS,
  'code of a rule set that is refused': found(LOADING, /'((?:rule-set|rules-lock)-[a-z-]+|insecure-context)'/g),
  'code of a frame': [
    ...REFUSALS,
    ...found(read('embed/src/host.ts', 'embed/src/launch.ts'), /(?:FrameError\(|fail\()\s*'([a-z-]+)'/g),
  ],
  message: found(MESSAGES, /'((?:sdc|ui|scratchpad|status)\.[A-Za-z.]+)'/g).filter(
    (one) => one !== 'sdc.requestExtract', // answered with "not supported"
  ),
};

describe('the page on embedding', () => {
  for (const [kind, names] of Object.entries(NAMED))
    it(`names every ${kind}`, () => {
      assert.ok(names.length > 1, `found ${String(names.length)}`);
      assert.deepEqual(
        names.filter((name) => !PAGE.includes(name)),
        [],
      );
    });
});
