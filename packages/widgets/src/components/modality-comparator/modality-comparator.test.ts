import { aTimeout, expect, fixture, oneEvent } from '@open-wc/testing';
import { createSession, type RuleSet } from '@regen-cds/engine';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import type { RegenComparatorChangeEvent } from '../../events.js';
import { compareRules } from '../../testing/compare.js';
import { all, AS_OF, axeFindings, button, find, textOf } from '../../testing/mount.js';
import './define.js';
import { RegenModalityComparator } from './modality-comparator.js';

const KNEE = '/rules/knee-osteoarthritis/1.1.0.json';
const VERDICTS = /\b(eligible|approved for you|safe for you|recommended|best|you qualify|elegible|apto)\b/i;
const rules = compareRules();

type Properties = Partial<
  Pick<
    RegenModalityComparator,
    'audience' | 'lang' | 'facts' | 'subject' | 'density' | 'jurisdiction' | 'modality' | 'session' | 'asOf'
  >
>;

/** The comparator in a place of this width. */
const comparator = async (
  properties: Properties = {},
  width = 1100,
  ruleSet: RuleSet | string = rules,
): Promise<RegenModalityComparator> => {
  const place = await fixture<HTMLDivElement>(
    html`<div>
      <regen-modality-comparator as-of=${AS_OF} lang="en"><p>Fallback</p></regen-modality-comparator>
    </div>`,
  );
  place.style.width = `${String(width)}px`;
  const element = place.querySelector('regen-modality-comparator')!;
  Object.assign(element, properties, { ruleSet });
  await element.updateComplete;
  return element;
};

const loaded = async (properties: Properties = {}, width = 1100): Promise<RegenModalityComparator> => {
  const element = await comparator({ asOf: '2026-11-25', ...properties }, width, KNEE);
  await Promise.race([oneEvent(element, 'regen-ready'), oneEvent(element, 'regen-error')]);
  await element.updateComplete;
  return element;
};

const press = async (element: RegenModalityComparator, text: string): Promise<void> => {
  button(element, text).click();
  await element.updateComplete;
};

const tick = async (element: RegenModalityComparator, label: string): Promise<void> => {
  const found = all(element, '.tools label').find((one) => one.textContent.trim() === label);
  found!.querySelector('input')!.click();
  await element.updateComplete;
};

const rate = async (element: RegenModalityComparator, point: string, step: 0 | 1 | 2): Promise<void> => {
  (all(element, `input[name="${point}"]`)[step] as HTMLInputElement).click();
  await element.updateComplete;
};

const columns = (element: RegenModalityComparator): string[] =>
  all(element, 'thead .name').map((one) => one.textContent.trim());
const questions = (element: RegenModalityComparator): string[] =>
  all(element, 'tbody th[scope="row"]').map((one) => one.innerText.split('\n')[0]?.trim() ?? '');
const rowNamed = (element: RegenModalityComparator, name: string): HTMLElement => {
  const found = all(element, 'tbody tr').find((one) => one.querySelector('th')?.textContent.trim().startsWith(name));
  if (!found) throw new Error(`There is no row "${name}" in: ${questions(element).join(', ')}`);
  return found;
};
const cellsOf = (element: RegenModalityComparator, name: string): string[] =>
  [...rowNamed(element, name).querySelectorAll('td')].map((one) => one.textContent.replace(/\s+/g, ' ').trim());
const said = (element: HTMLElement): string => textOf(element).split(/rules 1\.|reglas 1\./)[0] ?? '';

