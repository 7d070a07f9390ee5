import { aTimeout, expect, oneEvent } from '@open-wc/testing';
import { createSession } from '@regen-cds/engine';
import type { RegenDecisionEvent, RegenEligibilityAnswerEvent, RegenErrorEvent } from '../../events.js';
import { candidateFacts, criterion, document as testDocument, fact } from '../../../../engine/src/testing/document.js';
import {
  all,
  assessor,
  AS_OF,
  axeFindings,
  button,
  choose,
  find,
  goOn,
  legend,
  press,
  ruleSet,
  textOf,
  type,
} from '../../testing/mount.js';
import { RegenEligibilityAssessor } from './eligibility-assessor.js';

const KNEE = '/rules/knee-osteoarthritis/1.0.0.json';
/** What is said about this person: everything but the list of sources. */
const said = (element: HTMLElement): string => textOf(element).split(/rules 1\.|reglas 1\./)[0] ?? '';
const VERDICTS = /\b(eligible|approved for you|safe for you|recommended|best|you qualify|elegible|apto)\b/i;

/** Answers every question with "I don't know"; gives the legends in their order. */
const shrug = async (element: RegenEligibilityAssessor, label: string): Promise<string[]> => {
  const asked: string[] = [];
  while (find(element, 'form') && asked.length < 200) {
    asked.push(legend(element));
    await choose(element, label);
    await goOn(element);
  }
  return asked;
};

const loaded = async (properties: Parameters<typeof assessor>[1] = {}): Promise<RegenEligibilityAssessor> => {
  const element = await assessor(KNEE, { asOf: '2026-11-25', ...properties });
  if (!find(element, 'h2')) await oneEvent(element, 'regen-ready');
  await element.updateComplete;
  return element;
};

