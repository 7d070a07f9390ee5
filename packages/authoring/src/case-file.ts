/** The cases beside a rule set: invented patients, each with what a reviewer expects for them. */
import * as z from 'zod/mini';
import { STATUSES } from '@regen-cds/engine';
import type { Finding } from './finding.js';
import { step } from './pointer.js';

const truth = z.union([z.boolean(), z.null()]);
const status = z.enum(STATUSES);
const text = () => z.string().check(z.minLength(1));
const day = () => z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** Only what a case names is compared. */
const expectation = z.strictObject({
  criteria: z.optional(z.record(text(), truth)),
  modalities: z.optional(z.record(text(), status)),
  soFar: z.optional(z.record(text(), status)),
  /** A derived value: a number, or the ends it can still lie between. */
  derived: z.optional(z.record(text(), z.union([z.number(), z.strictObject({ min: z.number(), max: z.number() })]))),
  /** Content with a condition: shown, hidden or not settled. */
  content: z.optional(z.record(text(), truth)),
});

const testCase = z.strictObject({
  id: text(),
  title: text(),
  /** Absent: the day of the file. */
  asOf: z.optional(day()),
  facts: z.record(z.string(), z.unknown()),
  expect: expectation,
  /** Written by `regen-rules cases` and not yet confirmed by a reviewer: it proves nothing. */
  proposed: z.optional(z.literal(true)),
});

const caseFile = z.strictObject({ ruleSet: text(), version: text(), asOf: day(), cases: z.array(testCase) });

export type TestCase = z.infer<typeof testCase>;
export type CaseFile = z.infer<typeof caseFile>;
export type Expectation = z.infer<typeof expectation>;

/** A file of cases, or what is wrong with it. */
export const parseCaseFile = (json: unknown): CaseFile | Finding[] => {
  const parsed = caseFile.safeParse(json);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map(({ path, message }) => ({
    code: 'case-shape',
    severity: 'error',
    path: path.map((key) => step(String(key))).join(''),
    message: `${message}. A case has id, title, facts and expect (criteria, modalities, soFar, derived, content).`,
  }));
};
