/** The React example: properties down, typed events up, answers kept while React renders, nothing of one visitor with the next. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import { everyEngine, type Tab } from './engines.js';
import { openFrameSite } from './frame-site.js';
import { until } from './until.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const site = await openFrameSite();
after(() => site.close());

everyEngine('the React example', (openTab) => {
  let tab: Tab;
  afterEach(() => tab.close());

  const open = async (): Promise<void> => {
    tab = await openTab(site.at('127.0.0.1', '/examples/react/index.html'));
    await plan('Rules');
  };
  const planText = (): Promise<string> => tab.run(() => document.querySelector<HTMLElement>('.plan')?.innerText ?? '');
  const plan = (text: string): Promise<unknown> => until(text, async () => (await planText()).includes(text));
  const pick = (label: string): Promise<void> =>
    tab.run((wanted) => {
      const labels = [...document.querySelectorAll<HTMLElement>('.choose label')];
      labels.find((one) => one.innerText.trim() === wanted)!.click();
    }, label);
  const shown = (selector: string): Promise<string> =>
    tab.run((found) => document.querySelector(found)?.shadowRoot?.textContent ?? '', selector);
  const answer = (): Promise<void> =>
    tab.run(async () => {
      const root = document.querySelector('regen-eligibility-assessor')!.shadowRoot!;
      root.querySelectorAll<HTMLInputElement>('fieldset input')[1]!.click();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      root.querySelector<HTMLButtonElement>('button.primary')!.click();
    });

  it('keeps the decision and each answer in React, from typed events', async () => {
    await open();
    await plan('prp');
    await answer();
    await plan('postChestPainOrBreathless: false');
  });

  it('keeps the answers while it renders another view, audience and language', async () => {
    await open();
    await answer();
    await plan('postChestPainOrBreathless: false');
    for (const label of ['Side by side', 'Patient', 'Español', 'One option explained', 'Questions']) await pick(label);
    await until('the next question in Spanish', async () =>
      (await shown('regen-eligibility-assessor')).includes('Pregunta 2.'),
    );
    assert.match(await planText(), /postChestPainOrBreathless: false/);
  });

  it('gives a patient who reads along no statuses', async () => {
    await open();
    await pick('Patient');
    await plan('Statuses are hidden');
    assert.doesNotMatch(await planText(), /needs-answers/);
  });

  it('shows nothing of one visitor with the next', async () => {
    await open();
    await answer();
    await plan('postChestPainOrBreathless: false');
    await pick('Invented visitor 2');
    await plan('No decision yet.');
    assert.match(await planText(), /Nothing yet\./);
    assert.doesNotMatch(await shown('regen-eligibility-assessor'), /Question/);
    await tab.run(() => document.querySelector('regen-guidance')!.shadowRoot!.querySelector('button')!.click());
    await plan('Rules');
  });

  it('is accessible', async () => {
    await open();
    await tab.load(axeSource);
    const findings = await tab.run(async () => {
      const { axe } = globalThis as unknown as { axe: { run: () => Promise<AxeResults> } };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    assert.deepEqual(findings, []);
  });
});
