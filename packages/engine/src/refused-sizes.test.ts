import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileCondition, parseRuleSet } from './index.js';
import { fact, options, withCondition } from './testing/document.js';
import { isAt, refusal } from './testing/refusal.js';

const FACTS = { ok: fact('boolean'), sex: fact('code', { options: options('female', 'male') }) };
const OK = { var: 'ok' };

/** The same expression behind getters, so that each visit of a node is seen. */
const counted = (build: (visit: () => void) => unknown): { rule: unknown; visits: () => number } => {
  let visits = 0;
  return { rule: build(() => (visits += 1)), visits: () => visits };
};
const watched = (operator: string, operand: unknown, visit: () => void): unknown =>
  Object.defineProperty({}, operator, {
    enumerable: true,
    get: () => {
      visit();
      return operand;
    },
  });
const nested = (depth: number, visit: () => void = () => undefined): unknown => {
  let rule: unknown = OK;
  for (let level = 0; level < depth; level += 1) rule = watched('!', [rule], visit);
  return rule;
};

describe('the size of a condition is bounded before it is walked', () => {
  it('accepts 28 levels', () => {
    assert.equal(compileCondition(nested(28), FACTS).evaluate({ ok: true }), true);
  });

  it('refuses more than 32 levels', () => {
    refusal(() => compileCondition(nested(33), FACTS));
  });

  it('refuses 10,000 nested operators after a look at no more than a few levels', () => {
    const { rule, visits } = counted((visit) => nested(10_000, visit));
    refusal(() => compileCondition(rule, FACTS));
    assert.ok(visits() <= 1000, `${visits()} visits`);
  });

  it('refuses 100,000 nested operators in a document without a stack overflow', () => {
    const issues = refusal(() => parseRuleSet(withCondition(nested(100_000), FACTS)));
    assert.ok(
      issues.some(({ path }) => isAt(path, '/criteria/0/when')),
      issues[0]?.path,
    );
  });

  it('refuses 10,000 nested lists', () => {
    let list: unknown = [];
    for (let level = 0; level < 10_000; level += 1) list = [list];
    refusal(() => compileCondition({ and: list }, FACTS));
    refusal(() => parseRuleSet(withCondition({ and: list }, FACTS)));
  });

  it('refuses a million operands after a look at a bounded number of them', () => {
    const { rule, visits } = counted((visit) => ({ and: new Array(1_000_000).fill(watched('var', 'ok', visit)) }));
    refusal(() => compileCondition(rule, FACTS));
    assert.ok(visits() <= 100_000, `${visits()} visits`);
  });

  it('refuses a small document of many shared parts that would unfold into 2^30 nodes', () => {
    let rule: unknown = OK;
    for (let level = 0; level < 30; level += 1) rule = { and: [rule, rule] };
    refusal(() => compileCondition(rule, FACTS));
    refusal(() => parseRuleSet(withCondition(rule, FACTS)));
  });

  it('refuses a rule that holds itself', () => {
    const rule: Record<string, unknown> = {};
    rule['!'] = [rule];
    refusal(() => compileCondition(rule, FACTS));
    refusal(() => parseRuleSet(withCondition(rule, FACTS)));
  });

  it('refuses a long list of codes after a look at a bounded number of them', () => {
    refusal(() => compileCondition({ in: [{ var: 'sex' }, new Array(1_000_000).fill('female')] }, FACTS));
  });
});
