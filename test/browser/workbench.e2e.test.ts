/** The rule author's page, in the static Storybook: what an edit does, what bad input does, what two versions and two facts show. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch } from './harness.js';
import { findingsOn, openStories, type Stories } from './stories-page.js';

/** What the tests use of the page's elements. */
interface Editor extends HTMLElement {
  text: string;
  reveal(range: { from: number; to: number }): void;
}
interface Workbench extends HTMLElement {
  isSettled: boolean;
}
interface Guidance extends HTMLElement {
  activeSession: {
    answered: string[];
    decision: { criteria: { id: string; truth: boolean | null }[]; facts: Record<string, { value: unknown }> };
    answer(name: string, value: unknown, options?: { origin: string }): void;
  };
}

const KNEE = 'rule-sets-knee-osteoarthritis--v-1-1-0';
/** The limit of one criterion, and the place where it is written. */
const LIMIT = /"id": "pk-hba1c"[^]*?"labHba1c"\s*\},\s*(8)\b/;
const OTHER_STORY = 'widgets-icon-array--of-a-hundred';
const NOTHING_TO_DECIDE = 'rule-sets-considering-a-clinic--v-1-0-0';
const WAIT = { timeout: 60_000 };

const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.querySelector<Workbench>('rule-workbench')?.isSettled, null, WAIT);
};

/** Selects the first group of a pattern in the editor, as with a mouse. */
const select = (page: Page, pattern: RegExp): Promise<void> =>
  page.evaluate(
    ([source, flags]) => {
      const editor = document.querySelector('rule-workbench')?.shadowRoot?.querySelector<Editor>('rule-editor');
      const found = editor ? new RegExp(source ?? '', `${flags ?? ''}d`).exec(editor.text) : null;
      const [from, to] = found?.indices?.[1] ?? [];
      if (!editor || from === undefined || to === undefined) throw new Error('The pattern is not in the text.');
      editor.reveal({ from, to });
    },
    [pattern.source, pattern.flags],
  );

/** Puts a text in place of the whole document, as by pasting. */
const paste = async (page: Page, text: string): Promise<void> => {
  await page.locator('rule-editor .cm-content').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.locator('rule-editor .cm-content').evaluate((content, given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', given);
    content.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
};

const textOf = async (page: Page): Promise<string> => {
  await page.locator('rule-editor .cm-content').waitFor(WAIT);
  return page.evaluate(
    () => document.querySelector('rule-workbench')?.shadowRoot?.querySelector<Editor>('rule-editor')?.text ?? '',
  );
};

/** Waits until the editor holds a text; without printing 700 KB where it never does. */
const assertText = async (page: Page, expected: string): Promise<void> => {
  for (const end = Date.now() + WAIT.timeout; (await textOf(page)) !== expected && Date.now() < end;)
    await page.waitForTimeout(50);
  assert.ok((await textOf(page)) === expected, 'the editor holds the text that was expected');
};

/** The text in the editor, once it matches and the browser's database has it: before that a page that is left asks first. */
const keptText = async (page: Page, pattern: RegExp): Promise<string> => {
  await page.waitForFunction(
    async ([source, flags]) => {
      const editor = document.querySelector('rule-workbench')?.shadowRoot?.querySelector<Editor>('rule-editor');
      if (!editor || !new RegExp(source ?? '', flags).test(editor.text)) return false;
      const edits = await new Promise<{ text: string }[]>((resolve, reject) => {
        const opening = indexedDB.open('regen-rule-edits');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const reading = opening.result.transaction('edits').objectStore('edits').getAll();
          reading.onerror = reject;
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result as { text: string }[]);
          };
        };
      });
      return edits.some(({ text }) => text === editor.text);
    },
    [pattern.source, pattern.flags],
    WAIT,
  );
  return textOf(page);
};

