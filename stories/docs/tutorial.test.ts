/** The tutorial, followed to the letter: what it says that the commands print is what they print. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { RuleSetDocument } from '@regen-cds/engine';
import { createColors } from 'picocolors';
import type { CaseFile } from '../../packages/authoring/src/case-file.js';
import { runProgram } from '../../packages/authoring/src/cli/program.js';

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

const PAGE = readFileSync(new URL('RuleAuthoring.mdx', import.meta.url), 'utf8');
/** A block that begins with a prompt; an ellipsis stands for lines that are left out. */
const BLOCKS = [
  ...PAGE.matchAll(/^```\n\$ (?:echo '(?<stdin>.*)' \| )?npx regen-rules (?<command>.*)\n(?<shown>[^]*?)^```/gm),
];

const cwd = mkdtempSync(join(tmpdir(), 'regen-tutorial-'));
const pathOf = (version: string, part = ''): string => join(cwd, `rules/shoulder-pain/${version}${part}.json`);
/** A part of a document that the page shows. */
const shownPart = (name: string) =>
  JSON.parse(readFileSync(new URL(`tutorial/${name}.json`, import.meta.url), 'utf8')) as never;

const change = <T>(path: string, edit: (json: Mutable<T>) => void): void => {
  const json = JSON.parse(readFileSync(path, 'utf8')) as Mutable<T>;
  edit(json);
  writeFileSync(path, JSON.stringify(json, null, 2));
};
const changeRules = (version: string, edit: (json: Mutable<RuleSetDocument>) => void): void =>
  change<RuleSetDocument>(pathOf(version), edit);
const changeCases = (version: string, edit: (json: Mutable<CaseFile>) => void): void =>
  change<CaseFile>(pathOf(version, '.cases'), edit);

const setLimit = (fact: string, limit: number) => (json: Mutable<RuleSetDocument>) => {
  const criterion = json.criteria.at(-1);
  assert.equal(criterion?.id, 'early-pain');
  criterion.when = { '<': [{ var: fact }, limit] };
};

/** What the author does before each command, by its first words. */
const EDITS: Readonly<Record<string, () => void>> = {
  'new shoulder-pain': () => undefined,
  'check shoulder-pain': () => {
    changeRules('0.1.0', (json) => {
      Object.assign(json.facts, shownPart('fact'));
      json.criteria.push(shownPart('criterion'));
    });
    changeRules('0.1.0', setLimit('weeksWithPian', 6));
  },
  'cases shoulder-pain --append': () => {
    changeRules('0.1.0', setLimit('weeksWithPain', 6));
    changeRules('0.1.0', (json) => {
      json.citations.push(shownPart('source'));
      const criterion = json.criteria.at(-1);
      delete criterion?.uncited;
      Object.assign(criterion ?? {}, shownPart('cited'));
    });
  },
  'test shoulder-pain': () =>
    changeCases('0.1.0', ({ cases }) => {
      for (const one of cases) delete one.proposed;
      cases.push(shownPart('case'));
    }),
  'explain shoulder-pain --facts -': () => undefined,
  'freeze shoulder-pain@1.0.0': () => {
    for (const each of ['', '.cases']) {
      renameSync(pathOf('0.1.0', each), pathOf('1.0.0', each));
    }
    changeRules('1.0.0', (json) => Object.assign(json, { version: '1.0.0', status: 'active' }));
    changeCases('1.0.0', (json) => (json.version = '1.0.0'));
  },
  'diff shoulder-pain@1.0.0 shoulder-pain@1.0.1': () => {
    for (const each of ['', '.cases']) cpSync(pathOf('1.0.0', each), pathOf('1.0.1', each));
    changeRules('1.0.1', (json) => (json.version = '1.0.1'));
    changeRules('1.0.1', setLimit('weeksWithPain', 8));
    changeCases('1.0.1', (json) => (json.version = '1.0.1'));
  },
  'test shoulder-pain@1.0.1': () => undefined,
};

const run = async (args: readonly string[]): Promise<string[]> => {
  const lines: string[] = [];
  const say = (text: string): void => void lines.push(...text.split('\n'));
  await runProgram(args, '0.0.0', {
    cwd,
    today: '2026-11-25',
    out: say,
    err: say,
    over: null,
    colors: createColors(false),
    signal: new AbortController().signal,
    now: () => 0,
  });
  return lines;
};

describe('the tutorial', () => {
  after(() => rmSync(cwd, { recursive: true }));

  it('has the commands that are followed here', () =>
    assert.deepEqual(
      BLOCKS.map(({ groups }) => groups?.['command']),
      Object.keys(EDITS),
    ));

  for (const { groups: { command = '', stdin, shown = '' } = {} } of BLOCKS)
    it(`${command} prints what the page shows`, async () => {
      EDITS[command]?.();
      // Standard input is a file here.
      const patient = join(cwd, 'patient.json');
      if (stdin !== undefined) writeFileSync(patient, stdin);
      const printed = await run(command.split(' ').map((word) => (word === '-' ? patient : word)));
      let from = 0;
      for (const line of shown
        .trimEnd()
        .split('\n')
        .filter((one) => one.trim() !== '…')) {
        const at = printed.indexOf(line, from);
        assert.ok(at >= 0, `"${line}" is not in\n${printed.join('\n')}`);
        from = at + 1;
      }
    });
});
