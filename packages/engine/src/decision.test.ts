import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import jsonLogic from 'json-logic-js';
import { evaluate, nextFact, parseRuleSet, KINDS, STATUSES, type Decision, type Kind, type Status } from './index.js';
import { AS_OF, candidateFacts, criterion, document, fact, modality } from './testing/document.js';
import { runs } from './testing/runs.js';

type Truth = true | false | null;
const TRUTHS: Truth[] = [true, false, null];

/** A rule set with one boolean fact per criterion, each criterion being that fact. */
const simple = (kinds: Record<string, Kind>, more: Parameters<typeof document>[0] = {}) =>
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
      ...more,
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

describe('a decision', () => {
  const ruleSet = parseRuleSet(document());
  const decideFacts = (facts: Record<string, unknown>) => evaluate(ruleSet, facts, { asOf: AS_OF });

  it('leaves comparators out', () => {
    assert.deepEqual(
      decideFacts({}).modalities.map(({ modality: id }) => id),
      ['gel', 'graft'],
    );
  });

  it('keeps modalities and criteria in the order of the rule set, every criterion once', () => {
    const decision = decideFacts({});
    assert.deepEqual(
      decision.criteria.map(({ id }) => id),
      document().criteria.map(({ id }) => id),
    );
    assert.deepEqual(
      decision.criteria.map(({ kind }) => kind),
      document().criteria.map(({ kind }) => kind),
    );
    const applying = (id: string) =>
      document()
        .criteria.filter(({ appliesTo }) => appliesTo?.includes(id) ?? true)
        .map(({ id: name }) => name);
    for (const { modality: id, criteria } of decision.modalities) assert.deepEqual(criteria, applying(id));
  });

  it('calls no modality candidate, unsuitable or caution when no fact is known', () => {
    for (const { status } of decideFacts({}).modalities) assert.equal(status, 'needs-answers');
  });

  it('knows a candidate, with nothing open, when every fact is known and speaks for it', () => {
    const decision = decideFacts(candidateFacts());
    assert.deepEqual(
      decision.modalities.map(({ status }) => status),
      ['candidate', 'candidate'],
    );
    assert.deepEqual(decision.open, []);
    assert.deepEqual(decision.unknown, {});
  });

  it('applies a criterion only to its modalities', () => {
    const decision = decideFacts({ ...candidateFacts(), rare: true });
    assert.deepEqual(
      decision.modalities.map(({ status }) => status),
      ['candidate', 'investigational'],
    );
  });

  it('is urgent for every modality when one urgent criterion is met, whatever else is met or open', () => {
    for (const facts of [{ emergency: true }, { ...candidateFacts(), emergency: true, infection: true }]) {
      for (const { status, soFar, open } of decideFacts(facts).modalities)
        assert.deepEqual([status, soFar, open], ['urgent', 'urgent', []]);
    }
  });

  it('says who evaluated what, for whom and when', () => {
    const decision = evaluate(ruleSet, {}, { asOf: AS_OF, subject: 'Patient/1' });
    assert.deepEqual(decision.ruleSet, { id: 'test-set', version: '1.2.3', digest: null });
    assert.match(decision.engine, /^\d+\.\d+\.\d+/);
    assert.deepEqual([decision.asOf, decision.subject, decision.withheld], [AS_OF, 'Patient/1', null]);
    assert.equal(decideFacts({}).subject, null);
  });

  it('lists each declared fact either among the known or among the unknown', () => {
    const decision = decideFacts({ emergency: false, grade: 99, pain: { unknown: 'declined' } });
    const names = [...Object.keys(decision.facts), ...Object.keys(decision.unknown)].filter(
      (name) => name !== 'jurisdiction',
    );
    assert.deepEqual(names.toSorted(), Object.keys(document().facts).toSorted());
    assert.deepEqual(Object.keys(decision.facts), ['emergency']);
    assert.equal(decision.unknown['grade']?.reason, 'out-of-range');
    assert.equal(decision.unknown['pain']?.reason, 'declined');
    assert.equal(decision.unknown['weight']?.reason, 'not-asked');
  });

  it('names what each criterion reads and what can still change it', () => {
    const decision = decideFacts({ grade: 3 });
    const result = (id: string) => decision.criteria.find((one) => one.id === id);
    assert.deepEqual(result('fits-grade'), {
      id: 'fits-grade',
      kind: 'indication',
      truth: true,
      reads: ['grade'],
      open: [],
    });
    assert.deepEqual(result('weigh'), { id: 'weigh', kind: 'task', truth: null, reads: ['weight'], open: ['weight'] });
  });

  it('is plain JSON', () => {
    for (const facts of [
      {},
      candidateFacts(),
      { medicines: { value: ['aspirin'], complete: false }, grade: Number.NaN },
    ]) {
      const decision = decideFacts(facts);
      assert.deepEqual(JSON.parse(JSON.stringify(decision)), decision);
    }
  });

  it('ignores facts that the rule set does not declare', () => {
    const decision = decideFacts({ ...candidateFacts(), nobody: 1 });
    assert.deepEqual(decision, decideFacts(candidateFacts()));
  });

  it('is the same object of values for the same facts, and leaves them alone', () => {
    const facts = Object.freeze({ ...candidateFacts(), grade: Object.freeze({ value: 3, observed: '2026-06-01' }) });
    assert.deepEqual(decideFacts(facts), decideFacts(facts));
  });
});

