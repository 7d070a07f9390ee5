import { aTimeout, expect, fixture, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import { document as testDocument } from '../../../../engine/src/testing/document.js';
import { AS_OF, axeFindings, button, choose, find, goOn, legend, press, ruleSet, textOf } from '../../testing/mount.js';
import type { RegenEligibilityAssessor } from '../eligibility-assessor/eligibility-assessor.js';
import type { RegenGuidance } from './guidance.js';

type Two = [RegenGuidance, RegenEligibilityAssessor, RegenEligibilityAssessor];

/** The test document with a question of its own for every fact. */
const named = Object.fromEntries(
  Object.entries(testDocument().facts).map(([name, fact]) => [
    name,
    { ...fact, question: { en: `About ${name}?`, es: `¿Y ${name}?` } },
  ]),
);
const rules = ruleSet({ facts: named });

/** A wrapper with two widgets of its own and a widget that goes its own way. */
const mounted = async (properties: Partial<RegenGuidance> = {}): Promise<Two> => {
  const element = await fixture<RegenGuidance>(
    html`<regen-guidance as-of=${AS_OF} lang="en">
      <regen-eligibility-assessor id="one"></regen-eligibility-assessor>
      <div><regen-eligibility-assessor id="two"></regen-eligibility-assessor></div>
    </regen-guidance>`,
  );
  Object.assign(element, { ruleSet: rules }, properties);
  const [one, two] = [...element.querySelectorAll('regen-eligibility-assessor')] as [
    RegenEligibilityAssessor,
    RegenEligibilityAssessor,
  ];
  await settled(element, one, two);
  return [element, one, two];
};

const settled = async (...elements: { updateComplete: Promise<boolean> }[]): Promise<void> => {
  for (const element of elements) await element.updateComplete;
};

/** Counts what the page fetches until the test ends. */
const countedFetches = (): (() => number) => {
  const fetch = window.fetch.bind(window);
  let count = 0;
  window.fetch = (...request) => {
    count += 1;
    return fetch(...request);
  };
  restore = () => (window.fetch = fetch);
  return () => count;
};
let restore: () => void = () => undefined;

const counted = (element: HTMLElement, type: string): (() => number) => {
  let count = 0;
  element.addEventListener(type, () => (count += 1));
  return () => count;
};

describe('regen-guidance', () => {
  afterEach(() => restore());

  it('serves widgets that were there before it was defined', async () => {
    const element = await fixture<RegenGuidance>(
      html`<regen-guidance><regen-eligibility-assessor lang="en"></regen-eligibility-assessor></regen-guidance>`,
    );
    const widget = element.querySelector('regen-eligibility-assessor')!;
    expect(customElements.get('regen-guidance')).to.equal(undefined);
    await import('./define.js');
    element.asOf = AS_OF;
    element.ruleSet = rules;
    await element.updateComplete;
    await widget.updateComplete;
    expect(legend(widget)).not.to.equal('');
  });

  describe('is accessible', () => {
    it('when the chart changed', async () => {
      const [element] = await mounted();
      element.subject = 'another';
      await element.updateComplete;
      expect(await axeFindings(element)).to.deep.equal([]);
      expect(find(element, '[aria-live="assertive"]')?.textContent).to.match(/The chart changed/);
    });
  });

  describe('serves', () => {
    it('one session: a question answered in one widget is asked in none', async () => {
      const [, one, two] = await mounted();
      const first = legend(one);
      expect(legend(two)).to.equal(first);
      await choose(one, 'No');
      await goOn(one);
      await settled(one, two);
      expect(first).to.match(/^About /);
      expect(legend(one)).not.to.equal(first);
      expect(legend(two)).to.equal(legend(one));
      expect(one.activeSession).to.equal(two.activeSession);
    });

    it('one rule set, fetched once', async () => {
      const fetched = countedFetches();
      const [element, one, two] = await mounted({
        ruleSet: '/rules/knee-osteoarthritis/1.0.0.json',
        asOf: '2026-11-25',
      });
      await oneEvent(element, 'regen-ready');
      await settled(element, one, two);
      expect(fetched()).to.equal(1);
      expect(legend(one)).not.to.equal('');
      expect(legend(two)).to.equal(legend(one));
    });

    it('audience and language to a widget that names none', async () => {
      const [element, one, two] = await mounted({ audience: 'clinician', lang: 'es' });
      two.setAttribute('audience', 'patient');
      two.lang = 'en';
      await settled(element, one, two);
      expect(textOf(one)).to.match(/Para profesionales/);
      expect(textOf(two))
        .to.match(/Continue/)
        .and.not.match(/For clinicians/);
    });

    it('nothing to a widget with a rule set of its own', async () => {
      const [element, one, two] = await mounted();
      two.ruleSet = ruleSet();
      two.asOf = AS_OF;
      await choose(one, 'No');
      await goOn(one);
      await settled(element, one, two);
      expect(two.activeSession).not.to.equal(one.activeSession);
      expect(two.activeSession?.answered).to.deep.equal([]);
    });

    it('facts and the place of treatment of the host', async () => {
      const [, one] = await mounted({ facts: { smoker: true }, jurisdiction: 'US' });
      expect(one.activeSession?.decision.facts['smoker']?.value).to.equal(true);
      expect(one.activeSession?.decision.facts['jurisdiction']?.value).to.deep.equal(['US']);
    });

    it('a refusal to every widget, and a new try to all of them', async () => {
      const [element, one, two] = await mounted({ ruleSet: '/nowhere.json', audience: 'clinician' });
      await oneEvent(element, 'regen-error');
      await settled(element, one, two);
      expect(textOf(one)).to.match(/No guidance/);
      expect(textOf(two)).to.match(/No guidance/);
      const fetched = countedFetches();
      button(one, 'Try again').click();
      await aTimeout(0);
      expect(fetched()).to.equal(1);
    });
  });

  describe('reacts', () => {
    it('to a newer version of the same rules: no answer is lost', async () => {
      const [element, one, two] = await mounted();
      await choose(one, 'No');
      await goOn(one);
      const [fact] = one.activeSession?.answered ?? [];
      element.ruleSet = ruleSet({ version: '1.3.0', facts: named });
      await settled(element, one, two);
      expect(one.activeSession?.decision.ruleSet.version).to.equal('1.3.0');
      expect(one.activeSession?.answered).to.deep.equal([fact]);
    });

    it('to another subject: every widget is blank in the same task, and what was typed is gone', async () => {
      const [element, one, two] = await mounted({ facts: { smoker: true } });
      await choose(one, 'No');
      await choose(two, 'Yes');
      await goOn(one);
      await settled(one, two);
      element.subject = 'another';
      expect(find(one, 'form')).to.equal(null);
      expect(find(two, 'form')).to.equal(null);
      expect(one.activeSession).to.equal(null);
      await settled(element, one, two);
      await press(element as never, 'Start with the open chart');
      await settled(element, one, two);
      expect(one.activeSession?.answered).to.deep.equal([]);
      expect(one.activeSession?.decision.facts).to.deep.equal({});
      expect(two.shadowRoot?.querySelector(':checked')).to.equal(null);
    });

    it('to reset: every answer and every draft is gone', async () => {
      const [element, one, two] = await mounted();
      await choose(one, 'No');
      await goOn(one);
      await settled(one, two);
      await choose(two, 'Yes');
      element.reset();
      await settled(element, one, two);
      expect(one.activeSession?.answered).to.deep.equal([]);
      expect(two.shadowRoot?.querySelector(':checked')).to.equal(null);
    });
  });

  describe('emits', () => {
    it('one decision event per change for all widgets inside', async () => {
      const [element, one, two] = await mounted();
      const decisions = counted(element, 'regen-decision');
      await choose(one, 'No');
      await goOn(one);
      await settled(element, one, two);
      expect(decisions()).to.equal(1);
      element.facts = { smoker: true };
      await settled(element, one, two);
      expect(decisions()).to.equal(2);
    });
  });

  describe('tears down', () => {
    it('moved in the page, it loses nothing', async () => {
      const [element, one, two] = await mounted();
      await choose(one, 'No');
      await goOn(one);
      const question = legend(one);
      const place = await fixture<HTMLDivElement>(html`<div></div>`);
      place.append(element);
      await settled(element, one, two);
      expect(legend(one)).to.equal(question);
    });
  });
});
