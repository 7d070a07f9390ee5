/** The items of a response at every depth, each checked, with its place. */
import type { Issue } from '@regen-cds/engine';
import { itemSchema, type ResponseItem } from './response-schema.js';

export interface PlacedItem extends ResponseItem {
  /** JSON Pointer (RFC 6901) into the response. */
  path: string;
}

const MOST_DEPTH = 32;

/** Groups and follow-up questions included. What is no item is reported and left out. */
export const placedItems = (
  list: readonly unknown[] | undefined,
  report: (issue: Issue) => void,
  path = '',
  depth = 0,
): PlacedItem[] => {
  if (list === undefined) return [];
  if (depth > MOST_DEPTH) {
    report({ code: 'depth', path, message: `Items nested more than ${MOST_DEPTH} levels deep are not read.` });
    return [];
  }
  return list.flatMap((one, i) => {
    const here = `${path}/item/${i}`;
    const parsed = itemSchema.safeParse(one);
    if (!parsed.success) {
      report({ code: 'shape', path: here, message: 'This is no item of a QuestionnaireResponse (FHIR R4).' });
      return [];
    }
    const { answer = [], item } = parsed.data;
    const below = answer.flatMap((each, k) => placedItems(each.item, report, `${here}/answer/${k}`, depth + 1));
    return [{ ...parsed.data, path: here }, ...below, ...placedItems(item, report, here, depth + 1)];
  });
};
