/** The pages of the guide say what is true of the code: the tutorial works step by step, and nothing that an integrator meets is left out. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  parseRuleSet,
  type CitationDefinition,
  type CriterionDefinition,
  type RuleSetDocument,
} from '@regen-cds/engine';
import { checkRuleSet } from '../../packages/authoring/src/check.js';
import { createColors } from 'picocolors';
import { runProgram } from '../../packages/authoring/src/cli/program.js';
import { diffRuleSets } from '../../packages/authoring/src/diff.js';
import { newRuleSet } from '../../packages/authoring/src/new-rule-set.js';
import { runCases } from '../../packages/authoring/src/case-run.js';
import type { TestCase } from '../../packages/authoring/src/case-file.js';
import { EVENTS, WIDGETS } from '../../packages/embed/src/protocol.js';

const TODAY = '2026-11-25';
const read = (path: string): string => readFileSync(new URL(`../../stories/docs/${path}`, import.meta.url), 'utf8');
const piece = (name: string): unknown => JSON.parse(read(`tutorial/${name}.json`));

/** The rule set of the tutorial after each of its steps. */
const draft = (): RuleSetDocument => newRuleSet({ id: 'shoulder-pain', today: TODAY });
const withCriterion = (): RuleSetDocument => {
  const document = draft();
  Object.assign(document.facts, piece('fact'));
  document.criteria.push(piece('criterion') as CriterionDefinition);
  return document;
};
const withSource = (): RuleSetDocument => {
  const document = withCriterion();
  document.citations.push(piece('source') as CitationDefinition);
  for (const criterion of document.criteria) {
    delete criterion.uncited;
    Object.assign(criterion, piece('cited'));
  }
  return document;
};
const withLimit = (limit: number, version: string): RuleSetDocument => {
  const document = { ...withSource(), version };
  const criterion = document.criteria.find(({ id }) => id === 'early-pain');
  assert.ok(criterion);
  criterion.when = { '<': [{ var: 'weeksWithPain' }, limit] };
  return document;
};
const codesOf = (document: unknown): string[] => checkRuleSet(document, { today: TODAY }).map(({ code }) => code);

describe('the tutorial', () => {
  it('begins with a draft that passes the check, but for sources that are missing', () =>
    assert.deepEqual(codesOf(draft()), ['awaiting-sources']));

  it('adds a fact and a criterion', () => assert.deepEqual(codesOf(withCriterion()), ['awaiting-sources']));

  it('shows what a slip looks like', () => {
    const text = JSON.stringify(withCriterion()).replace('"var":"weeksWithPain"', '"var":"weeksWithPian"');
    const slip = checkRuleSet(JSON.parse(text), { today: TODAY }).find(({ code }) => code === 'unknown-fact');
    assert.equal(slip?.path, '/criteria/2/when/</0/var');
    assert.ok(read('RuleAuthoring.mdx').includes(slip.message));
  });

  it('adds the source, after which nothing is left to say', () => assert.deepEqual(codesOf(withSource()), []));

  it('has a case that holds', () => {
    const cases = [piece('case') as TestCase];
    const [run] = runCases(parseRuleSet(withSource()), {
      ruleSet: 'shoulder-pain',
      version: '0.1.0',
      asOf: TODAY,
      cases,
    });
    assert.deepEqual(run?.failures, []);
  });

  it('moves a limit, and is told that the number says too little', () => {
    const [before, after] = [withLimit(6, '1.0.0'), withLimit(8, '1.0.1')].map((one) => parseRuleSet(one));
    assert.ok(before && after);
    const { proposed, level, claimHolds, changes } = diffRuleSets(before, after, { asOf: TODAY });
    assert.deepEqual([proposed, level, claimHolds], ['2.0.0', 'major', false]);
    assert.ok(read('RuleAuthoring.mdx').includes(changes[0]?.text ?? 'no change'));
  });
});

/** Names of the commands, as `regen-rules --help` lists them. */
const commands = async (): Promise<string[]> => {
  const lines: string[] = [];
  await runProgram(['--help'], '0.0.0', {
    ...{ cwd: '.', today: TODAY, over: null, colors: createColors(false) },
    ...{ signal: new AbortController().signal, now: () => 0, err: () => undefined },
    out: (text) => lines.push(...text.split('\n')),
  });
  return lines
    .slice(lines.indexOf('Commands:') + 1)
    .flatMap((line) => /^ {2}([a-z]+) /.exec(line)?.[1] ?? [])
    .filter((name) => name !== 'help');
};

describe('the pages of the guide name', async () => {
  const names = (page: string, name: string): void => assert.ok(read(page).includes(name), `${page} names ${name}`);

  for (const name of EVENTS) it(`the event ${name}`, () => names('Embedding.mdx', name));
  for (const name of WIDGETS)
    it(`the element ${name}, in both`, () => {
      names('Components.mdx', name);
      names('Embedding.mdx', name);
    });
  for (const name of await commands())
    it(`the command ${name}`, () => names('RuleAuthoring.mdx', `regen-rules ${name}`));
});
