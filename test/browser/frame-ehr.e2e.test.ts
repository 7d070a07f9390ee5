/** The example EHR: SMART Web Messaging and SDC end to end, and the same screen with host.js. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import { everyEngine, type Tab } from './engines.js';
import { openFrameSite } from './frame-site.js';
import { until } from './until.js';

const FRAME = '#frame iframe';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const site = await openFrameSite();
after(() => site.close());

/** The example, driven as a clinician would. */
class Ehr {
  readonly tab: Tab;
  constructor(tab: Tab) {
    this.tab = tab;
  }

  text(selector = 'body'): Promise<string> {
    return this.tab.run((found) => document.querySelector<HTMLElement>(found)!.innerText, selector);
  }

  async says(text: string, selector?: string): Promise<void> {
    await until(text, async () => (await this.text(selector)).includes(text));
  }

  press(text: string): Promise<void> {
    return this.tab.run((wanted) => {
      const buttons = [...document.querySelectorAll('button')];
      buttons.find((one) => one.textContent.includes(wanted))!.click();
    }, text);
  }

  choose(way: 'smart' | 'port'): Promise<void> {
    return this.tab.run((value) => document.querySelector<HTMLInputElement>(`[value="${value}"]`)!.click(), way);
  }

  shown(): Promise<string> {
    return this.tab.runIn(FRAME, () => {
      const element = document.querySelector('main > *')!;
      return document.body.innerText + (element.shadowRoot?.textContent ?? '');
    });
  }

  async shows(text: string): Promise<void> {
    await until(text, async () => (await this.shown()).includes(text));
  }

  /** Presses a button in the frame, inside the element or beside it, once it is there. */
  async pressInFrame(text: string): Promise<void> {
    await until(text, () =>
      this.tab.runIn(
        FRAME,
        (wanted) => {
          const roots = [document, document.querySelector('main > *')!.shadowRoot!];
          const buttons = roots.flatMap((root) => [...root.querySelectorAll('button')]);
          const button = buttons.find((one) => one.textContent.trim() === wanted && !one.disabled);
          button?.click();
          return button !== undefined;
        },
        text,
      ),
    );
  }

  messages(): Promise<string[]> {
    return this.tab.run(() =>
      [...document.querySelectorAll<HTMLElement>('#message-list button')].map((one) =>
        one.innerText.replace(/\s+/g, ' '),
      ),
    );
  }
}

