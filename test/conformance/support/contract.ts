/** The clauses of the contract: each takes a rule set and says everything that is wrong with it. */
import { casesHold, criteriaHaveCases, limitsHaveCases, namesItsFile, nothingKnownDecidesNothing } from './cases.js';
import { citationsAreUsed, factsAreUsed, isExperimental, medicinesAreFixed, trialOnlyEverywhere } from './content.js';
import { EXPLAINER } from './explainer.js';
import { LANGUAGES } from './languages.js';
import type { OpenRuleSet } from './open-rule-set.js';
import { tooHard } from './reading.js';
import { patientTextsOf, textsOf } from './texts.js';
import { WORDING } from './wording.js';

type Clause = (file: OpenRuleSet) => string[];

const onTexts = (
  checks: Readonly<Record<string, (texts: ReturnType<typeof textsOf>) => string[]>>,
  select: typeof textsOf,
): Record<string, Clause> =>
  Object.fromEntries(
    Object.entries(checks).map(([title, check]) => [title, ({ document }: OpenRuleSet) => check(select(document))]),
  );

const withoutNotices = (document: Parameters<typeof textsOf>[0]) =>
  textsOf(document).filter(({ path }) => path[0] !== 'notices');

const onDocument = (checks: typeof EXPLAINER): Record<string, Clause> =>
  Object.fromEntries(
    Object.entries(checks).map(([title, check]) => [title, ({ document }: OpenRuleSet) => check(document)]),
  );

export const CONTRACT: Readonly<Record<string, Clause>> = {
  'is what its folder and its file name say': namesItsFile,
  'is experimental, and says so': isExperimental,
  'gives what every case expects': casesHold,
  'has a case met, not met and unknown for every criterion that reads a fact': criteriaHaveCases,
  'has cases just below, at and just above every numeric limit': limitsHaveCases,
  'decides nothing while nothing is known': nothingKnownDecidesNothing,
  'uses every citation': citationsAreUsed,
  'asks for nothing that it does not use': factsAreUsed,
  'never lets a medicine be modifiable': medicinesAreFixed,
  'keeps what no regulator licensed to registered trials, everywhere': trialOnlyEverywhere,
  ...onDocument(EXPLAINER),
  ...onTexts(LANGUAGES, withoutNotices),
  ...onTexts(WORDING, patientTextsOf),
  'is easy enough to read for patients, by the formula of each language': ({ document }) => tooHard(document),
};
