/** The cases beside a rule set, as patients to look at. */
import { parseCaseFile, type CaseFile, type TestCase } from './authoring.js';

/** Reads a file of cases; null for what is none: `regen-rules test` says why. */
export const readCases = (text: string): CaseFile | null => {
  try {
    const read = parseCaseFile(JSON.parse(text));
    return Array.isArray(read) ? null : read;
  } catch {
    return null;
  }
};

export interface CaseGroup {
  label: string;
  cases: readonly TestCase[];
}

/** A patient with this share of the facts is a whole one; the others try a single rule. */
const WHOLE = 0.5;

/** Cases as a chooser lists them: whole patients first, because they are what an author looks for. */
export const groupCases = ({ cases }: CaseFile, factCount: number): CaseGroup[] => {
  const size = ({ facts }: TestCase): number => Object.keys(facts).length;
  const whole = cases.filter((one) => size(one) >= factCount * WHOLE);
  const others = cases.filter((one) => !whole.includes(one));
  return [
    { label: `Whole invented patients (${whole.length})`, cases: whole },
    { label: `Single rules (${others.length})`, cases: others },
  ].filter(({ cases: group }) => group.length > 0);
};