describe('the open facts of a decision', () => {
  const ruleSet = parseRuleSet(document());
  const open = (facts: Record<string, unknown>) => evaluate(ruleSet, facts, { asOf: AS_OF }).open;
  const without = (...names: string[]) =>
    Object.fromEntries(Object.entries(candidateFacts()).filter(([name]) => !names.includes(name)));

  it('start with those that can change a status, then those that can change a task or a note', () => {
    const all = open({});
    assert.deepEqual(
      all.slice(0, 8).toSorted(),
      ['bleeding', 'emergency', 'grade', 'infection', 'pain', 'rare', 'smoker', 'willing'].toSorted(),
    );
    assert.deepEqual(all.slice(8).toSorted(), ['injured', 'joint', 'medicines', 'weight'].toSorted());
  });

  it('put a caution that can no longer change the status behind', () => {
    const all = open({ ...without('smoker', 'weight', 'rare'), bleeding: true });
    assert.deepEqual(all.slice(0, 1), ['rare']);
    assert.deepEqual(all.slice(1).toSorted(), ['smoker', 'weight']);
  });

  it('leave out what only concerns modalities that are unsuitable', () => {
    assert.deepEqual(open({ ...without('smoker', 'weight'), infection: true }), []);
  });

  it('still hold what could make an unsuitable modality urgent', () => {
    assert.deepEqual(open({ infection: true }), ['emergency']);
  });

  it('hold the notes of the modalities that remain', () => {
    const split = parseRuleSet(
      document({
        facts: { one: fact('boolean'), two: fact('boolean'), three: fact('boolean') },
        criteria: [
          criterion('stops-gel', 'exclusion', { var: 'one' }, { appliesTo: ['gel'] }),
          criterion('note-gel', 'note', { var: 'two' }, { appliesTo: ['gel'] }),
          criterion('note-graft', 'note', { var: 'three' }, { appliesTo: ['graft'] }),
        ],
      }),
    );
    assert.deepEqual(decide(split, { one: true, two: null, three: null }).open, ['three']);
  });

  it('are empty when something is urgent, for nothing outranks it', () => {
    const decision = evaluate(ruleSet, { emergency: true }, { asOf: AS_OF });
    for (const { open: left } of decision.modalities) assert.deepEqual(left, []);
  });

  it('of a modality are those of the decision that can change its status', () => {
    const { modalities, open: all } = evaluate(ruleSet, without('smoker', 'rare'), { asOf: AS_OF });
    assert.deepEqual(
      modalities.map(({ open: left }) => left.toSorted()),
      [['smoker'], ['rare', 'smoker']],
    );
    assert.deepEqual(all.toSorted(), ['rare', 'smoker']);
  });

  it('are named once', () => {
    const all = open({});
    assert.equal(new Set(all).size, all.length);
  });
});

