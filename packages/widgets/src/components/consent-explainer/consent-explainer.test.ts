import { expect, fixture, oneEvent } from '@open-wc/testing';
import type { Facts } from '@regen-cds/engine';
import { html } from 'lit';
import { document as testDocument } from '../../../../engine/src/testing/document.js';
import type { RegenConsentProgressEvent, RegenConsentRecordEvent } from '../../events.js';
import { consent, figures, gel } from '../../testing/explained.js';
import { all, AS_OF, axeFindings, button, find, ruleSet, textOf } from '../../testing/mount.js';
import './define.js';
import type { RegenConsentExplainer } from './consent-explainer.js';

const explained = () => {
  const { modalities } = testDocument();
  return ruleSet({ consent, figures, modalities: modalities.map((one) => (one.id === 'gel' ? gel : one)) });
};

const explainer = async (properties: Partial<RegenConsentExplainer> = {}): Promise<RegenConsentExplainer> => {
  const element = await fixture<RegenConsentExplainer>(
    html`<regen-consent-explainer as-of=${AS_OF} lang="en" modality="gel"></regen-consent-explainer>`,
  );
  Object.assign(element, properties, { ruleSet: explained() });
  await element.updateComplete;
  return element;
};

const STEPS = ['what', 'happens', 'expect', 'risks', 'other', 'doubt', 'check', 'end'];

const goTo = async (element: RegenConsentExplainer, section: string): Promise<void> => {
  all(element, '.wide .step')[STEPS.indexOf(section)]!.click();
  await element.updateComplete;
};

const pick = async (element: RegenConsentExplainer, label: string): Promise<void> => {
  const found = all(element, 'label.choice').find((one) => one.textContent.includes(label));
  found!.querySelector('input')!.click();
  await element.updateComplete;
};

const press = async (element: RegenConsentExplainer, text: string): Promise<void> => {
  button(element, text).click();
  await element.updateComplete;
};

