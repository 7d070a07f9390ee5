/** The rule sets on disk: `rules/<id>/<version>.json`, each with its cases beside it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRuleSet, type RuleSet, type RuleSetDocument, type Status, type Truth } from '@regen-cds/engine';
import { root } from '../../../scripts/paths.mjs';

/** What a case may expect. Only what it names is compared. */
export interface Expected {
  criteria?: Record<string, Truth>;
  modalities?: Record<string, Status>;
  soFar?: Record<string, Status>;
  /** A derived value: a number, or the ends it can still lie between. */
  derived?: Record<string, number | { min: number; max: number }>;
  /** Content with a condition: shown (true), hidden (false) or not settled (null). */
  content?: Record<string, Truth>;
}

export interface Case {
  id: string;
  title: string;
  /** Absent: the file's. */
  asOf?: string;
  facts: Record<string, unknown>;
  expect: Expected;
}

export interface CaseFile {
  ruleSet: string;
  version: string;
  asOf: string;
  cases: Case[];
}

export interface RuleSetFile {
  id: string;
  version: string;
  name: string;
  document: RuleSetDocument;
  /** Null where there is no such file. */
  cases: CaseFile | null;
  /** Parses, or throws with every issue. */
  open: () => RuleSet;
}

const RULE_SET = /^(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)\.json$/;
const folder = join(root, 'rules');
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8')) as unknown;

const versionsOf = (id: string): RuleSetFile[] =>
  readdirSync(join(folder, id)).flatMap((file) => {
    const version = RULE_SET.exec(file)?.[1];
    if (version === undefined || version.endsWith('.cases')) return [];
    const casesPath = join(folder, id, `${version}.cases.json`);
    const document = read(join(folder, id, file)) as RuleSetDocument;
    return {
      id,
      version,
      name: `${id} ${version}`,
      document,
      cases: existsSync(casesPath) ? (read(casesPath) as CaseFile) : null,
      open: () => parseRuleSet(document),
    };
  });

/** Every rule set, or those whose id or version contains a word of `REGEN_RULE_SETS` ("knee harvest"). */
export const ruleSets: readonly RuleSetFile[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => versionsOf(name));

const words = (process.env['REGEN_RULE_SETS'] ?? '').split(/[\s,]+/).filter(Boolean);
export const isChosen = ({ name }: RuleSetFile): boolean =>
  words.length === 0 || words.some((word) => name.includes(word));

/** The newest version of each id: two sets are compared as they are now, not as they were. */
export const newestOfEach = (): RuleSetFile[] => [
  ...new Map(
    [...ruleSets]
      .sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }))
      .map((file) => [file.id, file]),
  ).values(),
];
