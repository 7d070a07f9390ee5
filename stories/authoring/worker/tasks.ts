/** What is worked out off the main path. Every task takes plain values and gives plain values. */
import type { Facts } from '@regen-cds/engine';
import {
  checkSource,
  coverageOf,
  gapsIn,
  runCases,
  type CaseFile,
  type Coverage,
  type TestCase,
} from '../authoring.js';
import { axesOf, type Axis } from '../grid/axes.js';
import { cellsOf, type Cell } from '../grid/cells.js';
import { marked, type MarkedFinding } from '../text/marks.js';
import { compare, type Comparison } from './compare.js';
import { inspect } from './inspect.js';
import { ruleSetOf } from './rule-sets.js';
import { standingsOf, type Standing } from './sides.js';

/** Texts of two versions that can be read. */
interface Versions {
  before: string;
  after: string;
  /** Day of the evaluation, `yyyy-mm-dd`. */
  asOf: string;
}

export interface GridInput extends Versions {
  lang: string;
  facts: Facts;
  modality: string;
  /** Names of facts; one that cannot be an axis gives way to the most telling one. */
  x: string;
  y: string;
}

export interface Grid {
  /** Every fact that can be an axis, most telling first. */
  axes: readonly Axis[];
  x: Axis | null;
  y: Axis | null;
  cells: readonly (readonly Cell[])[];
}

const grid = ({ before: earlier, after: later, asOf, lang, facts, modality, ...wanted }: GridInput): Grid => {
  const [before, after] = [ruleSetOf(earlier), ruleSetOf(later)];
  const axes = axesOf(before, after, asOf, lang);
  const others = (axis: Axis | null): Axis[] => axes.filter(({ fact }) => fact !== axis?.fact);
  const named = (name: string): Axis | null => axes.find(({ fact }) => fact === name) ?? null;
  const x = named(wanted.x) ?? others(named(wanted.y))[0] ?? null;
  const y = others(x).find(({ fact }) => fact === wanted.y) ?? others(x)[0] ?? null;
  return { axes, x, y, cells: x && y ? cellsOf(before, after, { facts, asOf, modality, x, y }) : [] };
};

const sides = ({ before, after, asOf, facts }: Versions & { facts: Facts }): Standing[] =>
  standingsOf(ruleSetOf(before), ruleSetOf(after), facts, asOf);

const changes = ({ before, after, asOf, cases }: Versions & { cases: readonly TestCase[] }): Comparison =>
  compare(ruleSetOf(before), ruleSetOf(after), cases, asOf);

/** Everything `regen-rules check` says, for the text it is said of. */
export interface Checked {
  text: string;
  findings: readonly MarkedFinding[];
}

const check = ({ text, today }: { text: string; today: string }): Checked => ({
  text,
  findings: marked(text, checkSource(text, { today })),
});

/** What the cases try, and which of them do not hold. */
export interface Tried extends Pick<Coverage, 'cases' | 'proposed' | 'criteria'> {
  failing: readonly { id: string; title: string; failures: readonly string[] }[];
  gaps: readonly { about: string; text: string }[];
}

const coverage = ({ text, file }: { text: string; file: CaseFile }): Tried => {
  const ruleSet = ruleSetOf(text);
  const runs = runCases(ruleSet, file);
  const found = coverageOf(ruleSet, runs, file.asOf);
  const { cases, proposed, criteria } = found;
  const failing = runs.flatMap(({ case: { id, title }, failures }) =>
    failures.length === 0 ? [] : [{ id, title, failures }],
  );
  return { cases, proposed, criteria, failing, gaps: gapsIn(found) };
};

export const TASKS = { inspect, grid, sides, changes, coverage, check };

export type Tasks = typeof TASKS;
