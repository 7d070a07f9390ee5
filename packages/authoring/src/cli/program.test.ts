import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createColors } from 'picocolors';
import { soundRuleSet, TODAY } from '../testing/seeded-defects.js';
import type { Context } from './context.js';
import { runProgram } from './program.js';

const COMMANDS = ['new', 'check', 'test', 'cases', 'diff', 'evaluate', 'explain', 'replay', 'freeze', 'watch'];

let cwd = '';

interface Ran {
  code: number;
  out: string;
  err: string;
}

const contextFor = (lines: { out: string[]; err: string[] }, more: Partial<Context> = {}): Context => ({
  cwd,
  today: TODAY,
  out: (line) => lines.out.push(line),
  err: (line) => lines.err.push(line),
  over: null,
  colors: createColors(false),
  signal: new AbortController().signal,
  now: () => 0,
  ...more,
});

const run = async (args: readonly string[], more: Partial<Context> = {}): Promise<Ran> => {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await runProgram(args, '9.9.9', contextFor(lines, more));
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
};

const write = (path: string, json: unknown): void => {
  const target = join(cwd, path);
  mkdirSync(join(target, '..'), { recursive: true });
  writeFileSync(target, typeof json === 'string' ? json : JSON.stringify(json, null, 2));
};

const version = (number: string, change: (document: ReturnType<typeof soundRuleSet>) => void = () => undefined) => {
  const document = { ...soundRuleSet(), version: number };
  change(document);
  return document;
};

const setLimit = (limit: number) => (document: ReturnType<typeof soundRuleSet>) => {
  const found = document.criteria.find(({ id }) => id === 'few-platelets');
  assert.ok(found);
  found.when = { '<': [{ var: 'platelets' }, limit] };
};

