/** Content that follows the patient: figures and the parts of the consent explainer, each perhaps with a condition of its own. */
import type { Path } from './errors.js';
import type { RuleSetDocument } from './document.js';

export interface ContentItem {
  id: string;
  path: Path;
  /** What may carry a condition, and where. */
  test: { when?: unknown };
  testPath: Path;
}

/** Every piece of content of a document that can be pointed at. */
export const contentOf = ({
  figures = [],
  consent = {},
}: Pick<RuleSetDocument, 'figures' | 'consent'>): ContentItem[] => {
  const { sections = [], closing: _, ...lists } = consent;
  const items = (list: readonly { id: string; when?: unknown }[] = [], path: Path): ContentItem[] =>
    list.map((test, i) => ({ id: test.id, path: [...path, i], test, testPath: [...path, i] }));
  return [
    ...figures.map(({ id, population }, i) => ({
      id,
      path: ['figures', i],
      test: population,
      testPath: ['figures', i, 'population'],
    })),
    ...sections.flatMap(({ blocks }, i) => items(blocks, ['consent', 'sections', i, 'blocks'])),
    ...Object.entries(lists).flatMap(([name, list]) => items(list, ['consent', name])),
  ];
};
