/** The same conditions, asked of each evaluator in the way its documentation shows. */
import jsonLogic from 'json-logic-js';
import type { Contestant } from './measure.js';
import type { Ours } from './ours.js';
import type { Peers } from './peers.js';
import type { Workload } from './workload.js';

const AS_OF = '2026-06-15';
type Rule = Record<string, unknown>;
const partsOf = (rule: unknown): [operator: string, operands: unknown[]] => {
  const [[operator, operand] = ['', []]] = Object.entries(rule as Rule);
  return [operator, Array.isArray(operand) ? operand : [operand]];
};
const isVariable = (rule: unknown): rule is { var: string } =>
  typeof rule === 'object' && rule !== null && 'var' in rule;

/** A condition as somebody would write it by hand. */
const byHand = (rule: unknown): string => {
  if (isVariable(rule)) return `f.${rule.var}`;
  if (typeof rule !== 'object') return JSON.stringify(rule);
  if (Array.isArray(rule)) return JSON.stringify(rule);
  const [operator, operands] = partsOf(rule);
  const [a = '', b = ''] = operands.map(byHand);
  if (operator === 'and' || operator === 'or')
    return `(${operands.map(byHand).join(operator === 'and' ? ' && ' : ' || ')})`;
  if (operator === '!') return `!${a}`;
  return operator === 'in' ? `${b}.includes(${a})` : `${a} ${operator === '==' ? '===' : operator} ${b}`;
};

const OPERATORS: Readonly<Record<string, string>> = {
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
  '==': 'equal',
};
/** A condition in the form of json-rules-engine. */
const asRule = (rule: unknown): unknown => {
  if (isVariable(rule)) return { fact: rule.var, operator: 'equal', value: true };
  const [operator, operands] = partsOf(rule);
  const [a, b] = operands;
  if (operator === 'and' || operator === 'or') return { [operator === 'and' ? 'all' : 'any']: operands.map(asRule) };
  if (operator === '!') return { not: asRule(a) };
  if (operator !== 'in') return { fact: (a as { var: string }).var, operator: OPERATORS[operator], value: b };
  return isVariable(a)
    ? { fact: a.var, operator: 'in', value: b }
    : { fact: (b as { var: string }).var, operator: 'contains', value: a };
};

export interface Bench {
  /** json-logic-js itself, which every ratio is against. */
  baseline: Contestant;
  contestants: Contestant[];
  /** Truths of every condition by each way that can tell them, to see that all speak of the same. */
  answers: () => Promise<Record<string, boolean[]>>;
}

export const benchFor = (
  { document, rules, facts, changes }: Workload,
  { parseRuleSet, evaluate, Evaluation, programOf, truthAt, copyOf, enter }: Ours,
  { LogicEngine, RulesEngine }: Peers,
): Bench => {
  const ruleSet = parseRuleSet(document);
  const options = (secondOpinion: boolean) => ({ asOf: AS_OF, secondOpinion });
  const program = programOf(ruleSet);
  const state = copyOf(program.blank);
  for (const [name, value] of Object.entries(facts)) {
    const entry = program.entries.get(name);
    if (entry) enter(state, entry.place, value as never);
  }
  /** What the others do too: facts are in place, conditions are worked out. */
  const inPlace = (): (boolean | null)[] => {
    const { addresses } = program;
    const truths = new Array<boolean | null>(addresses.length);
    for (let i = 0; i < addresses.length; i += 1) truths[i] = truthAt(state, addresses[i] ?? 0);
    return truths;
  };
  const raw = (secondOpinion: boolean) => new Evaluation(ruleSet, facts, options(secondOpinion)).truths();
  const whole = (secondOpinion: boolean) => new Evaluation(ruleSet, facts, options(secondOpinion)).decision;
  /** Each fact changes in its turn, to another value and the next time back. */
  const session = (secondOpinion: boolean): (() => unknown) => {
    const evaluation = new Evaluation(ruleSet, facts, options(secondOpinion));
    const steps = [0, 1].flatMap((i) => changes.map(({ name, values }) => ({ name, value: values[i] })));
    let turn = 0;
    return () => {
      const step = steps[turn];
      turn = turn + 1 < steps.length ? turn + 1 : 0;
      if (step) evaluation.set(step.name, step.value);
      return evaluation.truths();
    };
  };

  const apply = jsonLogic.apply as (rule: unknown, data: unknown) => unknown;
  const interpreted = () => rules.map((rule) => apply(rule, facts));
  const engine = new LogicEngine();
  const compiled = rules.map((rule) => engine.build(rule));
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- stands for functions that somebody wrote
  const hand = rules.map((rule) => new Function('f', `return ${byHand(rule)}`) as (data: unknown) => boolean);
  const wrapped = (rule: unknown): unknown => {
    const condition = asRule(rule) as Rule;
    return 'all' in condition || 'any' in condition ? condition : { all: [condition] };
  };
  const rulesEngine = new RulesEngine(
    rules.map((rule, i) => ({ conditions: wrapped(rule), event: { type: String(i) } })),
  );
  const fired = async (): Promise<boolean[]> => {
    const types = new Set((await rulesEngine.run(facts)).events.map(({ type }) => type));
    return rules.map((_, i) => types.has(String(i)));
  };
  return {
    baseline: { name: 'json-logic-js', run: interpreted },
    contestants: [
      { name: 'ours: full, facts in place', run: inPlace },
      { name: 'ours: one changed fact', run: session(false) },
      { name: 'ours: full, from raw facts', run: () => raw(false) },
      { name: 'ours: whole decision, with trace', run: () => whole(false) },
      { name: '… one changed fact, with second opinion', run: session(true) },
      { name: '… full, from raw facts, with second opinion', run: () => raw(true) },
      { name: '… whole decision, with second opinion', run: () => whole(true) },
      { name: 'json-logic-engine, interpreted', run: () => rules.map((rule) => engine.run(rule, facts)) },
      { name: 'json-logic-engine, compiled', run: () => compiled.map((rule) => rule(facts)) },
      { name: 'json-rules-engine', run: () => rulesEngine.run(facts) },
      { name: 'functions written by hand', run: () => hand.map((rule) => rule(facts)) },
    ],
    answers: async () => ({
      'in place': inPlace().map(Boolean),
      'from raw facts': raw(false).map(Boolean),
      decision: evaluate(ruleSet, facts, { asOf: AS_OF }).criteria.map(({ truth }) => truth === true),
      'json-logic-js': interpreted().map(Boolean),
      'json-logic-engine': compiled.map((rule) => Boolean(rule(facts))),
      'json-rules-engine': await fired(),
      'by hand': hand.map((rule) => rule(facts)),
    }),
  };
};