describe('the second opinion', () => {
  const original = jsonLogic.apply;
  afterEach(() => {
    jsonLogic.apply = original;
  });
  const ruleSet = parseRuleSet(document());
  const withheld = (apply: typeof jsonLogic.apply) => {
    jsonLogic.apply = apply;
    return evaluate(ruleSet, candidateFacts(), { asOf: AS_OF });
  };

  it('withholds the whole decision when json-logic-js disagrees about one condition', () => {
    const decision = withheld(((rule: never, data: never): unknown =>
      JSON.stringify(rule).includes('smoker') ? true : original(rule, data)) as typeof jsonLogic.apply);
    assert.deepEqual(decision.withheld, { code: 'second-opinion', criterion: 'smokes' });
    assert.deepEqual(decision.modalities, []);
    assert.deepEqual(decision.open, []);
  });

  it('withholds it when json-logic-js throws', () => {
    const decision = withheld((() => {
      throw new Error('forged');
    }) as typeof jsonLogic.apply);
    assert.equal(decision.withheld?.code, 'second-opinion');
    assert.deepEqual(decision.modalities, []);
  });

  it('takes a truthy answer for no truth', () => {
    const decision = withheld(((rule: never, data: never) =>
      original(rule, data) ? 'yes' : '') as unknown as typeof jsonLogic.apply);
    assert.equal(decision.withheld?.code, 'second-opinion');
  });

  it('is asked about every condition whose facts are all known, and about no other', () => {
    const asked = new Set<string>();
    let depth = 0; // json-logic-js calls itself for every part of a rule
    jsonLogic.apply = ((rule: never, data: never): unknown => {
      if (depth === 0) asked.add(JSON.stringify(rule));
      depth += 1;
      try {
        return original(rule, data);
      } finally {
        depth -= 1;
      }
    }) as typeof jsonLogic.apply;
    evaluate(
      ruleSet,
      { grade: 4, medicines: { value: ['warfarin'], complete: false }, infection: false },
      { asOf: AS_OF },
    );
    assert.deepEqual([...asked].toSorted(), ['{">=":[{"var":"grade"},3]}', '{"var":"infection"}'].toSorted());
  });

  it('withholds a decision whose derived value differs', () => {
    const derived = parseRuleSet(
      document({
        derived: {
          double: { label: { en: 'Double', es: 'Doble' }, compute: { expression: { '*': [{ var: 'grade' }, 2] } } },
        },
        criteria: [criterion('doubled', 'caution', { '>': [{ var: 'double' }, 5] })],
      }),
    );
    jsonLogic.apply = ((rule: never, data: never): unknown =>
      JSON.stringify(rule).startsWith('{"*"') ? 7 : original(rule, data)) as typeof jsonLogic.apply;
    const decision = evaluate(derived, { grade: 1 }, { asOf: AS_OF });
    assert.equal(decision.withheld?.code, 'second-opinion');
    assert.deepEqual(decision.modalities, []);
  });
});

