/**
 * How long it takes from saving a rule set to the changed story. Starts Storybook on a copy of `rules/`, answers a question in an open
 * story, then writes the file again and again. Prints the figures; `node scripts/measure-stories.mjs [rounds]`.
 */
/* global document */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { browserArguments, findBrowser } from './find-browser.mjs';
import { root } from './paths.mjs';

const PORT = 6107;
const ORIGIN = `http://127.0.0.1:${PORT}`;
const STORY = 'rule-sets-knee-osteoarthritis--v-1-1-0';
const FILE = 'knee-osteoarthritis/1.1.0.json';

/** A fact that one criterion reads, and two limits on either side of its value. */
const FACT = 'labHba1c';
const CRITERION = 'pk-hba1c';
const VALUE = 7.5;
const LIMITS = [7, 8];

async function startStorybook(rules) {
  const child = spawn(
    'node',
    [join(root, 'scripts/storybook.mjs'), 'dev', '--port', String(PORT), '--ci', '--exact-port'],
    { cwd: root, env: { ...process.env, REGEN_RULES: rules }, stdio: 'ignore', detached: true },
  );
  for (let tries = 0; tries < 240; tries++) {
    if (
      await fetch(`${ORIGIN}/index.json`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return () => process.kill(-child.pid);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  process.kill(-child.pid);
  throw new Error('Storybook did not start within a minute.');
}

/** What the person of the open story has answered, and when the page was loaded. */
const stateOf = (page) =>
  page.evaluate((fact) => {
    const { activeSession } = document.querySelector('rule-workbench').shadowRoot.querySelector('regen-guidance');
    const { answered, decision } = activeSession;
    return {
      answer: answered.includes(fact) ? decision.facts[fact]?.value : undefined,
      loaded: performance.timeOrigin,
    };
  }, FACT);

const withLimit = (text, limit) => {
  const json = JSON.parse(text);
  const criterion = json.criteria.find(({ id }) => id === CRITERION);
  criterion.when = { '>=': [{ var: FACT }, limit] };
  return JSON.stringify(json, null, 2);
};

/** Nobody saves twice in a second: each round begins when the page has come to rest. */
async function round(page, path, text, limit) {
  await page.waitForFunction(() => document.querySelector('rule-workbench')?.isSettled, null, { timeout: 60_000 });
  const start = performance.now();
  writeFileSync(path, withLimit(text, limit));
  const wanted = VALUE >= limit ? 'met' : 'not met';
  await page.waitForFunction(
    ([criterion, word]) => {
      const bench = document.querySelector('rule-workbench');
      const lines = [...(bench?.shadowRoot?.querySelectorAll('.trace-head') ?? [])];
      return lines.find((one) => one.textContent?.includes(criterion))?.querySelector('.truth')?.textContent === word;
    },
    [CRITERION, wanted],
    { polling: 'raf', timeout: 30_000 },
  );
  return performance.now() - start;
}

const rounds = Number(process.argv[2] ?? 10);
const rules = mkdtempSync(join(tmpdir(), 'regen-rules-'));
cpSync(join(root, 'rules'), rules, { recursive: true });
const path = join(rules, FILE);
const text = readFileSync(path, 'utf8');
const stop = await startStorybook(rules);
const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...browserArguments] });
try {
  const page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
  await page.goto(`${ORIGIN}/iframe.html?viewMode=story&id=${STORY}`);
  await page.waitForFunction(
    () => document.querySelector('rule-workbench')?.shadowRoot?.querySelector('regen-guidance')?.activeSession,
    null,
    { timeout: 120_000 },
  );
  await page.evaluate(
    ([fact, value]) =>
      document
        .querySelector('rule-workbench')
        .shadowRoot.querySelector('regen-guidance')
        .activeSession.answer(fact, value, { origin: 'override' }),
    [FACT, VALUE],
  );
  const { loaded } = await stateOf(page);
  const times = [];
  for (let i = 0; i < rounds; i++) times.push(await round(page, path, text, LIMITS[i % LIMITS.length]));
  const sorted = times.toSorted((a, b) => a - b);
  const state = await stateOf(page);
  const yesOrNo = (isTrue) => (isTrue ? 'yes' : 'NO');
  console.log(`${FILE}, ${(text.length / 1e3).toFixed(0)} KB, ${rounds} saves, ms until the trace shows it:`);
  console.log(
    `least ${sorted[0].toFixed(0)}, median ${sorted[Math.floor(rounds / 2)].toFixed(0)}, most ${sorted.at(-1).toFixed(0)}`,
  );
  console.log(
    `answer kept: ${yesOrNo(state.answer === VALUE)}; page loaded once: ${yesOrNo(state.loaded === loaded)}; ` +
      `load of the machine: ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`,
  );
} finally {
  await browser.close();
  stop();
  rmSync(rules, { recursive: true });
}
