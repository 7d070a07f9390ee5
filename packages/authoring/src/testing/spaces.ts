import type { RuleSetDocument } from '@regen-cds/engine';
import type { Dictionary } from '../../../engine/src/testing/dictionary.js';
import type { Condition } from '../model/condition.js';
import { createReader } from '../model/read.js';
import { createSpace, type Space } from '../model/space.js';

export const AS_OF = '2026-06-15';

/** One condition over a dictionary, read as if it stood in a rule set. */
export const readCondition = (rule: unknown, dictionary: Dictionary): { space: Space; condition: Condition } => {
  const document = { facts: dictionary, jurisdictions: [] } as unknown as RuleSetDocument;
  const space = createSpace([document], AS_OF);
  return { space, condition: createReader(document, space).condition(rule, '/when') };
};
