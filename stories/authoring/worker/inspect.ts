/** Whether a text can be shown at all, quickly: the searches of a full check come later, and only for a text that can. */
import { parseRuleSet, RuleSetError } from '@regen-cds/engine';
import { checkSource, readJson, type PlacedFinding } from '../authoring.js';
import { marked, type MarkedFinding } from '../text/marks.js';

export interface Inspection {
  /** Empty where the text can be shown. */
  errors: readonly MarkedFinding[];
}

/** A document of another kind: saying so helps more than a list of every key that it lacks. */
const foreign = (json: unknown): Pick<PlacedFinding, 'path' | 'message'> | null => {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { path: '', message: 'A rule set is a JSON object that begins { "format": 1, "id": … }.' };
  if ('format' in json) return null;
  const [kind, path] =
    'resourceType' in json
      ? [`This is a FHIR ${String(json.resourceType)}`, '/resourceType']
      : ['This is another kind of document', ''];
  return {
    path,
    message: `${kind}, not a rule set of Regen CDS: it has no "format". A rule set begins { "format": 1, "id": … }.`,
  };
};

const errorsOf = (text: string, today: string): readonly PlacedFinding[] => {
  const { value, findings, placeOf } = readJson(text);
  if (value === undefined) return findings;
  const other = foreign(value);
  if (other) return [{ ...other, code: 'other-format', severity: 'error', place: placeOf(other.path) }];
  try {
    parseRuleSet(value);
    return findings;
  } catch (error) {
    if (error instanceof RuleSetError)
      return checkSource(text, { today }).filter(({ severity }) => severity === 'error');
    throw error;
  }
};

/** @param today for reviews that are due, `yyyy-mm-dd` */
export const inspect = ({ text, today }: { text: string; today: string }): Inspection => ({
  errors: marked(text, errorsOf(text, today)),
});
