/** Every condition of a rule set, wherever it stands: criteria, and content that is shown only to some people. */
import type { RuleSetDocument } from '@regen-cds/engine';

export interface ConditionSource {
  kind: 'criterion' | 'content';
  /** Id of the criterion, figure or block. */
  id: string;
  /** JSON Pointer of the condition. */
  path: string;
  when: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inContent = (value: unknown, path: string, id: string): ConditionSource[] => {
  if (Array.isArray(value)) return value.flatMap((item, i) => inContent(item, `${path}/${i}`, id));
  if (!isRecord(value)) return [];
  const own = typeof value['id'] === 'string' ? value['id'] : id;
  const here: ConditionSource[] = Object.hasOwn(value, 'when')
    ? [{ kind: 'content', id: own, path: `${path}/when`, when: value['when'] }]
    : [];
  const inner = Object.entries(value).filter(([key]) => key !== 'when');
  return [...here, ...inner.flatMap(([key, part]) => inContent(part, `${path}/${key}`, own))];
};

/** In the order of the document. */
export const conditionsOf = ({ criteria, figures, consent }: RuleSetDocument): ConditionSource[] => [
  ...criteria.map(({ id, when }, i) => ({ kind: 'criterion' as const, id, path: `/criteria/${i}/when`, when })),
  ...inContent(figures, '/figures', ''),
  ...inContent(consent, '/consent', ''),
];