describe('regen-consent-explainer', () => {
  describe('is accessible', () => {
    for (const section of STEPS) {
      it(`in the section "${section}", in both languages`, async () => {
        for (const lang of ['en', 'es']) {
          const element = await explainer({ lang });
          await goTo(element, section);
          expect(await axeFindings(element)).to.deep.equal([]);
        }
      });
    }

    it('after an answer to the expectation question', async () => {
      const element = await explainer();
      await goTo(element, 'expect');
      await pick(element, 'Much less');
      await press(element, 'See what trials found');
      expect(await axeFindings(element)).to.deep.equal([]);
    });
  });

  describe('renders', () => {
    it('only what applies to the option', async () => {
      expect(textOf(await explainer()))
        .to.match(/A gel\./)
        .and.not.to.match(/About the graft/);
    });

    it('a block with a condition unless it is false for this person', async () => {
      const shown = async (facts: Facts): Promise<boolean> =>
        textOf(await explainer({ facts })).includes('Smoking matters');
      expect([await shown({}), await shown({ smoker: true }), await shown({ smoker: false })]).to.deep.equal([
        true,
        true,
        false,
      ]);
    });

    it('the law of the place, and of every place while it is not known', async () => {
      const anywhere = await explainer();
      await goTo(anywhere, 'other');
      expect(textOf(anywhere))
        .to.match(/Licensed in the United States/)
        .and.to.match(/California has a rule/);
      const there = await explainer({ jurisdiction: 'US' });
      await goTo(there, 'other');
      expect(textOf(there))
        .to.match(/Licensed in the United States/)
        .and.not.to.match(/California has a rule/);
    });

    it('EX1: no result, band or picture before an answer or a skip', async () => {
      const element = await explainer();
      await goTo(element, 'expect');
      expect(find(element, 'svg.means')).to.equal(null);
      expect(textOf(element)).not.to.match(/Pain fell|2\.1|average/);
      expect(find(element, '[part="question"] input:checked')).to.equal(null);
    });

    it('EX1: what comes after the question in its section waits for the answer too', async () => {
      const element = await explainer();
      await goTo(element, 'expect');
      expect(find(element, '.timeline')).to.equal(null);
      await press(element, 'Skip, just show me');
      expect(find(element, '.timeline')).to.exist;
      expect(element.shadowRoot?.activeElement?.textContent).to.equal('What trials found');
      await press(element, 'Change');
      expect(element.shadowRoot?.activeElement?.tagName).to.equal('LEGEND');
    });

    it('EX3 and EX4: then both arms on one scale, said to be averages, without a judgement of the answer', async () => {
      const element = await explainer();
      await goTo(element, 'expect');
      await pick(element, 'Much less');
      await press(element, 'See what trials found');
      const picture = find(element, 'svg.means');
      expect(picture?.getAttribute('aria-label')).to.match(/Gel: 2\.1 points less.*Salt water: 1\.8 points less/);
      expect(textOf(element))
        .to.match(/These are averages/)
        .and.not.to.match(/too high|wrong|realistic/i);
    });

    it('a choice of options where none is named', async () => {
      const element = await explainer({ modality: '' });
      expect(all(element, '.pick')).to.have.length(2);
      all(element, '.pick')[0]!.click();
      await element.updateComplete;
      expect(textOf(element)).to.match(/Before you decide about Name of gel/);
    });

    it('the urgent sign instead of everything', async () => {
      const element = await explainer({ facts: { emergency: true } });
      expect(textOf(element)).to.match(/Get help now/);
      expect(find(element, '[part="section"]')).to.equal(null);
    });
  });

  describe('reacts', () => {
    it('KB5: any step can be opened at any time, and says that it was', async () => {
      const element = await explainer();
      await goTo(element, 'end');
      expect(find(element, '.wide [aria-current="step"]')?.textContent).to.match(/Record/);
      await goTo(element, 'what');
      expect(all(element, '.wide .step').at(-1)?.textContent).to.match(/done/);
    });

    it('TB1: feedback explains, never scores, and another try is free', async () => {
      const element = await explainer();
      await goTo(element, 'check');
      expect(find(element, '[role="status"]')?.textContent.trim()).to.equal('');
      await pick(element, 'It regrows cartilage');
      expect(find(element, '[role="status"]')?.textContent).to.match(/Not what we meant to say.*No trial has shown/s);
      await pick(element, 'It may ease pain');
      expect(find(element, '[role="status"]')?.textContent).to.match(/That is what we meant/);
      await pick(element, 'I am not sure');
      expect(find(element, '[role="status"]')?.textContent).to.match(/That is fine.*Some people feel less pain/s);
      expect(textOf(element)).not.to.match(/score|points of|wrong|failed/i);
    });

    it('counts what is due from the day of the procedure', async () => {
      const element = await explainer();
      await goTo(element, 'end');
      const day = find(element, 'input[type="date"]') as HTMLInputElement;
      day.value = '2026-07-01';
      day.dispatchEvent(new Event('change'));
      await element.updateComplete;
      expect(textOf(element)).to.match(/2 weeks after 15 July 2026/);
    });

    it('keeps the step and what was said when the language changes', async () => {
      const element = await explainer();
      await goTo(element, 'expect');
      await pick(element, 'Gone');
      await press(element, 'Español');
      await element.updateComplete;
      expect(find(element, '.widget')?.getAttribute('lang')).to.equal('es');
      expect(find(element, 'input:checked')?.closest('label')?.textContent.trim()).to.equal('Nada');
    });

    it('forgets everything when the patient changes', async () => {
      const element = await explainer({ subject: 'a' });
      await goTo(element, 'expect');
      await pick(element, 'Gone');
      await press(element, 'See what trials found');
      element.subject = 'b';
      expect(textOf(element))
        .to.match(/The chart changed/)
        .and.not.to.match(/You expect/);
      await press(element, 'Start with the open chart');
      await goTo(element, 'expect');
      expect(find(element, 'input:checked')).to.equal(null);
    });
  });

  describe('emits', () => {
    it('regen-consent-progress for each section the person opens', async () => {
      const element = await explainer();
      const event = oneEvent(element, 'regen-consent-progress') as unknown as Promise<RegenConsentProgressEvent>;
      await goTo(element, 'risks');
      const { section, step, steps } = await event;
      expect([section, step, steps]).to.deep.equal(['risks', 4, 8]);
    });

    it('regen-consent-record with what was shown, answered and is unclear; the page says it is no consent form', async () => {
      const element = await explainer({ subject: 'someone' });
      await goTo(element, 'expect');
      await pick(element, 'Much less');
      await press(element, 'See what trials found');
      await goTo(element, 'risks');
      await pick(element, 'I still have questions');
      await goTo(element, 'check');
      await pick(element, 'It regrows cartilage');
      await goTo(element, 'end');
      expect(textOf(element))
        .to.match(/not a consent form/)
        .and.not.to.match(/I agree|signature/i);
      const event = oneEvent(element, 'regen-consent-record') as unknown as Promise<RegenConsentRecordEvent>;
      await press(element, 'Hand this to the clinic');
      const { record } = await event;
      expect(record.shown.map(({ section }) => section)).to.deep.equal(['what', 'expect', 'risks', 'check', 'end']);
      expect(record.teachBack).to.deep.equal([{ question: 'tb-1', answer: 'regrows', correct: false }]);
      expect([record.modality, record.subject, record.lang, record.expectation]).to.deep.equal([
        'gel',
        'someone',
        'en',
        'much-less',
      ]);
      expect(record.unclear).to.deep.equal(['risks']);
    });
  });
});