const truthOf = (page: Page, criterion: string): Promise<string | null> =>
  page
    .locator('.trace-line')
    .filter({ has: page.getByRole('button', { name: criterion, exact: true }) })
    .locator('.truth')
    .textContent();

const sessionOf = (page: Page) =>
  page.evaluate(() => {
    const session = document
      .querySelector('rule-workbench')
      ?.shadowRoot?.querySelector<Guidance>('regen-guidance')?.activeSession;
    return { answered: session?.answered, value: session?.decision.facts['labHba1c']?.value };
  });

/** The person of the preview answers a question. */
const answer = (page: Page, fact: string, value: unknown): Promise<void> =>
  page.evaluate(
    ([name, given]) =>
      document
        .querySelector('rule-workbench')
        ?.shadowRoot?.querySelector<Guidance>('regen-guidance')
        ?.activeSession.answer(name as string, given, { origin: 'override' }),
    [fact, value],
  );

/** The author chooses another story in the sidebar. */
const go = (page: Page, storyId: string): Promise<void> =>
  page.evaluate((id) => {
    const { __STORYBOOK_ADDONS_CHANNEL__: channel } = globalThis as unknown as {
      __STORYBOOK_ADDONS_CHANNEL__: { emit(event: string, payload: unknown): void };
    };
    channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
  }, storyId);

