import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate, parseRuleSet, KINDS, STATUSES, type Decision, type Kind, type Status, type Truth } from './index.js';
import { AS_OF, criterion, document, fact, modality } from './testing/document.js';
import { runs } from './testing/runs.js';

const TRUTHS: Truth[] = [true, false, null];

/** A rule set with one boolean fact per criterion, each criterion being that fact. */
const simple = (kinds: Record<string, Kind>) =>
  parseRuleSet(
    document({
      facts: {
        ...Object.fromEntries(Object.keys(kinds).map((name) => [name, fact('boolean')])),
        stop: fact('boolean'),
      },
      modalities: [modality('gel'), modality('care', { comparator: true, usualCare: true })],
      criteria: [
        ...Object.entries(kinds).map(([name, kind]) => criterion(`if-${name}`, kind, { var: name })),
        // so that every rule set has a criterion that reads a fact, of a kind that never changes a status
        criterion('if-stop', 'note', { var: 'stop' }),
      ],
    }),
  );

const known = (truths: Record<string, Truth>) =>
  Object.fromEntries(Object.entries(truths).filter(([, truth]) => truth !== null));
const decide = (ruleSet: ReturnType<typeof parseRuleSet>, truths: Record<string, Truth>) =>
  evaluate(ruleSet, known(truths), { asOf: AS_OF });
const of = (decision: Decision, id = 'gel') => {
  const found = decision.modalities.find(({ modality: name }) => name === id);
  assert.ok(found, `no decision about ${id}`);
  return found;
};

const ORDER: Status[] = [
  'urgent',
  'unsuitable',
  'investigational',
  'referral',
  'not-indicated',
  'caution',
  'candidate',
];
const higher = (a: Status, b: Status) => ORDER.indexOf(a) < ORDER.indexOf(b);

/** DESIGN section 5 in a few lines: what is reached, and what an open criterion could still reach. */
const expected = (criteria: readonly { kind: Kind; truth: Truth }[]): { status: Status; soFar: Status } => {
  const raisedBy: Partial<Record<Kind, [Truth, Status]>> = {
    urgent: [true, 'urgent'],
    exclusion: [true, 'unsuitable'],
    requirement: [false, 'unsuitable'],
    investigational: [true, 'investigational'],
    referral: [true, 'referral'],
    caution: [true, 'caution'],
  };
  const reached: Status[] = ['candidate'];
  const possible: Status[] = [];
  for (const { kind, truth } of criteria) {
    const [when, status] = raisedBy[kind] ?? [undefined, 'candidate'];
    if (truth === when) reached.push(status);
    else if (truth === null && when !== undefined) possible.push(status);
  }
  const indications = criteria.filter(({ kind }) => kind === 'indication').map(({ truth }) => truth);
  if (indications.length > 0 && !indications.includes(true)) {
    (indications.includes(null) ? possible : reached).push('not-indicated');
  }
  const highest = (statuses: Status[]) => statuses.reduce((a, b) => (higher(a, b) ? a : b));
  const soFar = highest(reached);
  return { soFar, status: possible.some((status) => higher(status, soFar)) ? 'needs-answers' : soFar };
};

/** Status of the only modality for one criterion of a kind: met, not met, unknown. */
const TABLE: [kind: Kind, met: Status, notMet: Status, unknown: Status, soFar: Status][] = [
  ['urgent', 'urgent', 'candidate', 'needs-answers', 'candidate'],
  ['exclusion', 'unsuitable', 'candidate', 'needs-answers', 'candidate'],
  ['requirement', 'candidate', 'unsuitable', 'needs-answers', 'candidate'],
  ['investigational', 'investigational', 'candidate', 'needs-answers', 'candidate'],
  ['referral', 'referral', 'candidate', 'needs-answers', 'candidate'],
  ['indication', 'candidate', 'not-indicated', 'needs-answers', 'candidate'],
  ['caution', 'caution', 'candidate', 'needs-answers', 'candidate'],
  ['task', 'candidate', 'candidate', 'candidate', 'candidate'],
  ['note', 'candidate', 'candidate', 'candidate', 'candidate'],
];

