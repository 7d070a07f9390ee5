/** `all` of an empty list is false, as in json-logic-js, and not true, as in logic. */
import type { RuleSetDocument } from '@regen-cds/engine';
import type { Finding } from '../finding.js';
import { conditionsOf } from '../model/conditions.js';
import { step } from '../pointer.js';

const placesOf = (json: unknown, path: string): string[] => {
  if (Array.isArray(json)) return json.flatMap((part, i) => placesOf(part, path + step(i)));
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([operator, operand]: [string, unknown]) => [
    ...(operator === 'all' ? [path + step(operator)] : []),
    ...placesOf(operand, path + step(operator)),
  ]);
};

export const checkEmptyLists = (document: RuleSetDocument): Finding[] =>
  conditionsOf(document)
    .flatMap(({ when, path }) => placesOf(when, path))
    .map((path) => ({
      code: 'all-of-empty',
      severity: 'warning',
      path,
      message:
        'For a patient with an empty list "all" is false. If that is not meant, write "none" with the opposite condition.',
    }));