describe('the rule author’s page', async () => {
  const stories: Stories = await openStories();
  const address = `${stories.origin}/iframe.html?viewMode=story&id=${KNEE}&globals=a11y.manual:!true`;
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await launch();
  });
  beforeEach(async () => {
    // What is kept in the browser is of one test.
    const context = await browser.newContext({ viewport: { width: 1500, height: 900 } });
    page = await context.newPage();
    // tsx marks functions by a helper that no page has.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.goto(address);
    await shown();
  });
  afterEach(() => page.context().close());
  after(async () => {
    await browser.close();
    await stories.close();
  });

  /** The author sees the rule, the widget and the trace; what is worked out beside them may still come. */
  const shown = (): Promise<void> => page.locator('.trace-line').first().waitFor(WAIT);
  const edited = (): Promise<void> => page.getByText('Edited', { exact: true }).waitFor(WAIT);
  /** The author types over what a pattern finds. */
  const type = async (words: string, over: RegExp): Promise<void> => {
    await page.locator('rule-editor .cm-content').waitFor(WAIT);
    await select(page, over);
    await page.keyboard.type(words);
    await edited();
  };

  it('an edit is evaluated as one types, and what was answered stays', async () => {
    await answer(page, 'labHba1c', 7.5);
    assert.equal(await truthOf(page, 'pk-hba1c'), 'not met');
    await type('7', LIMIT);
    await settled(page);
    assert.equal(await truthOf(page, 'pk-hba1c'), 'met');
    assert.deepEqual(await sessionOf(page), { answered: ['labHba1c'], value: 7.5 });
  });

  it('an edit shows whom it changes: witness, cells of the map, cases, version', async () => {
    await type('7', LIMIT);
    await settled(page);
    const changes = page.getByRole('region', { name: 'Changes', exact: true });
    await changes.getByText('8 → 7 in "labHba1c ≥ 7"').waitFor();
    assert.match(await changes.innerText(), /labHba1c = 7(\.\d+)?,? all else as in case/);
    assert.match(await changes.innerText(), /Proposed version: 2\.0\.0 \(major\)/);
    assert.match(await page.getByRole('region', { name: 'What the cases try' }).innerText(), /do(es)? not hold/);
    const changed = page.locator('truth-grid .cell.changed');
    assert.notEqual(await changed.count(), 0);
    const [across = ''] = await page
      .locator('truth-grid select')
      .evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value));
    assert.equal(across, 'labHba1c', 'the fact whose limit was moved is across');
    assert.deepEqual(await findingsOn(page, '#storybook-root'), []);
  });

  it('a witness can be looked at', async () => {
    await type('7', LIMIT);
    await settled(page);
    await page.getByRole('button', { name: 'Show this patient' }).first().click();
    await settled(page);
    assert.equal(await truthOf(page, 'pk-hba1c'), 'met');
  });

  for (const [title, spoil, code, place] of [
    ['half-written JSON', (text: string) => text.slice(0, text.length / 2), 'syntax', /Line \d+/],
    [
      'a file of 5 MB',
      (text: string) => text.replace('"citations": [', `"citations": ["${'x'.repeat(5e6)}",`),
      'too-large',
      /Line 1\b/,
    ],
    ['a newer format', (text: string) => text.replace('"format": 1', '"format": 2'), 'rule-set-format', /Line 3\b/],
    ['another format', () => '{\n  "resourceType": "PlanDefinition"\n}', 'other-format', /Line 2\b/],
    [
      'an unknown fact',
      (text: string) => text.replace('{ "var": "labInr" }', '{ "var": "labInt" }'),
      'unknown-fact',
      /Line \d{3,}/,
    ],
  ] as const)
    it(`${title}: the message and its place; the last good preview stays, marked as old`, async () => {
      const before = await textOf(page);
      const spoiled = spoil(before);
      assert.ok(spoiled !== before);
      await paste(page, spoiled);
      const finding = page.getByRole('list', { name: 'Findings' }).getByRole('listitem').first();
      await finding.waitFor(WAIT);
      const words = await finding.innerText();
      assert.match(words, new RegExp(code));
      assert.match(words, place);
      await page.getByText('last good version, the edit has an error').waitFor();
      assert.equal(await page.locator('.preview.old regen-eligibility-assessor').count(), 1);
      assert.equal(await page.getByText('of the last good version').count(), 4, 'trace, map, changes and coverage');
      assert.equal(await truthOf(page, 'pk-hba1c'), 'not met');
      await finding.getByRole('button', { name: /^Line/ }).click();
      await page.getByRole('button', { name: 'Discard edit' }).click();
      await page.getByText('last good version, the edit has an error').waitFor({ state: 'detached' });
      await assertText(page, before);
    });

  it('a misspelt name is told with the one that was meant, below its line', async () => {
    await select(page, /"var": "(labHba1c)"/);
    await page.keyboard.type('labHba1v');
    const tip = page.locator('rule-editor .tip').first();
    await tip.waitFor(WAIT);
    assert.match(await tip.innerText(), /Did you mean "labHba1c"\?/);
  });

  it('names of facts are completed from the rule set', async () => {
    await select(page, /"var": "labHba(1c)"/);
    await page.keyboard.type('1');
    await page.keyboard.press('Control+Space');
    const options = page.locator('.cm-tooltip-autocomplete li');
    await options.first().waitFor(WAIT);
    assert.match((await options.first().innerText()).trim(), /^"labHba1c"/);
  });

  it('the map is a grid for the keyboard, and a cell shows its patient', async () => {
    const grid = page.getByRole('grid');
    await page.locator('truth-grid select').first().selectOption('labPlateletCount');
    await page.getByRole('grid', { name: /^Platelet count across/ }).waitFor(WAIT);
    const first = grid.getByRole('button').first();
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const at = await page.evaluate(() => {
      const workbench = document.querySelector('rule-workbench')?.shadowRoot?.activeElement;
      return workbench?.shadowRoot?.activeElement?.getAttribute('data-at');
    });
    assert.equal(at, '1,1');
    assert.equal(await grid.locator('[tabindex="0"]').count(), 1);
    await page.keyboard.press('Enter');
    await settled(page);
    await page.locator('.reads', { hasText: 'labPlateletCount' }).getByText('50 ×10⁹/L').first().waitFor(WAIT);
  });

  it('a case sets the facts', async () => {
    await page.getByRole('combobox', { name: 'Case' }).selectOption('pp-vte-chest-met');
    await settled(page);
    assert.equal(await truthOf(page, 'pp-vte-chest'), 'met');
    await page.locator('regen-eligibility-assessor').getByText('Stop: urgent').first().waitFor(WAIT);
  });

  it('the same patient is seen through another widget', async () => {
    await answer(page, 'labHba1c', 9);
    await page.getByRole('combobox', { name: 'Widget' }).selectOption('comparator');
    await page.locator('regen-modality-comparator [part~="header"]').waitFor(WAIT);
    assert.deepEqual(await sessionOf(page), { answered: ['labHba1c'], value: 9 });
  });

  it('an edit outlives a look at another story', async () => {
    await type('7', LIMIT);
    await go(page, OTHER_STORY);
    await page.locator('regen-icon-array').first().waitFor(WAIT);
    await go(page, KNEE);
    await edited();
    await settled(page);
    await answer(page, 'labHba1c', 7.5);
    await settled(page);
    assert.equal(await truthOf(page, 'pk-hba1c'), 'met');
  });

  it('a story can be left before it has come to rest, and its edit is there again', async () => {
    await type('7', LIMIT);
    const loads = await page.evaluate(() => performance.timeOrigin);
    await go(page, OTHER_STORY);
    await page.locator('regen-icon-array').first().waitFor(WAIT);
    assert.equal(await page.evaluate(() => performance.timeOrigin), loads, 'the page is not loaded again');
    await go(page, KNEE);
    await edited();
  });

  it('an edit outlives the page, also with an error in it; beside it stands the last good version', async () => {
    await type('7,,', LIMIT);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const before = await keptText(page, /"labHba1c"\s*\},\s*7,,/);
    await page.reload();
    await edited();
    await assertText(page, before);
    await page.getByText('last good version, the edit has an error').waitFor(WAIT);
    assert.deepEqual(asked, [], 'nobody is asked whether it may be lost');
  });

  it('a file that was written meanwhile does not take the place of an edit', async () => {
    await type('7', LIMIT);
    const before = await keptText(page, /"labHba1c"\s*\},\s*7\b/);
    await page.route(/1\.1\.0\.json$/, async (route) => {
      const text = await (await route.fetch()).text();
      await route.fulfill({ body: text.replace('"knee-osteoarthritis"', ' "knee-osteoarthritis"') });
    });
    await page.reload();
    const strip = page.getByText('The file has changed on disk, under this edit.');
    await strip.waitFor(WAIT);
    await assertText(page, before);
    await page.getByRole('button', { name: 'Take the file' }).click();
    await strip.waitFor({ state: 'detached' });
    assert.ok((await textOf(page)) !== before);
    await page.getByRole('button', { name: 'Bring the edit back' }).click();
    await edited();
    await assertText(page, before);
  });

  it('a rule set that decides nothing, compared with itself, says so in each part', async () => {
    await go(page, NOTHING_TO_DECIDE);
    for (const words of [
      'This rule set assesses no option: there is nothing to map.',
      'Nothing differs from the saved file.',
      'There is no criterion here.',
      'There is no criterion to cover.',
    ])
      await page.getByText(words).waitFor(WAIT);
  });

  it('the toolbars set language, audience, density, direction and place of the widget', async () => {
    const globals =
      'locale:es;audience:patient;density:compact;direction:rtl;jurisdiction:UK;theme:dark;a11y.manual:!true';
    await page.goto(`${stories.origin}/iframe.html?viewMode=story&id=${KNEE}&globals=${globals}`);
    await settled(page);
    const guidance = page.locator('regen-guidance');
    for (const [name, value] of Object.entries({ lang: 'es', audience: 'patient', dir: 'rtl', jurisdiction: 'UK' }))
      assert.equal(await guidance.getAttribute(name), value);
    assert.equal(await page.locator('regen-eligibility-assessor').getAttribute('density'), 'compact');
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark');
    assert.deepEqual(await findingsOn(page, '#storybook-root'), []);
  });
});
