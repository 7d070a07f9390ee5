import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate, parseRuleSet } from '@regen-cds/engine';
import { checkRuleSet, checkSource } from './check.js';
import { checkAlways } from './checks/always.js';
import { ucumUnits } from './cli/ucum.js';
import { fails } from './finding.js';
import { newRuleSet } from './new-rule-set.js';
import { createSingle } from './model/pair.js';
import { DEFECTS, soundRuleSet, TODAY, withDefect } from './testing/seeded-defects.js';

const options = { today: TODAY, units: ucumUnits };
const check = (json: unknown) => checkRuleSet(json, options);
const short = (findings: ReturnType<typeof check>) => findings.map(({ code, path }) => `${code} ${path}`);

describe('the check of a rule set', () => {
  it('has nothing to say of a sound one', () => {
    assert.deepEqual(short(check(soundRuleSet()).filter(({ severity }) => severity !== 'note')), []);
  });

  it('passes what `new` writes', () => {
    assert.equal(fails(check(newRuleSet({ id: 'fresh', today: TODAY }))), false);
  });

  for (const defect of DEFECTS)
    it(`finds ${defect.kind}, at its place`, () => {
      const findings = check(withDefect(defect));
      assert.ok(short(findings).includes(`${defect.code} ${defect.path}`), `found only: ${short(findings).join(', ')}`);
      assert.equal(fails(findings), true);
    });

  it('gives a patient who shows it', () => {
    const shown = DEFECTS.filter(({ code }) =>
      ['always-true', 'shadowed', 'contradiction', 'open-behind-gate'].includes(code),
    );
    for (const defect of shown) {
      const document = withDefect(defect);
      const finding = check(document).find(({ code, path }) => code === defect.code && path === defect.path);
      const { criteria } = evaluate(parseRuleSet(document), finding?.witness ?? {}, { asOf: TODAY });
      const index = Number(/^\/criteria\/(\d+)/.exec(defect.path)?.[1]);
      assert.ok(finding?.witness, defect.kind);
      assert.equal(
        criteria[index]?.truth,
        defect.code === 'open-behind-gate'
          ? null
          : defect.code === 'contradiction'
            ? (criteria[index]?.truth ?? null)
            : true,
      );
    }
  });

  it('says which name was probably meant', () => {
    const misspelt = DEFECTS.find(({ code }) => code === 'unknown-fact');
    assert.ok(misspelt);
    assert.match(check(withDefect(misspelt))[0]?.message ?? '', /Did you mean "platelets"\?/);
  });

  it('takes the same condition twice for an addition, and a narrower one for a slip', () => {
    const document = soundRuleSet();
    const low = document.criteria.find(({ id }) => id === 'few-platelets');
    assert.ok(low);
    low.when = { '<': [{ var: 'platelets' }, 50] };
    const shadowed = check(document).filter(({ code }) => code === 'shadowed');
    assert.deepEqual(
      shadowed.map(({ severity }) => severity),
      ['note'],
    );
  });

  it('never calls fine what it could not decide', () => {
    const document = soundRuleSet();
    const names = Array.from({ length: 26 }, (_, i) => `flag${i}`);
    const [injected] = [document.facts['injected']];
    assert.ok(injected);
    for (const name of names) document.facts[name] = { ...injected };
    const chain = (list: readonly string[]) =>
      list.slice(1).reduce<unknown>((rest, name) => ({ '!=': [rest, { var: name }] }), { var: list[0] });
    const target = document.criteria.find(({ id }) => id === 'heavy');
    assert.ok(target);
    target.when = { '!=': [chain(names), chain(names.toReversed())] };
    const findings = checkAlways(createSingle(parseRuleSet(document), TODAY));
    assert.deepEqual(short(findings), [`not-decided /criteria/${document.criteria.indexOf(target)}/when`]);
  });
});

describe('the check of a file', () => {
  const source = (text: string) => checkSource(text, options);
  const text = JSON.stringify(soundRuleSet(), null, 2);

  it('gives line and column of what it finds', () => {
    const [finding] = source(text.replace('"platelets"\n', '"platlets"\n')).filter(
      ({ code }) => code === 'unknown-fact',
    );
    assert.ok(finding);
    const line = text.split('\n')[finding.place.line - 1] ?? '';
    assert.match(line, /"var": "platelets"/);
    assert.equal(line.slice(finding.place.column - 1), '"platelets"');
  });

  it('finds a key that stands twice, which a parser would pass over', () => {
    const twice = text.replace('"status": "draft",', '"status": "draft",\n  "status": "active",');
    const finding = source(twice).find(({ code }) => code === 'duplicate-key');
    assert.equal(`${finding?.path} ${finding?.place.line}`, '/status 6');
  });

  it('gives line and column of half-written JSON, and what is missing', () => {
    const cut = text.indexOf('"publisher"');
    const [finding, ...others] = source(text.slice(0, cut));
    assert.deepEqual(others, []);
    assert.equal(finding?.code, 'syntax');
    assert.equal(finding.place.line, text.slice(0, cut).split('\n').length);
    assert.match(finding.message, /closing \}|property/);
  });

  it('refuses a file of 5 MB with what to do', () => {
    const [finding] = source(`{"a": "${'x'.repeat(5 * 1024 * 1024)}"}`);
    assert.equal(finding?.code, 'too-large');
    assert.match(finding.message, /5\.0 MB; a rule set may have 2 MB/);
  });

  it('says so when the file is empty, or is something else', () => {
    assert.match(source('')[0]?.message ?? '', /empty/);
    assert.equal(source('<html></html>')[0]?.code, 'syntax');
    assert.equal(source('[1, 2]')[0]?.code, 'shape');
    assert.match(source('{"format": 7}')[0]?.message ?? '', /newer than this engine/);
  });
});
