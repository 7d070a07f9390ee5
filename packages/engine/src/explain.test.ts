import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate, explain, parseRuleSet, STATUSES, type RuleSetDocument } from './index.js';
import { messagesFor } from './explain/messages.js';
import {
  AS_OF,
  candidateFacts,
  criterion,
  derivedBy,
  document,
  fact,
  modality,
  options,
  provenance,
} from './testing/document.js';

const both = (en: string, es = en) => ({ en, es });
const FACTS = {
  platelets: fact('integer', {
    label: both('Platelets', 'Plaquetas'),
    unit: '10*9/L',
    unitLabel: '×10⁹/L',
    min: 1,
    max: 1000,
    margin: 10,
    maxAge: 'P1Y',
  }),
  weight: fact('number', {
    label: both('Weight', 'Peso'),
    unit: 'kg',
    unitLabel: 'kg',
    min: 20,
    max: 300,
    decimals: 1,
  }),
  height: fact('number', {
    label: both('Height', 'Talla'),
    unit: 'm',
    unitLabel: 'm',
    min: 0.5,
    max: 2.5,
    decimals: 2,
  }),
  smoker: fact('boolean', { label: both('Smoker', 'Fuma') }),
  side: fact('code', { label: both('Side', 'Lado'), options: options('left', 'right') }),
  drugs: fact('codes', {
    label: both('Medicines', 'Medicinas'),
    options: options('warfarin', 'aspirin'),
    medicine: true,
  }),
  injured: fact('date', { label: both('Injured', 'Lesión'), min: '1990-01-01' }),
};
const BMI = {
  ...derivedBy(
    { expression: { '/': [{ var: 'weight' }, { '*': [{ var: 'height' }, { var: 'height' }] }] } },
    { decimals: 1, unit: 'kg/m2', unitLabel: 'kg/m²' },
  ),
  label: both('BMI', 'IMC'),
};
const opened = (criteria: RuleSetDocument['criteria'], more: Partial<RuleSetDocument> = {}) => {
  const ruleSet = parseRuleSet(
    document({
      facts: FACTS,
      derived: { bmi: BMI },
      criteria: [...criteria, criterion('any', 'note', { var: 'smoker' })],
      ...more,
    }),
  );
  const told = (facts: Record<string, unknown>, lang = 'en', audience: 'clinician' | 'patient' = 'clinician') =>
    explain(evaluate(ruleSet, facts, { asOf: AS_OF }), ruleSet, { lang, audience });
  return told;
};
/** The conditions of one criterion, told to a clinician. */
const conditions = (
  kind: 'exclusion' | 'requirement' | 'note',
  when: unknown,
  facts: Record<string, unknown>,
  lang = 'en',
) => {
  const { modalities } = opened([criterion('c', kind, when)])(facts, lang);
  return [...modalities[0]!.decisive, ...modalities[0]!.other].find(({ criterion: id }) => id === 'c')!.conditions;
};
const chart = (value: unknown, observed = '2026-06-01') => ({ value, origin: 'auto-server', observed });