describe('regen-modality-comparator', () => {
  afterEach(async () => {
    await setViewport({ width: 1280, height: 800 });
  });

  describe('is accessible', () => {
    const states: [title: string, properties: Properties, width: number][] = [
      ['a table', {}, 1100],
      ['cards', {}, 400],
      ['nothing chosen', { modality: 'none' }, 1100],
      ['get help now', { facts: { emergency: true } }, 1100],
      ['out of date', { asOf: '2040-01-01' }, 1100],
      ['five options in a narrow place', { modality: 'gel graft pill patch' }, 360],
    ];
    for (const audience of ['patient', 'clinician'] as const)
      for (const lang of ['en', 'es'])
        for (const [title, properties, width] of states)
          it(`${title}, for a ${audience}, in ${lang}`, async () => {
            const element = await comparator({ audience, lang, ...properties }, width);
            for (const details of all(element, 'details')) (details as HTMLDetailsElement).open = true;
            await element.updateComplete;
            expect(await axeFindings(element)).to.deep.equal([]);
          });

    for (const [audience, width] of [
      ['patient', 1100],
      ['clinician', 360],
    ] as const)
      it(`the knee rule set, for a ${audience}, ${String(width)} pixels wide`, async () => {
        const element = await loaded({ audience, modality: 'prp bmac exosome' }, width);
        expect(await axeFindings(element)).to.deep.equal([]);
      });

    for (const lang of ['en', 'es'])
      it(`what matters, rated, in ${lang}`, async () => {
        const element = await comparator({ lang });
        for (const point of ['harm', 'proof', 'own']) await rate(element, point, 2);
        expect(await axeFindings(element)).to.deep.equal([]);
      });

    it('dark, and the picker open', async () => {
      const element = await comparator({}, 400);
      element.parentElement!.style.colorScheme = 'dark';
      await press(element, 'Choose options');
      expect(await axeFindings(element)).to.deep.equal([]);
      element.parentElement!.style.colorScheme = '';
    });
  });

  describe('renders', () => {
    it('VC3: usual care always, and the first two options that are assessed', async () => {
      expect(columns(await comparator())).to.deep.equal(['Usual care', 'Gel', 'Graft']);
    });

    it('the options that the page names, in the order of the rule set', async () => {
      expect(columns(await comparator({ modality: 'pill gel nonsense' }))).to.deep.equal(['Usual care', 'Gel', 'Pill']);
    });

    it('KB3: a real table with a caption, scopes, and a scroller that can be reached', async () => {
      const element = await comparator();
      expect(find(element, 'table caption')?.textContent.trim()).to.equal('What is known about Usual care, Gel, Graft');
      expect(all(element, 'th:not([scope])')).to.have.length(0);
      const scroller = find(element, '.scroll')!;
      expect(scroller.tabIndex).to.equal(0);
      expect(scroller.getAttribute('role')).to.equal('region');
      expect(scroller.getAttribute('aria-label')).not.to.equal('');
      const first = find(element, 'tbody th[scope="row"]')!;
      expect(getComputedStyle(first).position).to.equal('sticky');
      expect(first.getBoundingClientRect().width / scroller.getBoundingClientRect().width).to.be.below(0.4);
    });

    it('KB4: a card for each question where it is narrow, without sideways scrolling at 320 pixels', async () => {
      const element = await loaded({ modality: 'prp bmac mfat exosome' }, 320);
      expect(find(element, 'table')).to.equal(null);
      expect(all(element, '.question dl').length).to.be.above(10);
      for (const list of all(element, '.question dl')) expect(list.querySelectorAll('dt')).to.have.length(5);
      const widget = find(element, '.widget')!;
      expect(widget.scrollWidth).to.equal(widget.clientWidth);
      const wide = all(element, '.widget *').filter(
        (one) => one.getBoundingClientRect().right > widget.getBoundingClientRect().right + 1,
      );
      expect(wide.map((one) => `${one.localName}.${one.className}`)).to.deep.equal([]);
    });

    it('KB4: cards also where the options do not fit at 14 em each, or the text is large', async () => {
      expect(find(await comparator({ modality: 'gel graft pill patch' }, 900), 'table')).to.equal(null);
      const element = await comparator({}, 1100);
      element.style.setProperty('--regen-text-m', '32px');
      await aTimeout(50);
      await element.updateComplete;
      expect(find(element, 'table')).to.equal(null);
    });

    it('KB4: "Not known" for what is not known, never an empty cell', async () => {
      const element = await comparator();
      expect(cellsOf(element, 'Where it comes from')).to.deep.equal([
        'Not known',
        'From a factory No source yet.',
        'Not known',
      ]);
      for (const cell of all(element, '[part="cell"]')) expect(cell.textContent.trim()).not.to.match(/^[–—-]?$/);
    });

    it('every statement with its certainty and a source that resolves', async () => {
      const element = await loaded({ audience: 'clinician', jurisdiction: 'US' });
      const known = all(element, 'td[part="cell"]').filter((one) => one.textContent.trim() !== 'Not known');
      const bare = known.filter((one) => !one.querySelector('[part="basis"]'));
      // What an option is has no source in the format.
      expect(bare.map((one) => one.parentElement!.querySelector('th')?.textContent.trim())).to.deep.equal(
        Array(3).fill('What it is'),
      );
      const places = find(element, 'footer ol')!.children.length;
      const marks = all(element, 'td [part="basis"]').flatMap((one) => one.textContent.match(/\[(\d*)\]/g) ?? []);
      expect(marks.length).to.be.above(50);
      for (const mark of marks) expect(Number(mark.slice(1, -1))).to.be.within(1, places);
    });

    it('ST5: no certainty for a law or a dispute: its basis is named', async () => {
      const element = await comparator({ audience: 'clinician' });
      expect(cellsOf(element, 'United States')[1]).to.match(/Regulation/);
      expect(cellsOf(element, 'United States')[1]).not.to.match(/certainty/i);
      expect(rowNamed(element, 'United States').querySelector('.dots')).to.equal(null);
    });

    it('guidelines that disagree as that, one by one', async () => {
      const element = await comparator();
      expect(cellsOf(element, 'Guidelines')[1]).to.match(
        /^They disagree\. ?One 2020: One is against .*Two 2021: Two is for/,
      );
      expect(cellsOf(element, 'Guidelines')[2]).to.match(/^One 2020: One is against/);
    });

    it('the law of the place of treatment only, once it is known', async () => {
      expect(questions(await comparator()).slice(-2)).to.deep.equal(['United States', 'California']);
      expect(questions(await comparator({ jurisdiction: 'US' })).slice(-1)).to.deep.equal(['United States']);
    });

    it('ST1: where each option stands for a clinician, with the reason that decides and what is open', async () => {
      const element = await comparator({ audience: 'clinician', facts: { emergency: false, infection: true } });
      const gel = all(element, 'thead th')[2]?.textContent.replace(/\s+/g, ' ') ?? '';
      expect(gel).to.match(/Not suitable/);
      expect(gel).to.match(/Title of infected/);
      const open = await comparator({ audience: 'clinician' });
      expect(all(open, 'thead th')[2]?.textContent).to.match(/Needs answers[\s\S]*So far: [\s\S]*still matter/);
    });

    it('ST4: a patient with questions left meets no status but that', async () => {
      const element = await comparator({ facts: { infection: true } });
      const words = all(element, '[part="status"]').map((one) => one.textContent.trim());
      expect(words).to.deep.equal(['Always an option', 'More answers needed', 'More answers needed']);
      expect(said(element)).not.to.match(/So far|Not suitable|infected/);
    });

    it('ST4: with none left, the words for patients and the reason in their text', async () => {
      const facts = {
        emergency: false,
        infection: true,
        willing: true,
        rare: false,
        bleeding: false,
        pain: true,
        smoker: false,
        grade: 2,
        weight: 80,
        joint: 'knee',
        medicines: [],
        injured: '2025-01-01',
      };
      const element = await comparator({ facts });
      expect(all(element, '[part="status"]')[1]?.textContent.trim()).to.equal('Likely not suitable: ask why');
      expect(find(element, '[part="reason"]')?.textContent).to.match(/Title of infected/);
    });

    it('ST2 and ST4: no promise, no verdict, no ids, in both languages', async () => {
      for (const audience of ['patient', 'clinician'] as const)
        for (const lang of ['en', 'es']) {
          const element = await loaded({ audience, lang });
          const own = all(element, 'h2, h3, h4, [part="status"], [aria-live], .top p, .tools').map(
            (one) => one.textContent,
          );
          expect(own.join(' ')).not.to.match(VERDICTS);
        }
      const element = await loaded();
      expect(said(element)).not.to.match(/sha384|\b(prp|bmac)-|So far|KL \d/);
    });

    it('ST3: an urgent sign withholds everything else, and has a way out', async () => {
      for (const audience of ['patient', 'clinician'] as const) {
        const session = createSession(rules, { asOf: AS_OF });
        session.answer('emergency', true);
        const element = await comparator({ audience, session });
        expect(find(element, 'table')).to.equal(null);
        expect(all(element, '[part="status"]')).to.have.length(0);
        expect(find(element, 'slot[name="actions"]')).to.exist;
        await press(element, audience === 'patient' ? 'I answered that by mistake' : 'Correct this answer');
        expect(session.answered).to.deep.equal([]);
        expect(find(element, 'table')).to.exist;
      }
    });

    it('ST3: what a chart says of an urgent sign can be set aside, to be asked', async () => {
      const element = await comparator({
        facts: { emergency: { value: true, origin: 'auto-server', observed: AS_OF } },
      });
      await press(element, 'I answered that by mistake');
      expect(element.activeSession?.decision.unknown['emergency']?.reason).to.equal('not-asked');
      expect(find(element, 'table')).to.exist;
    });

    it('IA2: pictures of a row on one denominator, each with its description', async () => {
      const element = await comparator();
      const pictures = [...rowNamed(element, 'Serious harm').querySelectorAll('regen-icon-array')];
      await Promise.all(pictures.map((one) => one.updateComplete));
      expect(pictures).to.have.length(2);
      expect(pictures.map(({ denominator }) => denominator)).to.deep.equal([1000, 1000]);
      expect(pictures[0]?.shadowRoot?.querySelector('[role="img"]')?.getAttribute('aria-label')).to.match(
        /3 dashed: not ruled out\. 997 empty/,
      );
    });

    it('"Choose two options to compare" where there are not two, and says that one is always there', async () => {
      const element = await comparator({ modality: 'nonsense' });
      expect(find(element, 'h2')?.textContent.trim()).to.equal('Choose two options to compare');
      expect(said(element)).to.match(/“Usual care” is always one of them/);
      await tick(element, 'Gel');
      expect(columns(element)).to.deep.equal(['Usual care', 'Gel']);
    });

    it('says so where a rule set has nothing to compare', async () => {
      const alone = compareRules({
        modalities: rules.document.modalities.filter(({ usualCare }) => usualCare),
        figures: [],
        criteria: [],
      });
      const element = await comparator({}, 1100, alone);
      expect(said(element)).to.match(/nothing to compare/);
      expect(find(element, '.tools')).to.equal(null);
    });

    it('OR4: rules, version and review date at the end', async () => {
      expect(find(await comparator(), 'footer')?.textContent).to.match(/rules 1\.2\.3/);
    });
  });

  describe('reacts', () => {
    it('KB2: to a choice in the row; every option is within reach', async () => {
      const element = await comparator();
      await tick(element, 'Pill');
      await tick(element, 'Graft');
      expect(columns(element)).to.deep.equal(['Usual care', 'Gel', 'Pill']);
      expect(find(element, '.tools')?.textContent).to.match(/Showing 3 of 6/);
    });

    it('KB2: to more choices than have a place: they are named, never dropped', async () => {
      const element = await comparator({ modality: 'gel graft pill patch brace' });
      expect(find(element, '.tools')?.textContent).to.match(/Showing 5 of 6.*Picked but not shown: Brace/s);
      await tick(element, 'Gel');
      expect(all(element, '.question dl')[0]?.textContent).to.match(/Brace/);
    });

    it('KB2: to the keyboard in the dialog: Escape closes it, and focus returns', async () => {
      const element = await comparator({}, 400);
      const opener = button(element, 'Choose options');
      opener.focus();
      await sendKeys({ press: 'Enter' });
      const dialog = find(element, 'dialog') as HTMLDialogElement;
      expect(dialog.open).to.equal(true);
      await sendKeys({ press: 'Space' });
      await element.updateComplete;
      await sendKeys({ press: 'Escape' });
      expect(dialog.open).to.equal(false);
      expect(element.shadowRoot?.activeElement).to.equal(opener);
      expect(find(element, '.tools')?.textContent).to.match(/Showing 2 of 6/);
    });

    it('VC4: to "only what differs": off at first, says what it hides, and shows it again', async () => {
      const element = await comparator();
      expect(questions(element)).to.include('Visits');
      await tick(element, 'Only what differs');
      expect(questions(element)).not.to.include('Visits');
      for (const kept of ['Cost', 'Serious harm', 'Guidelines', 'What studies found'])
        expect(() => rowNamed(element, kept)).not.to.throw();
      expect(said(element)).to.match(/1 question has the same answer for every option\. Show them/);
      await press(element, 'Show them');
      expect(questions(element)).to.include('Visits');
      expect((element.shadowRoot?.activeElement as HTMLInputElement | null)?.checked).to.equal(false);
    });

    it('VC1: to what matters: nothing preset, own words kept, cleared and brought back', async () => {
      const element = await comparator();
      expect(all(element, '.values input:checked')).to.have.length(0);
      await rate(element, 'own', 2);
      const own = find(element, '.value input[type="text"]') as HTMLInputElement;
      own.value = 'My <b>garden</b>';
      own.dispatchEvent(new Event('input'));
      await element.updateComplete;
      expect(find(element, '.known')?.textContent).to.match(/My <b>garden<\/b>/);
      await press(element, 'Clear');
      expect(find(element, '.known')).to.equal(null);
      await press(element, 'Undo');
      expect(find(element, '.known')?.textContent).to.match(/My <b>garden<\/b>/);
    });

    it('VC2: with the rated points, highest first, and every option under each in one order', async () => {
      const element = await comparator();
      await rate(element, 'cost', 0);
      await rate(element, 'proof', 2);
      await rate(element, 'harm', 2);
      const names = all(element, '.lean').map((one) => one.querySelector('b')?.textContent);
      expect(names).to.deep.equal(['Low risk of serious harm', 'Proof that it works', 'Cost to me']);
      for (const lean of all(element, '.lean'))
        expect([...lean.querySelectorAll('p b')].slice(1).map((one) => one.textContent)).to.deep.equal([
          'Usual care:',
          'Gel:',
          'Graft:',
        ]);
      expect(find(element, '.known')?.textContent).to.match(/Not rated: What it involves, Time off/);
      expect(find(element, '.known')?.textContent).not.to.match(/\d ?%|score of|points? for/);
      expect(columns(element)).to.deep.equal(['Usual care', 'Gel', 'Graft']);
    });

    it('VC3: ratings never become facts', async () => {
      const element = await comparator();
      const before = JSON.stringify(element.activeSession?.decision);
      for (const point of ['harm', 'cost', 'nothing', 'own']) await rate(element, point, 2);
      expect(JSON.stringify(element.activeSession?.decision)).to.equal(before);
      expect(element.activeSession?.facts).to.deep.equal({});
    });

    it('to language, width and audience: choices and ratings stay', async () => {
      const element = await comparator();
      await tick(element, 'Pill');
      await rate(element, 'harm', 1);
      element.lang = 'es';
      element.audience = 'clinician';
      element.parentElement!.style.width = '400px';
      await aTimeout(50);
      await element.updateComplete;
      expect(find(element, '.widget')?.lang).to.equal('es');
      expect(find(element, '.tools')?.textContent).to.match(/Se ven 4 de 6/);
      expect((all(element, 'input[name="harm"]')[1] as HTMLInputElement).checked).to.equal(true);
      expect(find(element, '[aria-live="polite"]')?.textContent).to.equal('Idioma: español');
    });

    it('to a newer version of the same rules choices and ratings stay; of other rules the options are chosen anew', async () => {
      const element = await comparator();
      await tick(element, 'Pill');
      await rate(element, 'harm', 2);
      element.ruleSet = compareRules({ version: '1.3.0' });
      await element.updateComplete;
      expect(find(element, '.tools')?.textContent).to.match(/Showing 4 of 6/);
      expect(all(element, '.values input:checked')).to.have.length(1);
      element.ruleSet = compareRules({ id: 'other-rules' });
      await element.updateComplete;
      expect(columns(element)).to.deep.equal(['Usual care', 'Gel', 'Graft']);
    });

    it('to another subject: choices and ratings are gone at once', async () => {
      const element = await comparator({ subject: 'one' });
      await tick(element, 'Pill');
      await rate(element, 'harm', 2);
      element.subject = 'two';
      expect(find(element, 'table, .values')).to.equal(null);
      await press(element, 'Start with the open chart');
      expect(columns(element)).to.deep.equal(['Usual care', 'Gel', 'Graft']);
      expect(all(element, '.values input:checked')).to.have.length(0);
    });

    it('to an answer given elsewhere in the same session', async () => {
      const session = createSession(rules, { asOf: AS_OF });
      session.answer('emergency', false);
      const element = await comparator({ session, audience: 'clinician' });
      session.answer('infection', true);
      await element.updateComplete;
      expect(all(element, '[part="status"]')[1]?.textContent.trim()).to.equal('Not suitable');
      session.answer('emergency', true);
      await element.updateComplete;
      expect(find(element, '[aria-live="assertive"]')?.textContent).to.match(/Stop: urgent/);
    });

    it('PR1: to printing: at most three options in a table, usual care in each, the options repeated on every page', async () => {
      const element = await comparator({ modality: 'gel graft pill' }, 500);
      window.dispatchEvent(new Event('beforeprint'));
      const tables = all(element, 'table');
      expect(
        tables.map((one) => [...one.querySelectorAll('.name')].map(({ textContent }) => textContent)),
      ).to.deep.equal([
        ['Usual care', 'Gel', 'Graft'],
        ['Usual care', 'Pill'],
      ]);
      await emulateMedia({ media: 'print' });
      expect(getComputedStyle(tables[0]!.querySelector('thead')!).display).to.equal('table-header-group');
      expect(find(element, 'thead tr')?.textContent).to.match(/Test set · 15 June 2026 · rules 1\.2\.3/);
      await emulateMedia({ media: 'screen' });
      window.dispatchEvent(new Event('afterprint'));
      expect(find(element, 'table')).to.equal(null);
    });

    it('TH2: to right to left, without sideways scrolling', async () => {
      const element = await comparator();
      element.parentElement!.dir = 'rtl';
      await element.updateComplete;
      const [first] = all(element, 'tbody th[scope="row"]');
      expect(first!.getBoundingClientRect().right).to.be.closeTo(element.getBoundingClientRect().right, 4);
    });

    it('to forced colours: what is chosen can be seen', async () => {
      await emulateMedia({ forcedColors: 'active' });
      const element = await comparator();
      await rate(element, 'harm', 1);
      const [first, second] = all(element, '[role="radiogroup"]:first-of-type .steps label');
      expect(getComputedStyle(second!).backgroundColor).not.to.equal(getComputedStyle(first!).backgroundColor);
      await emulateMedia({ forcedColors: 'none' });
    });
  });

  describe('emits', () => {
    it('what the person changed, and nothing for what code set', async () => {
      const element = await comparator();
      const events: RegenComparatorChangeEvent[] = [];
      element.parentElement!.addEventListener('regen-comparator-change', (event) => events.push(event));
      element.modality = 'pill';
      element.lang = 'es';
      element.reset();
      await element.updateComplete;
      expect(events).to.have.length(0);
      await tick(element, 'Gel (es)');
      await tick(element, 'Solo lo que difiere');
      await rate(element, 'proof', 1);
      await rate(element, 'own', 2);
      const own = find(element, '.value input[type="text"]') as HTMLInputElement;
      own.value = 'Mi huerto';
      own.dispatchEvent(new Event('input'));
      own.dispatchEvent(new Event('change'));
      expect(events.map(({ change }) => change)).to.deep.equal([
        'modalities',
        'differences',
        'values',
        'values',
        'values',
      ]);
      expect(events[0]?.modalities).to.deep.equal(['care', 'gel', 'pill']);
      expect(events[1]?.onlyDifferences).to.equal(true);
      expect(events[4]?.values).to.deep.equal([
        { point: 'own', rating: 3, words: 'Mi huerto' },
        { point: 'proof', rating: 2 },
      ]);
    });
  });

  describe('tears down', () => {
    it('a comparator that was removed no longer follows printing', async () => {
      const element = await comparator({ modality: 'gel graft pill' }, 400);
      element.remove();
      window.dispatchEvent(new Event('beforeprint'));
      expect(find(element, 'table')).to.equal(null);
      window.dispatchEvent(new Event('afterprint'));
    });

    it('moved in the page, it keeps what was chosen', async () => {
      const element = await comparator();
      await tick(element, 'Pill');
      const place = await fixture<HTMLDivElement>(html`<div></div>`);
      place.append(element);
      await element.updateComplete;
      expect(find(element, '.tools')?.textContent).to.match(/Showing 4 of 6/);
    });
  });
});
