import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSession, narrate, type Audience, type Facts, type RuleSet } from '@regen-cds/engine';
import { compareEn } from '../i18n/compare.en.js';
import { compareRules } from '../testing/compare.js';
import { isSame, rowsOf, type Cell, type Comparing, type Row } from './comparator.js';

interface Asked {
  facts?: Facts;
  audience?: Audience;
  ruleSet?: RuleSet;
}

const comparing = ({ facts = {}, audience = 'clinician', ruleSet = compareRules() }: Asked = {}): Comparing => ({
  ruleSet,
  decision: createSession(ruleSet, { asOf: '2026-06-15', facts }).decision,
  narrator: narrate(ruleSet, { lang: 'en', audience }),
  isPatient: audience === 'patient',
  words: compareEn,
});

const rows = (shown: string[], asked: Asked = {}): Row[] => rowsOf(shown, comparing(asked));
const row = (all: Row[], id: string): Row => {
  const found = all.find((one) => one.id === id);
  assert.ok(found, `there is no row "${id}"`);
  return found;
};
const texts = ({ items }: Cell): string[] => items.map(({ lead, text }) => [lead, text].filter(Boolean).join(': '));
const US = { jurisdiction: { value: ['US', 'US-CA'], origin: 'auto-client', complete: true } };

describe('the questions of a comparison', () => {
  it('come in groups, and stand in the order of the rule set', () => {
    const groups = rows(['care', 'gel', 'graft']).map(({ group }) => group);
    assert.deepEqual([...new Set(groups)], ['expect', 'harm', 'involve', 'law']);
    assert.deepEqual(
      groups,
      [...groups].sort(
        (a, b) => ['expect', 'harm', 'involve', 'law'].indexOf(a) - ['expect', 'harm', 'involve', 'law'].indexOf(b),
      ),
    );
  });

  it('have a cell for every option shown, in the order of the rule set', () => {
    for (const { cells } of rows(['graft', 'care', 'gel']))
      assert.deepEqual(
        cells.map(({ modality }) => modality),
        ['care', 'gel', 'graft'],
      );
  });

  it('are left out where no option shown says anything', () => {
    const ids = rows(['care', 'pill']).map(({ id }) => id);
    assert.ok(!ids.includes('steps') && !ids.includes('guidelines') && !ids.includes('benefit'));
  });

  it('KB4: stay, though nothing is known, where silence would mislead: proof, serious harm, recovery, cost, law', () => {
    const ids = rows(['pill', 'patch']).map(({ id }) => id);
    assert.deepEqual(ids, ['evidence', 'no-serious', 'description', 'recovery', 'costNote', 'no-law']);
  });

  it('put an attribute that an earlier option lacks after the one it follows', () => {
    const ids = rows(['care', 'gel', 'graft']).map(({ id }) => id);
    assert.equal(ids.indexOf('attribute-before'), ids.indexOf('attribute-invasiveness') + 1);
  });

  it('name the time of each follow-up in words', () => {
    const [, gel] = row(rows(['care', 'gel']), 'followUp').cells;
    assert.deepEqual(gel && texts(gel), ['After 6 weeks: A check', 'After 3 months: A check']);
  });
});