describe('a condition in words', () => {
  it('has the value, its unit, date and origin, what the rule asks for, and the distance', () => {
    const low = { '<': [{ var: 'platelets' }, 100] };
    assert.deepEqual(conditions('exclusion', low, { platelets: chart(92) }), [
      'Platelets: 92 ×10⁹/L on 1 Jun 2026 (chart); the rule asks for at least 100 ×10⁹/L (8 below 100)',
    ]);
    assert.deepEqual(conditions('exclusion', low, { platelets: chart(92) }, 'es'), [
      'Plaquetas: 92 ×10⁹/L el 1 jun 2026 (historia clínica); la regla pide al menos 100 ×10⁹/L (8 por debajo de 100)',
    ]);
  });

  it('turns what stands in the way into what is asked for, and leaves what is asked for', () => {
    const high = { '>=': [{ var: 'platelets' }, 100] };
    assert.match(conditions('requirement', high, { platelets: 100 })[0]!, /asks for at least 100 ×10⁹\/L \(at 100\)$/);
    assert.match(conditions('exclusion', high, { platelets: 120 })[0]!, /asks for below 100 ×10⁹\/L \(20 above 100\)$/);
    assert.match(conditions('note', high, { platelets: 120 })[0]!, /the rule applies to at least 100/);
    assert.match(conditions('exclusion', { '!': [high] }, { platelets: 20 })[0]!, /asks for at least 100/);
    assert.match(
      conditions('exclusion', { '>': [100, { var: 'platelets' }] }, { platelets: 20 })[0]!,
      /asks for at least 100/,
    );
  });

  it('names options, dates and lists as people read them', () => {
    assert.deepEqual(conditions('exclusion', { '==': [{ var: 'side' }, 'left'] }, { side: 'left' }), [
      'Side: Option left (entered here); the rule applies to this answer',
    ]);
    assert.deepEqual(conditions('exclusion', { in: ['warfarin', { var: 'drugs' }] }, { drugs: chart(['warfarin']) }), [
      'Medicines: Option warfarin (may be incomplete) on 1 Jun 2026 (chart); the rule applies to this answer',
    ]);
    assert.deepEqual(
      conditions('note', { some: [{ var: 'drugs' }, { in: [{ var: '' }, ['warfarin', 'aspirin']] }] }, { drugs: [] }),
      ['Medicines: None (entered here); the rule applies to “Option warfarin” or “Option aspirin”'],
    );
    assert.deepEqual(conditions('note', { '<': [{ var: 'injured' }, '2020-01-31'] }, { injured: '2019-12-01' }), [
      'Injured: 1 Dec 2019 (entered here); the rule applies to before 31 Jan 2020',
    ]);
  });

  it('asks for no limit that is one of several which only count together', () => {
    const above = { '>': [{ var: 'platelets' }, 100] };
    const below = { '<': [{ var: 'platelets' }, 150] };
    const between = (kind: 'exclusion' | 'requirement', when: unknown) =>
      conditions(kind, when, { platelets: 120 }).map((text) => text.replace(/^.*; the rule (.*) ×.*$/, '$1'));
    assert.deepEqual(between('exclusion', { and: [above, below] }), ['applies to values above 100 to below 150']);
    assert.deepEqual(between('requirement', { and: [above, below] }), ['asks for values above 100 to below 150']);
    assert.deepEqual(between('exclusion', { or: [above, below] }), ['asks for at most 100', 'asks for at least 150']);
    assert.deepEqual(between('requirement', { or: [above, below] }), ['applies to above 100', 'applies to below 150']);
    assert.deepEqual(between('exclusion', { '!': [{ and: [above, below] }] }), [
      'asks for values above 100 to below 150',
    ]);
    assert.deepEqual(between('exclusion', { and: [{ var: 'smoker' }, above] }).slice(1), ['asks for at most 100']);
  });

  it('tells a band as one, and a calculation by its parts', () => {
    assert.deepEqual(conditions('note', { '<=': [100, { var: 'platelets' }, 150] }, { platelets: 120 }), [
      'Platelets: 120 ×10⁹/L (entered here); the rule applies to values from 100 to 150 ×10⁹/L (20 above 100)',
    ]);
    const [asked, turned] = (['requirement', 'exclusion'] as const).map((kind) =>
      conditions(kind, { '!': [{ '<=': [100, { var: 'platelets' }, 150] }] }, { platelets: 120 }),
    );
    assert.match(asked![0]!, /applies to below 100 ×10⁹\/L or above 150 ×10⁹\/L \(20 above 100\)$/);
    assert.match(turned![0]!, /asks for values from 100 to 150 ×10⁹\/L/);
    assert.deepEqual(conditions('note', { '>': [{ '-': [{ var: 'weight' }, 5] }, 80] }, { weight: 90.25 }), [
      'Weight: 90.3 kg (entered here)',
    ]);
  });

  it('asks nobody to be ill or to stop a medicine: an answer is told as what the rule applies to', () => {
    const drug = { '!=': [{ var: 'side' }, 'left'] };
    for (const kind of ['exclusion', 'requirement', 'note'] as const) {
      assert.deepEqual(conditions(kind, drug, { side: 'left' }), [
        'Side: Option left (entered here); the rule applies to anything but “Option left”',
      ]);
      assert.match(conditions(kind, drug, { side: 'right' })[0]!, /; the rule applies to this answer$/);
    }
    assert.deepEqual(conditions('note', { '!': [{ in: ['aspirin', { var: 'drugs' }] }] }, { drugs: [] }, 'es'), [
      'Medicinas: Nada de la lista (introducido aquí); la regla se aplica a esta respuesta',
    ]);
    assert.match(
      conditions('note', { '!': [{ in: ['aspirin', { var: 'drugs' }] }] }, { drugs: chart([]) })[0]!,
      /applies to anything but “Option aspirin”$/,
      'a list that may be incomplete rules nothing out',
    );
  });

  it('tells several answers once, and all but one by that one', () => {
    const sides = options('left', 'right', 'both', 'none');
    const told = (when: unknown, value: string) =>
      opened([criterion('c', 'note', when)], { facts: { ...FACTS, side: { ...FACTS.side, options: sides } } })({
        side: value,
      }).modalities[0]!.other.find(({ criterion: id }) => id === 'c')!.conditions;
    const either = { or: [{ '==': [{ var: 'side' }, 'left'] }, { '==': [{ var: 'side' }, 'right'] }] };
    assert.deepEqual(told(either, 'none'), [
      'Side: Option none (entered here); the rule applies to “Option left” or “Option right”',
    ]);
    assert.match(told({ '!': [either] }, 'left')[0]!, /anything but “Option left” or “Option right”$/);
    assert.match(told({ in: [{ var: 'side' }, ['left', 'right', 'both']] }, 'none')[0]!, /anything but “Option none”$/);
  });

  it('joins no two limits but the ends of one band', () => {
    const [over, under] = [{ '>=': [{ var: 'platelets' }, 100] }, { '<': [{ var: 'platelets' }, 150] }];
    const told = (when: unknown) => conditions('note', when, { platelets: 90 }).map((text) => text.split('; ')[1]);
    assert.deepEqual(told({ and: [under, { var: 'smoker' }, over] }), [
      'the rule applies to values from 100 to below 150 ×10⁹/L (10 below 100)',
      undefined,
    ]);
    assert.deepEqual(told({ or: [over, under] }), [
      'the rule applies to at least 100 ×10⁹/L (10 below 100)',
      'the rule applies to below 150 ×10⁹/L (60 below 150)',
    ]);
    assert.equal(told({ if: [over, under, { var: 'smoker' }] }).length, 3);
    assert.deepEqual(
      conditions(
        'note',
        { and: [{ '>=': [{ var: 'injured' }, '2020-01-31'] }, { '<': [{ var: 'injured' }, '2021-01-31'] }] },
        { injured: '2020-06-01' },
      ),
      ['Injured: 1 Jun 2020 (entered here); the rule applies to 31 Jan 2020 or later, before 31 Jan 2021'],
    );
  });

  it('says "or" before the second of two ways to meet it', () => {
    const ways = { or: [{ '>': [{ var: 'platelets' }, 100] }, { '>': [{ var: 'weight' }, 90] }] };
    assert.deepEqual(conditions('note', ways, { platelets: 20, weight: 95 }), [
      'Platelets: 20 ×10⁹/L (entered here); the rule applies to above 100 ×10⁹/L (80 below 100)',
      'or Weight: 95 kg (entered here); the rule applies to above 90 kg (5 above 90)',
    ]);
    const both = { or: [{ '>': [{ var: 'platelets' }, 100] }, { var: 'smoker' }] };
    assert.match(conditions('requirement', both, { platelets: 20 })[0]!, /the rule applies to above 100/);
    assert.doesNotMatch(conditions('exclusion', ways, { weight: 95 })[1]!, /^or /, 'each is asked for');
  });

  it('says where a derived value comes from, and why a fact has none', () => {
    const heavy = { '>=': [{ var: 'bmi' }, 40] };
    assert.deepEqual(conditions('exclusion', heavy, { weight: 110, height: 1.6 }), [
      'BMI: 43 kg/m² (worked out from weight and height); the rule asks for below 40 kg/m² (3 above 40)',
    ]);
    assert.match(
      conditions('exclusion', { '<': [{ var: 'platelets' }, 100] }, { platelets: chart(92, '2020-01-01') })[0]!,
      /^Platelets: too old;/,
    );
  });

  it('says each thing once', () => {
    const low = { '<': [{ var: 'platelets' }, 100] };
    assert.equal(conditions('exclusion', { or: [low, low] }, { platelets: 92 }).length, 1);
  });
});