describe('what a criterion of each kind does to a modality (DESIGN 5)', () => {
  it('has a row for every kind', () => {
    assert.deepEqual(TABLE.map(([kind]) => kind).toSorted(), [...KINDS].toSorted());
  });

  for (const [kind, met, notMet, unknown, soFar] of TABLE) {
    const ruleSet = simple({ one: kind });
    it(`${kind}, met: ${met}`, () => {
      const { status, soFar: reached } = of(decide(ruleSet, { one: true }));
      assert.deepEqual([status, reached], [met, met]);
    });
    it(`${kind}, not met: ${notMet}`, () => {
      const { status, soFar: reached } = of(decide(ruleSet, { one: false }));
      assert.deepEqual([status, reached], [notMet, notMet]);
    });
    it(`${kind}, unknown: ${unknown}, so far ${soFar}`, () => {
      const decided = of(decide(ruleSet, { one: null }));
      assert.deepEqual([decided.status, decided.soFar], [unknown, soFar]);
      assert.deepEqual(decided.open, unknown === 'needs-answers' ? ['one'] : []);
    });
  }
});

describe('which status wins when there are several', () => {
  it('the precedence is urgent, unsuitable, investigational, referral, not indicated, caution, candidate', () => {
    assert.deepEqual(
      [...STATUSES].filter((status) => status !== 'needs-answers'),
      ORDER,
    );
  });

  const deciding: Kind[] = [
    'urgent',
    'exclusion',
    'requirement',
    'investigational',
    'referral',
    'indication',
    'caution',
  ];
  for (const first of deciding) {
    for (const second of deciding) {
      it(`${first} with ${second}, in every combination of truths`, () => {
        const ruleSet = simple({ one: first, two: second });
        for (const one of TRUTHS) {
          for (const two of TRUTHS) {
            const { status, soFar } = of(decide(ruleSet, { one, two }));
            const wanted = expected([
              { kind: first, truth: one },
              { kind: second, truth: two },
            ]);
            assert.deepEqual({ status, soFar }, wanted, `${first} ${one}, ${second} ${two}`);
          }
        }
      });
    }
  }

  it('all nine kinds together, in many combinations of truths', () => {
    const kinds = Object.fromEntries(KINDS.map((kind, index) => [`f${index}`, kind]));
    const ruleSet = simple(kinds);
    const names = Object.keys(kinds);
    const total = 3 ** names.length;
    const step = Math.max(1, Math.floor(total / runs(500, total)));
    for (let number = 0; number < total; number += step) {
      const truths = Object.fromEntries(
        names.map((name, index) => [name, TRUTHS[Math.floor(number / 3 ** index) % 3] ?? null]),
      );
      const { status, soFar } = of(decide(ruleSet, truths));
      assert.deepEqual(
        { status, soFar },
        expected(names.map((name) => ({ kind: kinds[name]!, truth: truths[name]! }))),
        JSON.stringify(truths),
      );
    }
  });
});

describe('indications', () => {
  const ruleSet = simple({ one: 'indication', two: 'indication' });
  it('one that is met is enough', () => {
    assert.equal(of(decide(ruleSet, { one: true, two: false })).status, 'candidate');
  });
  it('one that is met closes the others', () => {
    const decided = of(decide(ruleSet, { one: true, two: null }));
    assert.deepEqual([decided.status, decided.open], ['candidate', []]);
  });
  it('none met and one open still needs answers', () => {
    const decided = of(decide(ruleSet, { one: false, two: null }));
    assert.deepEqual([decided.status, decided.soFar, decided.open], ['needs-answers', 'candidate', ['two']]);
  });
  it('none met and none open is not indicated', () => {
    assert.equal(of(decide(ruleSet, { one: false, two: false })).status, 'not-indicated');
  });
  it('a modality without any is not "not indicated"', () => {
    assert.equal(of(decide(simple({ one: 'exclusion' }), { one: false })).status, 'candidate');
  });
  it('those of another modality do not count', () => {
    const split = parseRuleSet(
      document({
        facts: { one: fact('boolean'), two: fact('boolean') },
        criteria: [
          criterion('for-gel', 'indication', { var: 'one' }, { appliesTo: ['gel'] }),
          criterion('for-graft', 'indication', { var: 'two' }, { appliesTo: ['graft'] }),
        ],
      }),
    );
    const decision = decide(split, { one: true, two: false });
    assert.equal(of(decision, 'gel').status, 'candidate');
    assert.equal(of(decision, 'graft').status, 'not-indicated');
  });
});