describe('regen-eligibility-assessor', () => {
  describe('is accessible', () => {
    const chart = { labPlateletCount: { value: 152, origin: 'auto-server', observed: '2026-11-10', unit: '10*9/L' } };
    const states: [title: string, properties: Parameters<typeof assessor>[1]][] = [
      ['a question', {}],
      ['a result with facts from a chart', { facts: { ...chart, kneeSymptomatic: true, postHotSwollenJoint: false } }],
      ['get help now', { facts: { postHotSwollenJoint: true } }],
      ['out of date', { asOf: '2040-01-01' }],
    ];
    for (const audience of ['patient', 'clinician'] as const) {
      for (const lang of ['en', 'es']) {
        for (const [title, properties] of states) {
          it(`${title}, for a ${audience}, in ${lang}`, async () => {
            const element = await assessor(KNEE, { asOf: '2026-11-25', audience, lang, ...properties });
            await Promise.race([oneEvent(element, 'regen-ready'), oneEvent(element, 'regen-error'), aTimeout(3000)]);
            await element.updateComplete;
            expect(await axeFindings(element)).to.deep.equal([]);
          });
        }
        it(`the page at the end, for a ${audience}, in ${lang}`, async () => {
          const element = await loaded({ audience, lang });
          await shrug(
            element,
            { patient: { en: 'I don’t know', es: 'No lo sé' }, clinician: { en: 'Not known', es: 'No se sabe' } }[
              audience
            ][lang as 'en'],
          );
          for (const one of all(element, 'button[aria-expanded], details')) one.click();
          await element.updateComplete;
          expect(await axeFindings(element)).to.deep.equal([]);
        });
      }
    }
  });

  describe('renders', () => {
    it('its slot until a rule set is named', async () => {
      const element = await assessor('');
      expect(textOf(element)).to.equal('');
      expect(find(element, 'slot:not([name])')).to.exist;
    });

    it('ST4: no status, score or verdict for a patient who is answering', async () => {
      const element = await loaded();
      expect(find(element, '[part="standing"], [part="status"]')).to.equal(null);
      expect(said(element)).not.to.match(VERDICTS);
    });

    it('ST1: where each option stands for a clinician, with the facts that are open', async () => {
      const element = await assessor(ruleSet(), { audience: 'clinician' });
      const standing = all(element, '.option').map((one) => one.textContent.replace(/\s+/g, ' ').trim());
      expect(standing).to.have.length(2);
      for (const line of standing) {
        expect(line).to.match(/Needs answers/);
        expect(line).to.match(/So far/);
        expect(line).to.match(/still matter/);
      }
    });

    it('ST2: none of the words that promise, in either language, audience or state', async () => {
      for (const audience of ['patient', 'clinician'] as const) {
        for (const lang of ['en', 'es']) {
          const element = await assessor(ruleSet(), { audience, lang, facts: candidateFacts() });
          expect(said(element)).not.to.match(VERDICTS);
        }
      }
    });

    it('ST4: neither criterion ids nor digests nor "so far" for a patient, in the whole shadow text', async () => {
      const element = await loaded();
      await shrug(element, 'I don’t know');
      expect(said(element)).not.to.match(/gen-|pk-|bm-|sha384|So far|engineering/i);
    });

    it('OR5: progress as a sentence with an upper bound', async () => {
      expect(textOf(await loaded())).to.match(/Question 1\. .+ more at most\./);
    });

    it('the experimental notice on every screen', async () => {
      const element = await loaded();
      expect(find(element, '.draft')?.textContent).to.match(/not been reviewed/i);
    });

    it('OR3: notices of every place while the place is not known, and only its own when it is', async () => {
      expect(find(await loaded(), '[part="notice"]')).to.exist;
      expect(find(await loaded({ jurisdiction: 'UK' }), '[part="notice"]')).to.equal(null);
      expect(find(await loaded({ jurisdiction: 'US-CA' }), '[part="notice"]')).to.exist;
    });

    for (const audience of ['patient', 'clinician'] as const) {
      it(`a task that is to do until it is known not to be, for a ${audience}`, async () => {
        const { weight, ...facts } = candidateFacts();
        const told = async (more: object): Promise<string> => {
          const element = await assessor(ruleSet(), { audience, facts: { ...facts, ...more } });
          if (find(element, 'form')) {
            await choose(element, audience === 'patient' ? 'I don’t know' : 'Not known');
            await goOn(element);
          }
          for (const one of all(element, 'details')) one.remove();
          return textOf(element);
        };
        expect(await told({})).to.match(/Title of weigh/);
        expect(await told({ weight })).not.to.match(/Title of weigh/);
      });
    }

    it('EX5: of a reason that was only recalled, nothing to do and nothing about a medicine, but its name', async () => {
      const { criteria, facts } = testDocument();
      const recalled = criterion(
        'recalled',
        'caution',
        { var: 'blood' },
        {
          action: {
            clinician: { en: 'Stop it.', es: 'Pare.' },
            patient: { en: 'Do the risky thing.', es: 'Haga algo.' },
          },
          verification: { status: 'memory', confidence: 'medium' },
        },
      );
      const blood = fact('boolean', { medicine: true });
      const rules = ruleSet({ criteria: [...criteria, recalled], facts: { ...facts, blood } });
      const properties = { facts: { ...candidateFacts(), blood: true } };
      const patient = textOf(await assessor(rules, properties));
      expect(patient).to.match(/Title of recalled Not checked yet\. Ask your clinician\. Doe J/);
      expect(patient).not.to.match(/risky|Do not stop or start a medicine/);
      expect(textOf(await assessor(rules, { ...properties, audience: 'clinician' }))).to.match(/Stop it\./);
    });

    it('the place of treatment as set by the page, never as found in a chart', async () => {
      const element = await loaded({ audience: 'clinician', jurisdiction: 'US', facts: { kneeSymptomatic: true } });
      await press(element, 'Show all');
      const row = all(element, '.fact').find((one) => one.textContent.includes('Place of treatment'));
      expect(row?.textContent)
        .to.match(/Set by this page/)
        .and.not.to.match(/Chart/);
    });

    it('OR4: rules, version and review date on every screen', async () => {
      expect(all(await loaded(), 'footer > .row span').map((one) => one.textContent)).to.deep.equal([
        'rules 1.0.0',
        'Reviewed 22 November 2026',
      ]);
    });
  });

  describe('reacts', () => {
    it('asks no patient what only a clinician is asked, never the same twice, and ends', async () => {
      const element = await loaded();
      const asked = await shrug(element, 'I don’t know');
      expect(asked.length).to.be.greaterThan(10).and.lessThan(60);
      expect(new Set(asked).size).to.equal(asked.length);
      expect(find(element, '[part="result"]')).to.exist;
      expect(textOf(element)).to.match(/What we could not tell/);
      expect(asked.join()).not.to.match(/Kellgren|INR|haemoglobin/i);
    });

    it('leaves every option open when a clinician knows nothing', async () => {
      const element = await loaded({ audience: 'clinician' });
      await shrug(element, 'Not known');
      const words = all(element, 'tbody [part="status"]').map((one) => one.textContent.trim());
      expect(new Set(words)).to.deep.equal(new Set(['Needs answers']));
    });

    it('KB1: choosing neither submits nor moves on', async () => {
      const element = await assessor(ruleSet());
      const before = legend(element);
      await choose(element, 'No');
      expect(legend(element)).to.equal(before);
    });

    it('FA7: Continue without an answer says so beside the choices and moves nothing', async () => {
      const element = await assessor(ruleSet());
      const before = legend(element);
      await goOn(element);
      expect(legend(element)).to.equal(before);
      expect(find(element, '#error')?.textContent).to.match(/Choose an answer/);
      expect(find(element, 'fieldset')?.getAttribute('aria-invalid')).to.equal('true');
      expect(element.shadowRoot?.activeElement?.tagName).to.equal('INPUT');
    });

    it('moves the focus to the next question after Continue, and back to the one before after Back', async () => {
      const element = await assessor(ruleSet());
      await choose(element, 'No');
      await goOn(element);
      expect(element.shadowRoot?.activeElement?.tagName).to.equal('LEGEND');
      await press(element, 'Back');
      expect(element.shadowRoot?.activeElement?.tagName).to.equal('LEGEND');
      expect(find(element, 'input:checked')?.closest('label')?.textContent.trim()).to.equal('No');
    });

    it('FA6: keeps what was typed, says what is wrong, and takes nothing it cannot use', async () => {
      const element = await loaded({
        audience: 'clinician',
        facts: { labPlateletCount: { value: 152, origin: 'auto-server', observed: '2026-11-10', unit: '10*9/L' } },
      });
      all(element, 'button[aria-label^="Change: Platelet"]')[0]!.click();
      await element.updateComplete;
      for (const [typed, message] of [
        ['1,5', /Use a point: 1\.5/],
        ['abc', /digits/],
        ['999999', /outside/],
      ] as const) {
        await type(element, typed);
        await goOn(element);
        expect(find(element, '#error')?.textContent).to.match(message);
        expect((find(element, 'fieldset input[type="text"]') as HTMLInputElement).value).to.equal(typed);
      }
      element.lang = 'es';
      await element.updateComplete;
      expect(find(element, '#error')?.textContent).to.match(/no está entre/, 'what is wrong follows the language');
      expect((find(element, 'fieldset input[type="text"]') as HTMLInputElement).value).to.equal('999999');
      element.lang = 'en';
      await element.updateComplete;
      await type(element, '210');
      await goOn(element);
      expect(find(element, 'form')).to.equal(null);
      await press(element, 'Show all');
      expect(textOf(element)).to.match(/210/);
      expect(textOf(element)).to.match(/Entered here/);
    });

    it('FA3: an override keeps the chart value beside it, and Undo brings it back', async () => {
      const facts = {
        weight: { value: 80, unit: 'kg', origin: 'auto-server', observed: '2026-06-01' },
        emergency: false,
      };
      const element = await assessor(ruleSet(), { audience: 'clinician', facts });
      await press(element, 'Show all');
      all(element, 'button[aria-label^="Change"]').at(-1)!.click();
      await element.updateComplete;
      if (!find(element, 'fieldset input[type="text"]')) throw new Error('the weight is not asked');
      await type(element, '90');
      await goOn(element);
      expect(textOf(element)).to.match(/90/);
      expect(textOf(element)).to.match(/80/);
      await press(element, 'Undo');
      expect(textOf(element)).not.to.match(/90/);
    });

    it('ST3: an urgent sign replaces everything, and the way out leads back to the question', async () => {
      const element = await assessor(ruleSet());
      expect(legend(element)).not.to.equal('');
      element.facts = { emergency: true };
      await element.updateComplete;
      expect(textOf(element)).to.match(/Get help now/);
      expect(find(element, 'form')).to.equal(null);
      expect(find(element, 'slot[name="actions"]')).to.exist;
      await press(element, 'I answered that by mistake');
      expect(find(element, 'form') ?? find(element, '.call')).to.exist;
    });

    it('keeps question and draft when the language changes, and says so in the new one', async () => {
      const element = await assessor(ruleSet());
      await choose(element, 'No');
      element.lang = 'es';
      await element.updateComplete;
      expect(find(element, 'input:checked')?.closest('label')?.textContent.trim()).to.equal('No');
      expect(find(element, '.widget')?.getAttribute('lang')).to.equal('es');
      expect(textOf(element)).to.match(/Pregunta 1/);
    });

    it('keeps the answers when a newer version of the same rules arrives', async () => {
      const element = await assessor(ruleSet());
      await choose(element, 'No');
      await goOn(element);
      element.ruleSet = ruleSet({ version: '1.3.0' });
      await element.updateComplete;
      const event = oneEvent(element, 'regen-decision') as unknown as Promise<RegenDecisionEvent>;
      element.facts = { rare: false };
      const { decision } = await event;
      expect(Object.keys(decision.facts)).to.include('emergency');
    });

    it('FA8: starts again at once, and Undo brings the answers back', async () => {
      const element = await assessor(ruleSet(), { audience: 'clinician' });
      await choose(element, 'No');
      await goOn(element);
      await press(element, 'See where this stands');
      await press(element, 'Start again');
      expect(textOf(element)).to.match(/Question 1/);
      await press(element, 'Undo');
      expect(element.shadowRoot?.activeElement?.tagName).to.equal('H2');
      expect(textOf(element)).to.match(/Facts used/);
      expect(textOf(element)).to.match(/1 settled/);
    });

    it('says every status that changed within a moment of quiet, for a clinician; a language is no change', async () => {
      const rules = ruleSet();
      const session = createSession(rules, {
        asOf: AS_OF,
        facts: { ...candidateFacts(), smoker: undefined, rare: undefined },
      });
      const element = await assessor(rules, { audience: 'clinician', session });
      const polite = (): string => find(element, '[aria-live="polite"]')?.textContent ?? '';
      session.answer('smoker', true);
      await element.updateComplete;
      session.answer('rare', true);
      await element.updateComplete;
      await aTimeout(600);
      expect(polite()).to.match(/Name of gel: now caution\. Name of graft: now trial only\./);
      element.lang = 'es';
      await element.updateComplete;
      await aTimeout(600);
      expect(polite()).to.equal('Idioma: español');
    });

    it('forgets the patient in the same task when the subject changes', async () => {
      const element = await assessor(ruleSet(), { audience: 'clinician', subject: 'a', facts: { weight: 81.5 } });
      await press(element, 'Show all');
      expect(textOf(element)).to.match(/81\.5/);
      element.subject = 'b';
      expect(textOf(element)).not.to.match(/81\.5/);
      expect(textOf(element)).to.match(/The chart changed/);
      element.facts = { weight: 64 };
      await element.updateComplete;
      await press(element, 'Start with the open chart');
      await press(element, 'Show all');
      expect(textOf(element)).to.match(/64/);
      expect(textOf(element)).not.to.match(/81\.5/);
    });
  });

  describe('emits', () => {
    it('regen-eligibility-answer for what the person did, and never for what code set', async () => {
      const element = await assessor(ruleSet());
      const answers: (string | null | boolean)[][] = [];
      element.addEventListener('regen-eligibility-answer', ({ fact, value, unknown }) =>
        answers.push([fact, value as boolean, unknown]),
      );
      element.facts = { rare: false };
      await element.updateComplete;
      expect(answers).to.deep.equal([]);
      await choose(element, 'Yes');
      const event = oneEvent(element, 'regen-eligibility-answer') as unknown as Promise<RegenEligibilityAnswerEvent>;
      await goOn(element);
      expect((await event).value).to.equal(true);
    });

    it('regen-decision once per change, however many elements share the session', async () => {
      const rules = ruleSet();
      const session = createSession(rules, { asOf: AS_OF });
      const [one, other] = [await assessor(rules, { session }), await assessor(rules, { session })];
      let events = 0;
      for (const element of [one, other]) element.addEventListener('regen-decision', () => (events += 1));
      session.answer('rare', false);
      await Promise.all([one.updateComplete, other.updateComplete]);
      expect(events).to.equal(1);
    });

    const refusals: [title: string, address: string, code: string][] = [
      ['a file that is not there', '/rules/nowhere.json', 'rule-set-not-found'],
      ['a page instead of a rule set', '/packages/widgets/package.json', 'shape'],
    ];
    for (const [title, address, code] of refusals) {
      it(`regen-error with a code for ${title}, and shows no guidance`, async () => {
        const element = await assessor('', { audience: 'clinician' });
        const event = oneEvent(element, 'regen-error') as unknown as Promise<RegenErrorEvent>;
        element.ruleSet = address;
        expect((await event).code).to.match(new RegExp(`^(${code}|unknown-key)$`));
        await element.updateComplete;
        expect(textOf(element)).to.match(/No guidance/);
        expect(find(element, 'form, [part="status"]')).to.equal(null);
        expect(find(element, 'slot:not([name])')).to.exist;
        expect(button(element, 'Try again')).to.exist;
      });
    }

    it('regen-error for a patient in plain words, without a code', async () => {
      const element = await assessor('');
      const event = oneEvent(element, 'regen-error');
      element.ruleSet = '/rules/nowhere.json';
      await event;
      await element.updateComplete;
      expect(textOf(element)).to.match(/This page cannot help right now/);
      expect(textOf(element)).not.to.match(/rule-set/);
    });
  });

  describe('tears down', () => {
    it('moves in the page without losing an answer', async () => {
      const element = await assessor(ruleSet());
      await choose(element, 'No');
      await goOn(element);
      const before = legend(element);
      const place = document.createElement('section');
      document.body.append(place);
      place.append(element);
      await element.updateComplete;
      expect(legend(element)).to.equal(before);
      expect(textOf(element)).to.match(/Question 2/);
      place.remove();
    });

    it('hears nothing more from a shared session once it is gone', async () => {
      const rules = ruleSet();
      const session = createSession(rules, { asOf: AS_OF });
      const element = await assessor(rules, { session });
      let events = 0;
      element.addEventListener('regen-decision', () => (events += 1));
      element.remove();
      session.answer('rare', false);
      expect(events).to.equal(0);
    });
  });
});