describe('regen-rules', () => {
  before(() => {
    cwd = mkdtempSync(join(tmpdir(), 'regen-rules-'));
    write('rules/sound/1.0.0.json', version('1.0.0'));
    write('rules/sound/1.0.1.json', version('1.0.1', setLimit(120)));
    write('rules/sound/2.0.0.json', version('2.0.0', setLimit(120)));
  });
  after(() => rmSync(cwd, { recursive: true }));

  it('explains every command, with an example', async () => {
    const { code, out } = await run(['--help']);
    assert.equal(code, 0);
    for (const command of COMMANDS) {
      assert.match(out, new RegExp(`^ {2}${command} `, 'm'));
      const help = await run([command, '--help']);
      assert.equal(help.code, 0);
      assert.match(help.out, new RegExp(`Example:\\n.*regen-rules ${command}`));
    }
  });

  it('ends with 2 when it is used wrongly, and says what to do', async () => {
    const wrong: readonly (readonly [string[], RegExp])[] = [
      [['chek'], /Did you mean check\?/],
      [['check', '--jsn'], /unknown option/],
      [['diff', 'sound'], /missing required argument/],
      [['check', 'sond'], /Did you mean "sound"\?/],
      [['check', 'sound@3.0.0'], /It has: 1\.0\.0, 1\.0\.1, 2\.0\.0/],
      [['check', '--rules', 'nowhere'], /no folder "nowhere"/],
      [['explain', 'sound', '--audience', 'nurse'], /clinician, patient/],
      [['new', 'Not An Id'], /lower-case/],
    ];
    for (const [args, message] of wrong) {
      const { code, err } = await run(args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, message);
    }
  });

  it('writes a rule set that passes its own check and test', async () => {
    assert.equal((await run(['new', 'fresh'])).code, 0);
    const checked = await run(['check', 'fresh']);
    assert.match(checked.out, /0 errors, 0 warnings/);
    assert.equal(checked.code, 0);
    const cases = JSON.parse(readFileSync(join(cwd, 'rules/fresh/0.1.0.cases.json'), 'utf8')) as { cases: object[] };
    assert.ok(cases.cases.length > 4);
    assert.match((await run(['test', 'fresh'])).out, /waiting for a reviewer/);
    assert.match((await run(['new', 'fresh'])).err, /there already/);
    rmSync(join(cwd, 'rules/fresh'), { recursive: true });
  });

  it('checks with findings at file, line and column, and ends with 1', async () => {
    write('rules/broken/1.0.0.json', version('1.0.0', setLimit(5000)));
    const { code, out } = await run(['check', 'broken']);
    assert.equal(code, 1);
    assert.match(out, /rules\/broken\/1\.0\.0\.json:\d+:\d+ error range \/criteria\/2\/when\/<\/1/);
    const json = JSON.parse((await run(['check', 'broken', '--json'])).out) as {
      ok: boolean;
      files: { findings: object[] }[];
    };
    assert.equal(json.ok, false);
    assert.ok((json.files[0]?.findings.length ?? 0) > 0);
    rmSync(join(cwd, 'rules/broken'), { recursive: true });
  });

  it('says where a half-written file breaks, whatever the command', async () => {
    write('half.json', '{\n  "format": 1,\n  "id": "half",\n');
    for (const args of [
      ['check', 'half.json'],
      ['evaluate', 'half.json'],
      ['diff', 'half.json', 'half.json'],
    ]) {
      const { code, out, err } = await run(args);
      assert.equal(code, 1);
      assert.match(out + err, /half\.json:4:1 error syntax/);
    }
  });

  it('refuses a file of 5 MB and another format with a clear message', async () => {
    write('large.json', `{"a":"${'x'.repeat(5 * 1024 * 1024)}"}`);
    write('format.json', { ...version('1.0.0'), format: 2 });
    assert.match((await run(['check', 'large.json'])).out, /5\.0 MB; a rule set may have 2 MB/);
    assert.match((await run(['check', 'format.json'])).out, /newer than this engine reads/);
  });

  it('compares versions, and fails when the number claims less', async () => {
    const less = await run(['diff', 'sound@1.0.0', 'sound@1.0.1']);
    assert.equal(less.code, 1);
    assert.match(less.out, /criterion "few-platelets", when: 100 → 120 in "platelets < 120"/);
    assert.match(less.out, /exampleOption: candidate → caution/);
    assert.match(less.out, /1\.0\.0 → 1\.0\.1 claims only patch\. Use 2\.0\.0\./);
    const enough = await run(['diff', 'sound@1.0.0', 'sound@2.0.0', '--json']);
    assert.equal(enough.code, 0);
    const { level, claimed, statusChanges } = JSON.parse(enough.out) as {
      level: string;
      claimed: string;
      statusChanges: { witness: Record<string, unknown> }[];
    };
    assert.deepEqual([level, claimed], ['major', 'major']);
    assert.ok(statusChanges.every(({ witness }) => Number(witness['platelets']) >= 100));
  });

  it('counts over a cohort, line by line', async () => {
    write(
      'cohort.ndjson',
      ['{"platelets": 110}', '{"id": "p2", "facts": {"platelets": 90}}', '', '{"platelets": 40}'].join('\n'),
    );
    const { out } = await run(['diff', 'sound@1.0.0', 'sound@2.0.0', '--cohort', 'cohort.ndjson', '--json']);
    const { cohort } = JSON.parse(out) as { cohort: { patients: number } };
    assert.equal(cohort.patients, 3);
    write('cohort.ndjson', '{"platelets": 110}\n{oops\n');
    const wrong = await run(['diff', 'sound@1.0.0', 'sound@2.0.0', '--cohort', 'cohort.ndjson']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /Line 2 of "cohort\.ndjson" is not JSON/);
  });

  it('evaluates and explains one patient, and names facts that it passes over', async () => {
    write('patient.json', { patientAgeYears: 17, hasPane: true });
    const evaluated = await run(['evaluate', 'sound@1.0.0', '--facts', 'patient.json']);
    assert.equal(evaluated.code, 0);
    assert.match(evaluated.out, /exampleOption {2}unsuitable/);
    assert.match(evaluated.err, /"hasPane" is no fact.*Did you mean "hasPain"\?/);
    const explained = await run(['explain', 'sound@1.0.0', '--facts', 'patient.json', '--lang', 'es']);
    assert.match(explained.out, /Esto no es para menores/);
    write('patient.json', '{"patientAgeYears": }');
    assert.match((await run(['evaluate', 'sound', '--facts', 'patient.json'])).err, /patient\.json:1:21/);
  });

  it('replays a receipt, and says where another rule set parts from it', async () => {
    write('patient.json', { platelets: 110, hasPain: true });
    const { out } = await run(['evaluate', 'sound@1.0.0', '--facts', 'patient.json', '--receipt']);
    write('receipt.json', out);
    const same = await run(['replay', 'receipt.json']);
    assert.match(same.out, /The same decision: sound 1\.0\.0 on 2026-06-15/);
    assert.equal(same.code, 0);
    const other = await run(['replay', 'receipt.json', 'sound@2.0.0', '--json']);
    assert.equal(other.code, 1);
    const { differences } = JSON.parse(other.out) as { differences: { path: string }[] };
    assert.ok(differences.some(({ path }) => path === '/ruleSet/digest'));
    assert.ok(differences.some(({ path }) => path.startsWith('/criteria/')));
    assert.match((await run(['replay', 'patient.json'])).err, /is not a receipt/);
  });

  it('proposes cases, which count only when a reviewer has confirmed them', async () => {
    const { out, code } = await run(['cases', 'sound@2.0.0', '--append']);
    assert.equal(code, 0);
    assert.match(out, /cases proposed in/);
    assert.match((await run(['test', 'sound@2.0.0'])).out, /0 cases: all hold, \d+ waiting for a reviewer/);
    const path = 'rules/sound/2.0.0.cases.json';
    write(path, readFileSync(join(cwd, path), 'utf8').replaceAll(/,\s*"proposed": true/g, ''));
    const confirmed = await run(['test', 'sound@2.0.0', '--json']);
    assert.equal(confirmed.code, 0);
    const { files } = JSON.parse(confirmed.out) as { files: { failed: object[]; gaps: { text: string }[] }[] };
    assert.deepEqual(
      files[0]?.gaps.filter(({ text }) => text.includes('turns on')),
      [],
    );
    write(path, readFileSync(join(cwd, path), 'utf8').replace('"few-platelets": true', '"few-platelets": false'));
    const failed = await run(['test', 'sound@2.0.0']);
    assert.equal(failed.code, 1);
    assert.match(failed.out, /few-platelets is met, expected not met/);
    rmSync(join(cwd, path));
  });

  it('freezes versions: a frozen file that changes is found out', async () => {
    assert.match((await run(['freeze', 'sound@1.0.0'])).out, /1 version frozen/);
    assert.equal((await run(['freeze', '--verify'])).code, 0);
    write('rules/sound/1.0.0.json', version('1.0.0', setLimit(101)));
    const changed = await run(['freeze', '--verify']);
    assert.equal(changed.code, 1);
    assert.match(changed.out, /its bytes have changed/);
    write('rules/sound/1.0.0.json', version('1.0.0'));
    assert.equal((await run(['freeze', 'sound@1.0.0', '--recall', 'A limit was wrong.'])).code, 0);
    assert.match(
      readFileSync(join(cwd, 'rules/rules.lock.json'), 'utf8'),
      /"state":"recalled","reason":"A limit was wrong\."/,
    );
    rmSync(join(cwd, 'rules/rules.lock.json'));
  });

  it('freezes nothing that has an error', async () => {
    write('rules/broken/1.0.0.json', version('1.0.0', setLimit(5000)));
    const { code, out } = await run(['freeze', 'broken']);
    assert.equal(code, 1);
    assert.match(out, /Nothing was frozen/);
    rmSync(join(cwd, 'rules/broken'), { recursive: true });
  });

  it('checks and tests again when a file is saved, until it is stopped', async () => {
    const stop = new AbortController();
    const lines: string[] = [];
    const watching = run(['watch'], {
      signal: stop.signal,
      out: (line) => {
        lines.push(line);
        if (line.startsWith('Watching')) write('rules/sound/1.0.0.json', version('1.0.0', setLimit(90)));
        if (line.startsWith('Done')) stop.abort();
      },
    });
    const { code } = await watching;
    assert.equal(code, 0);
    assert.ok(lines.some((line) => line.includes('1 rule set checked')));
    write('rules/sound/1.0.0.json', version('1.0.0'));
  });

  it('says how far it is when it takes more than two seconds', async () => {
    let time = 0;
    const { err } = await run(['check'], { now: () => (time += 1500) });
    assert.match(err, /Checked: \d of 3 …/);
    assert.equal((await run(['check'])).err, '');
  });

  it('uses colours only where it is told that a person reads', async () => {
    const plain = await run(['check', 'sound@1.0.0']);
    const coloured = await run(['check', 'sound@1.0.0'], { colors: createColors(true) });
    assert.ok(!plain.out.includes('\u001B['));
    assert.ok(coloured.out.includes('\u001B['));
  });
});