describe('a fact in words', () => {
  const factOf = (facts: Record<string, unknown>, name: string) =>
    opened([criterion('c', 'caution', { '<': [{ var: 'platelets' }, 100] })])(facts).facts.find(
      ({ fact: one }) => one === name,
    )!;

  it('keeps what was found beside what is used', () => {
    const { value, unknown, found } = factOf({ platelets: [chart(150), chart(90)] }, 'platelets');
    assert.deepEqual([value, unknown?.text], [null, 'In conflict']);
    assert.deepEqual(found, ['150 ×10⁹/L, 1 Jun 2026, Chart', '90 ×10⁹/L, 1 Jun 2026, Chart']);
  });

  it('shows the unit that was given where it is another', () => {
    assert.deepEqual(factOf({ platelets: { value: 92, unit: '/uL' } }, 'platelets').found, ['92 /uL, Entered here']);
  });

  it('is near a limit within its margin, and says whether the limit has a source', () => {
    const near = (value: number) => factOf({ platelets: value }, 'platelets').near;
    assert.deepEqual(near(92), {
      text: '8 below 100',
      defaultText: null,
      value: 92,
      cuts: [{ at: 100, word: 'Caution' }],
    });
    assert.equal(near(89), null);
    const byDefault = opened([
      { ...criterion('c', 'caution', { '<': [{ var: 'platelets' }, 100] }), basis: 'engineering-default' },
    ]);
    const [told] = byDefault({ platelets: 101 }).facts;
    assert.match(told?.near?.defaultText ?? '', /default without a source/);
  });

  it('comes first when it is in conflict, then unknown for a reason, then near a limit', () => {
    const told = opened([criterion('c', 'caution', { '<': [{ var: 'platelets' }, 100] })])({
      smoker: true,
      platelets: 101,
      side: { unknown: 'declined' },
      weight: [chart(80), chart(90)],
    });
    assert.deepEqual(
      told.facts.map(({ fact: name }) => name),
      ['weight', 'side', 'platelets', 'smoker'],
    );
  });
});