describe('the next question', () => {
  const asked = (
    more: Parameters<typeof document>[0],
    facts: Record<string, unknown>,
    audience: 'patient' | 'clinician' = 'clinician',
  ) => {
    const ruleSet = parseRuleSet(document(more));
    return nextFact(evaluate(ruleSet, facts, { asOf: AS_OF }), ruleSet, { audience });
  };
  const without = (...names: string[]) =>
    Object.fromEntries(Object.entries(candidateFacts()).filter(([name]) => !names.includes(name)));

  it('is an open fact', () => {
    const ruleSet = parseRuleSet(document());
    const decision = evaluate(ruleSet, {}, { asOf: AS_OF });
    assert.ok(decision.open.includes(nextFact(decision, ruleSet, { audience: 'patient' }) ?? ''));
  });

  it('is none when nothing is open', () => {
    assert.equal(asked({}, candidateFacts()), null);
  });

  it('skips what is said not to be known, or declined, and then is none', () => {
    assert.equal(asked({}, { ...without('smoker'), smoker: { unknown: 'not-known' } }), null);
    assert.equal(asked({}, { ...without('smoker'), smoker: { unknown: 'declined' } }), null);
    assert.equal(asked({}, { ...without('smoker', 'weight'), smoker: { unknown: 'declined' } }), 'weight');
  });

  it('asks again for what is stale, in conflict, of a wrong unit, out of range or invalid', () => {
    for (const unknown of ['stale', 'conflict', 'unit', 'out-of-range', 'invalid']) {
      assert.equal(asked({}, { ...without('grade'), pain: false, grade: { unknown } }), 'grade', unknown);
    }
  });

  it('asks a patient nothing that only a clinician is asked, and a clinician everything', () => {
    const facts = {
      ...document().facts,
      smoker: fact('boolean', { askedOf: 'clinician' }),
      weight: fact('number', { min: 1, max: 200, askedOf: 'patient' }),
    };
    assert.equal(asked({ facts }, without('smoker'), 'patient'), null);
    assert.equal(asked({ facts }, without('smoker'), 'clinician'), 'smoker');
    assert.equal(asked({ facts }, without('weight'), 'clinician'), 'weight');
    assert.equal(asked({ facts }, without('weight'), 'patient'), 'weight');
  });

  it('asks for the date behind a derived value', () => {
    const derived = {
      days: { label: { en: 'Days', es: 'Días' }, compute: { function: 'daysSince' as const, of: 'injured' } },
    };
    const criteria = [criterion('recent', 'caution', { '<': [{ var: 'days' }, 14] })];
    assert.equal(asked({ derived, criteria }, without('injured')), 'injured');
  });

  it('asks for a gate before what it gates, and never for what is gated off', () => {
    const facts = { hadOne: fact('boolean'), weeks: fact('integer', { min: 0, max: 500, gate: 'hadOne' }) };
    const criteria = [criterion('recent', 'caution', { and: [{ var: 'hadOne' }, { '<': [{ var: 'weeks' }, 6] }] })];
    assert.equal(asked({ facts, criteria }, {}), 'hadOne');
    assert.equal(asked({ facts, criteria }, { hadOne: true }), 'weeks');
    assert.equal(asked({ facts, criteria }, { hadOne: false }), null);
    assert.equal(asked({ facts, criteria }, { hadOne: { unknown: 'not-known' } }), null);
  });

  it('asks for the gate even where the condition names only what is gated', () => {
    const facts = { hadOne: fact('boolean'), weeks: fact('integer', { min: 0, max: 500, gate: 'hadOne' }) };
    const criteria = [criterion('recent', 'caution', { '<': [{ var: 'weeks' }, 6] })];
    assert.equal(asked({ facts, criteria }, {}), 'hadOne');
    assert.equal(asked({ facts, criteria }, { hadOne: true }), 'weeks');
    assert.equal(asked({ facts, criteria }, { hadOne: false }), null);
  });

  it('asks first for what could be an emergency', () => {
    assert.equal(asked({}, {}), 'emergency');
  });

  it('asks for signs of an emergency in the order of their author, however many criteria read them', () => {
    const facts = { ...document().facts, numb: fact('boolean'), operated: fact('boolean') };
    const criteria = [
      criterion('fever', 'urgent', { and: [{ var: 'operated' }, { var: 'pain' }] }),
      criterion('bleeding', 'urgent', { and: [{ var: 'operated' }, { var: 'emergency' }] }),
      criterion('numbness', 'urgent', { var: 'numb' }),
    ];
    assert.equal(asked({ facts, criteria }, { pain: true, emergency: true }), 'numb');
    assert.equal(asked({ facts, criteria }, { pain: true, emergency: true, numb: false }), 'operated');
  });

  it('comes to an end: every answer closes its question, and all answers close them all', () => {
    const ruleSet = parseRuleSet(document());
    const answers = candidateFacts();
    const facts: Record<string, unknown> = {};
    for (let count = 0; count < 20; count += 1) {
      const decision = evaluate(ruleSet, facts, { asOf: AS_OF });
      const name = nextFact(decision, ruleSet, { audience: 'clinician' });
      if (name === null) {
        assert.deepEqual(decision.open, []);
        return;
      }
      assert.ok(!(name in facts), `${name} is asked twice`);
      facts[name] = answers[name];
    }
    assert.fail('it never ends');
  });
});