everyEngine('the example EHR', (openTab) => {
  let ehr: Ehr;
  afterEach(() => ehr.tab.close());

  const open = async (): Promise<void> => {
    ehr = new Ehr(await openTab(site.at('127.0.0.1', '/examples/ehr-iframe/index.html')));
    await ehr.says('Connected', '#app-state');
  };

  it('opens the chart in the frame, with its values in the units of the rules', async () => {
    await open();
    await ehr.shows('of 6 options are not decided');
    await ehr.shows('152 ×10⁹/L');
    await ehr.shows('13.4 g/dL');
    const messages = await ehr.messages();
    for (const type of [
      'status.handshake',
      'sdc.configureContext',
      'sdc.displayQuestionnaireResponse',
      'sdc.ui.changedQuestionnaireResponse',
    ])
      assert.ok(
        messages.some((one) => one.includes(type)),
        type,
      );
  });

  it('looks like the chart around it, launched or mounted', async () => {
    await open();
    const looks = (): Promise<string> =>
      ehr.tab.runIn(FRAME, () => document.documentElement.style.getPropertyValue('--regen-accent'));
    await until('the looks of the chart', async () => (await looks()) === '#1d5fa8');
    await ehr.choose('port');
    await ehr.shows('of 6 options are not decided');
    assert.equal(await looks(), '#1d5fa8');
  });

  it('shows nothing of one patient with the next, on either side', async () => {
    await open();
    await ehr.shows('Direct oral anticoagulant');
    const atOnce = await ehr.tab.run(() => {
      [...document.querySelectorAll('button')].find((one) => one.textContent.includes('patient B'))!.click();
      return {
        hidden: document.querySelector<HTMLElement>('#frame iframe')!.style.visibility,
        fhir: document.querySelector('#answers-text')!.textContent,
        chart: document.querySelector<HTMLElement>('.chart')!.innerText,
      };
    });
    assert.deepEqual([atOnce.hidden, atOnce.fhir], ['hidden', '']);
    assert.doesNotMatch(atOnce.chart, /152|Apixaban/);
    await ehr.shows('The chart changed');
    assert.doesNotMatch(await ehr.shown(), /152|anticoagulant/);
    await ehr.pressInFrame('Start with the open chart');
    await ehr.shows('Stop: urgent');
    assert.doesNotMatch(await ehr.shown(), /152 ×|Direct oral anticoagulant/);
  });

  it('writes the answers into the chart as a draft, updates it and takes it back', async () => {
    await open();
    await ehr.pressInFrame('Write to chart');
    await ehr.says('QuestionnaireResponse/draft-1', '#drafts');
    await ehr.shows('In the chart as a draft.');
    await ehr.pressInFrame('Update the draft');
    await until('scratchpad.update', async () =>
      (await ehr.messages()).some((one) => one.startsWith('scratchpad.update') || one.includes('scratchpad.update')),
    );
    await ehr.pressInFrame('Take it back');
    await ehr.says('None.', '#drafts');
    await ehr.shows('Taken back.');
  });

  it('says in the frame when the chart no longer has the draft', async () => {
    await open();
    await ehr.pressInFrame('Write to chart');
    await ehr.says('QuestionnaireResponse/draft-1', '#drafts');
    await ehr.press('Discard');
    await ehr.pressInFrame('Update the draft');
    await ehr.shows('This chart cannot do that from here');
  });

  it('gives the answers back in FHIR when it is asked', async () => {
    await open();
    await ehr.shows('of 6 options');
    await ehr.press('Returned FHIR');
    await ehr.press('Ask for the answers');
    const text = await until('the answers', async () => {
      const shown = await ehr.text('#answers-text');
      return shown.includes('QuestionnaireResponse') ? shown : null;
    });
    const { subject, item } = JSON.parse(text) as { subject: { reference: string }; item: { linkId: string }[] };
    assert.equal(subject.reference, 'Patient/invented-a');
    assert.ok(item.length > 40);
  });

  it('fetches the library of units for a unit that the rules do not name, and for no other', async () => {
    await open();
    await ehr.shows('of 6 options');
    const fetched = (): Promise<boolean> =>
      ehr.tab.runIn(FRAME, () => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('ucum.js')));
    assert.equal(await fetched(), false);
    await ehr.press('Invented patient C');
    await ehr.says('Connected', '#app-state');
    await ehr.pressInFrame('Start with the open chart');
    await ehr.press('Returned FHIR');
    await ehr.says('"value": 173.736', '#answers-text');
    assert.equal(await fetched(), true);
  });

  it('is done when the clinician says so', async () => {
    await open();
    await ehr.pressInFrame('Done');
    await ehr.says('Done. Choose a patient', '#app-state');
    assert.equal(await ehr.tab.run(() => document.querySelectorAll('iframe').length), 0);
    await ehr.press('Invented patient C');
    await ehr.says('Connected', '#app-state');
  });

  it('works with host.js in the same place', async () => {
    await open();
    await ehr.choose('port');
    await ehr.shows('of 6 options are not decided');
    assert.ok((await ehr.messages()).some((one) => one.includes('regen-decision')));
    await ehr.press('Invented patient B');
    await ehr.shows('The chart changed');
    await ehr.pressInFrame('Start with the open chart');
    await ehr.shows('Stop: urgent');
  });

  it('hears what an EHR says the moment the frame has loaded', async () => {
    ehr = new Ehr(await openTab(site.at('127.0.0.1', '/bare')));
    const src = new URL(site.at('127.0.0.1', '/dist/frame/index.html'));
    const launch = { messaging_handle: 'h1', messaging_origin: site.at('127.0.0.1'), widget: 'regen-guidance' };
    for (const [key, value] of Object.entries(launch)) src.searchParams.set(key, value);
    const answer = await ehr.tab.run(async (address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.querySelector('#box')!.append(frame);
      await new Promise((resolve) => (frame.onload = resolve));
      const request = { messagingHandle: 'h1', messageId: 'early-1', messageType: 'status.handshake', payload: {} };
      frame.contentWindow!.postMessage(request, location.origin);
      const found = await waitFor('the answer', () =>
        messages.find(({ data }) => (data as { responseToMessageId?: string }).responseToMessageId === 'early-1'),
      );
      return JSON.stringify(found.data);
    }, src.href);
    assert.match(answer, /"name":"Regen CDS"/);
  });

  it('is accessible, the screen and the frame', async () => {
    await open();
    await ehr.shows('of 6 options');
    for (const frames of [[], [FRAME]]) {
      await ehr.tab.load(axeSource, frames);
      const findings = await ehr.tab.runIn(frames, async () => {
        const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
        // The page's own heading is the host's, not the frame's.
        const rules = { 'page-has-heading-one': { enabled: window === top } };
        const { violations } = await axe.run({ iframes: false, rules });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      assert.deepEqual(findings, []);
    }
  });
});