describe('an explanation', () => {
  const ruleSet = parseRuleSet(document());
  const told = (facts: Record<string, unknown>, audience: 'clinician' | 'patient' = 'clinician', lang = 'en') =>
    explain(evaluate(ruleSet, facts, { asOf: AS_OF }), ruleSet, { lang, audience });

  it('puts the reasons that force the status first', () => {
    const [gel] = told({ ...candidateFacts(), infection: true, smoker: true }).modalities;
    assert.deepEqual(
      [gel?.statusText, gel?.decisive.map(({ criterion: id }) => id), gel?.minimalFacts.map(({ fact: one }) => one)],
      ['Not suitable', ['infected'], ['infection']],
    );
    assert.ok(gel?.other.some(({ criterion: id }) => id === 'smokes'));
  });

  it('counts what is decided for a clinician, and answers for a patient', () => {
    assert.equal(told({}).headline, '2 of 2 options are not decided.');
    const { notDecided } = messagesFor('en');
    assert.deepEqual(
      [notDecided(1, 1), notDecided(0, 1), notDecided(0, 0)],
      ['The option is not decided.', 'The option is decided.', 'No option is assessed here.'],
    );
    assert.equal(
      told({ ...candidateFacts(), rare: true }).headline,
      'All 2 options are decided. 1 trial only · 1 candidate for assessment',
    );
    assert.match(
      told({ smoker: true }, 'patient').headline,
      /^Based on 1 answer on 15 June 2026\. 11 questions are still open\.$/,
    );
  });

  it('shows a patient no condition, no distance and no status so far', () => {
    const { modalities, facts } = told({ smoker: true }, 'patient');
    for (const { soFarText, decisive, other } of modalities) {
      assert.equal(soFarText, null);
      for (const { conditions: none } of [...decisive, ...other]) assert.deepEqual(none, []);
    }
    assert.ok(facts.every(({ near }) => near === null));
    assert.equal(told({ smoker: true }).modalities[0]?.soFarText, 'So far: caution');
  });

  it('ends a reason about a medicine with the words that nobody must stop it', () => {
    const reason = opened([criterion('c', 'caution', { in: ['warfarin', { var: 'drugs' }] })])(
      { drugs: ['warfarin'] },
      'es',
      'patient',
    ).modalities[0]!.decisive[0]!;
    assert.match(reason.medicineText ?? '', /^No suspenda ni empiece ningún medicamento/);
  });

  it('tells a patient nothing that was only recalled, but an emergency', () => {
    const recalled = { verification: { status: 'memory' as const }, action: both('Ask a nurse.') };
    const told = (kind: 'exclusion' | 'urgent') => {
      const explanation = opened([{ ...criterion('c', kind, { var: 'smoker' }), ...recalled }])(
        { smoker: true },
        'en',
        'patient',
      );
      const { text, action } = explanation.urgent[0] ?? explanation.modalities[0]!.decisive[0]!;
      return [text, action];
    };
    assert.deepEqual(told('exclusion'), ['Not checked yet. Ask your clinician.', null]);
    assert.deepEqual(told('urgent'), ['It is met.', 'Ask a nurse.']);
  });

  it('says what to do where a reason is met, and in a task until that is known', () => {
    const action = (kind: 'urgent' | 'exclusion' | 'task', facts: Record<string, unknown>) => {
      const { modalities } = opened([criterion('c', kind, { var: 'smoker' }, { action: both('Ask a nurse.') })])(facts);
      const { decisive, other } = modalities[0]!;
      return [...decisive, ...other].find(({ criterion: id }) => id === 'c')!.action;
    };
    for (const kind of ['urgent', 'exclusion'] as const) {
      assert.equal(action(kind, { smoker: true }), 'Ask a nurse.');
      assert.deepEqual([action(kind, {}), action(kind, { smoker: false })], [null, null]);
    }
    assert.deepEqual([action('task', {}), action('task', { smoker: false })], ['Ask a nurse.', null]);
  });

  it('says of a task whether it is to do, also while that is unknown where the rules ask for it', () => {
    const task = (onUnknown?: 'show') => criterion('c', 'task', { var: 'smoker' }, onUnknown && { onUnknown });
    const due = (one: ReturnType<typeof task>, facts: Record<string, unknown>) =>
      opened([one])(facts).modalities[0]!.other.find(({ criterion: id }) => id === 'c')!.due;
    const inTurn = [{ smoker: true }, { smoker: false }, {}];
    assert.deepEqual(
      inTurn.map((facts) => due(task(), facts)),
      [true, false, false],
    );
    assert.deepEqual(
      inTurn.map((facts) => due(task('show'), facts)),
      [true, false, true],
    );
    assert.equal(due(criterion('c', 'note', { var: 'smoker' }), { smoker: true }), false);
  });

  it('counts no place that the page set as an answer, and says where it came from', () => {
    const place = { jurisdiction: { value: ['US'], origin: 'auto-client' as const, complete: true } };
    assert.match(told(place, 'patient').headline, /^Based on 0 answers/);
    const [fact] = told(place).facts;
    assert.deepEqual([fact?.value, fact?.originText], ['United States', 'Set by this page']);
  });

  it('gives comparators no status but their words and their notes', () => {
    const note = criterion('usual', 'note', { var: 'smoker' }, { appliesTo: ['care'] });
    const explanation = opened([note])({ smoker: true }, 'en', 'patient');
    const care = explanation.modalities.find(({ modality: id }) => id === 'care')!;
    assert.deepEqual(
      [care.status, care.statusText, care.other.map(({ criterion: id }) => id)],
      [null, 'Always an option', ['usual']],
    );
  });

  it('shows a notice unless the place is known to be another', () => {
    const notices = [
      { id: 'law', jurisdiction: 'US-CA', title: both('Law'), text: both('A text.'), citations: ['trial-one'] },
    ];
    const placed = opened([], { notices });
    const shown = (facts: Record<string, unknown>) => placed({ smoker: true, ...facts }).notices.map(({ id }) => id);
    assert.deepEqual(
      [shown({}), shown({ jurisdiction: 'US-CA' }), shown({ jurisdiction: ['US'] })],
      [['law'], ['law'], []],
    );
  });

  it('says plainly that the second opinion withheld it', () => {
    const decision = {
      ...evaluate(ruleSet, {}, { asOf: AS_OF }),
      withheld: { code: 'second-opinion', criterion: 'smokes' },
      modalities: [],
    };
    const { withheld, modalities } = explain(decision, ruleSet, { lang: 'en', audience: 'clinician' });
    assert.match(withheld?.text ?? '', /Two checks of these rules disagree/);
    assert.deepEqual(
      modalities.map(({ modality: id }) => id),
      ['care'],
    );
  });

  it('refuses a decision that another rule set made', () => {
    const other = parseRuleSet(
      document({
        criteria: [criterion('elsewhere', 'caution', { var: 'smoker' })],
        modalities: [modality('gel'), modality('care', { comparator: true, usualCare: true })],
      }),
    );
    assert.throws(
      () => explain(evaluate(other, {}, { asOf: AS_OF }), ruleSet, { lang: 'en', audience: 'patient' }),
      RangeError,
    );
  });
});

describe('the words of a status', () => {
  for (const lang of ['en', 'es']) {
    const { status, certainty } = messagesFor(lang);
    it(`are there for every status and both audiences, and overstate nothing: ${lang}`, () => {
      for (const word of STATUSES.flatMap((one) => status[one])) {
        assert.ok(word.length > 0);
        assert.doesNotMatch(word, /eligible|approved|safe|recommended|best|qualify|elegible|\bapto/i);
      }
      assert.equal(Object.keys(certainty).length, 4);
    });
  }

  it('have a certainty for every grade that a statement can carry', () => {
    assert.equal(provenance().certainty in messagesFor('en').certainty, true);
  });
});