describe('figures in a comparison', () => {
  it('IA2: one denominator for all that is counted in a row', () => {
    const { cells, subtitle } = row(rows(['care', 'gel', 'graft']), 'serious');
    assert.equal(subtitle, 'After 1 year');
    assert.deepEqual(
      cells.flatMap(({ figures }) => figures.map(({ denominator }) => denominator)),
      [1000, 1000],
    );
  });

  it('IA2: harms that were counted in another time window are another row', () => {
    const ruleSet = compareRules();
    const figures = ruleSet.document.figures?.map((one) =>
      one.id === 'bleeding-graft' ? { ...one, time: { en: 'After 1 day', es: 'Tras 1 día' } } : one,
    );
    const serious = rows(['gel', 'graft'], { ruleSet: compareRules({ figures }) }).filter(({ id }) => id === 'serious');
    assert.deepEqual(
      serious.map(({ subtitle }) => subtitle),
      ['After 1 year', 'After 1 day'],
    );
  });

  it('IA1: what nobody counted is said to be that', () => {
    const { subtitle, cells } = row(rows(['gel', 'graft']), 'harm');
    assert.equal(subtitle, 'How many people: not counted reliably');
    assert.equal(cells[0]?.figures[0]?.arms.length, 0);
  });

  it('IA1: a mean never becomes people', () => {
    const benefits = rows(['gel', 'graft']).filter(({ id }) => id === 'benefit');
    const [, mean] = benefits;
    const view = mean?.cells[1]?.figures[0];
    assert.ok(view);
    assert.deepEqual(view.arms, []);
    assert.deepEqual(view.lines, ['Graft: 2.1 points; 1.5 to 2.7 (95% interval); 50 people', 'Salt water: 1.8 points']);
    assert.deepEqual(view.notes, ['Averages. Scale: 0 to 10.', 'Smallest change that matters to people: 2 points.']);
    assert.deepEqual(
      view.basis.sources.map(({ id }) => id),
      ['trial-one', 'trial-two'],
    );
  });

  it('IA5: "people like you" only where the known facts say so', () => {
    const populationWith = (facts: Facts): string | undefined =>
      row(rows(['gel'], { facts, audience: 'patient' }), 'benefit').cells[0]?.figures[0]?.population;
    assert.match(populationWith({}) ?? '', /^People in this study: 200 people with pain\. Against: Salt water\.$/);
    assert.match(populationWith({ pain: true }) ?? '', /^People like you: /);
    assert.match(
      populationWith({ pain: false }) ?? '',
      /^People in this study: .+By your answers, they differ from you\./,
    );
  });

  it('EX5: a patient is not told what was only recalled', () => {
    const [gel] = row(rows(['gel'], { audience: 'patient' }), 'recovery').cells;
    assert.deepEqual(gel && texts(gel), ['Not checked yet. Ask your clinician.']);
  });
});

describe('the law', () => {
  const lawRows = (facts: Facts): string[] =>
    rows(['care', 'gel'], { facts })
      .filter(({ id }) => id.includes('law'))
      .map(({ title }) => title);

  it('is that of every place while the place is not known', () => {
    assert.deepEqual(lawRows({}), ['United States', 'California']);
  });
  it('is that of the place of treatment and of what contains it', () => {
    assert.deepEqual(lawRows({ jurisdiction: { value: ['US'], origin: 'auto-client', complete: true } }), [
      'United States',
    ]);
    assert.deepEqual(lawRows(US), ['United States', 'California']);
  });
  it('is not known where the rule set has none for the place', () => {
    const ruleSet = compareRules({
      modalities: compareRules().document.modalities.map(({ regulatory: _, ...one }) => one),
    });
    const found = rows(['care', 'gel'], { facts: US, ruleSet }).find(({ id }) => id === 'no-law');
    assert.equal(found?.title, 'California');
    assert.ok(found.cells.every(({ items }) => items.length === 0));
  });
});

describe('VC4: only what differs', () => {
  const same = (shown: string[], audience: Audience = 'clinician'): string[] =>
    rows(shown, { audience })
      .filter(isSame)
      .map(({ id }) => id);

  it('hides a question with the same answer for every option', () => {
    assert.deepEqual(same(['care', 'gel', 'graft']), ['visits']);
  });
  it('never hides cost, though it is the same', () => {
    assert.ok(!same(['care', 'gel', 'graft']).includes('costNote'));
  });
  it('never hides harm, law or proof, whatever they say', () => {
    for (const { id, group } of rows(['care', 'gel', 'graft']).filter(isSame))
      assert.ok(group !== 'harm' && group !== 'law' && id !== 'evidence');
  });
  it('never hides what is not known', () => {
    for (const one of rows(['pill', 'patch'])) assert.ok(one.id === 'description' || !isSame(one));
  });
  it('never hides what was not checked for a patient', () => {
    const recalled = compareRules().document.modalities.find(({ id }) => id === 'gel')?.recovery;
    const modalities = compareRules().document.modalities.map((one) => ({ ...one, timeToEffect: recalled }));
    const { decision, ...rest } = comparing({ audience: 'patient', ruleSet: compareRules({ modalities }) });
    const found = rowsOf(['gel', 'graft'], { decision, ...rest }).find(({ id }) => id === 'timeToEffect');
    assert.ok(found && !isSame(found));
  });
  it('counts another certainty as a difference', () => {
    const [care] = compareRules().document.modalities;
    const visits = care?.visits;
    assert.ok(visits);
    const modalities = compareRules().document.modalities.map((one) =>
      one.id === 'graft' ? { ...one, visits: { ...visits, certainty: 'low' as const } } : one,
    );
    const found = rows(['care', 'graft'], { ruleSet: compareRules({ modalities }) }).find(({ id }) => id === 'visits');
    assert.ok(found && !isSame(found));
  });
});
