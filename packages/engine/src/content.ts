/** Content that follows the patient: figures and the parts of the consent explainer, each perhaps with a condition of its own. */
import type { Decision, Truth } from './decision-model.js';
import type { Report } from './checks.js';
import { Evaluation } from './evaluation.js';
import { factsOf } from './explain/minimal.js';
import { programOf, type RuleSet } from './program.js';
import type { RuleSetDocument } from './schema.js';

type Path = readonly PropertyKey[];

/** One piece of content that can be pointed at: what it is called, what it applies to, and when it is shown. */
export interface ContentItem {
  path: Path;
  id: string;
  appliesTo: readonly string[];
  when: unknown;
  figures: readonly string[];
}

const LISTS = [
  'expectation',
  'risks',
  'timeline',
  'unknowns',
  'claims',
  'questions',
  'teachBack',
  'watchFor',
  'documentation',
] as const;

interface Raw {
  id: string;
  appliesTo?: readonly string[] | undefined;
  when?: unknown;
  figures?: readonly string[];
}

const item = ({ id, appliesTo = [], when, figures = [] }: Raw, path: Path): ContentItem => ({
  path,
  id,
  appliesTo,
  when,
  figures,
});

/** Every piece of content of a document, in its order. */
export const contentOf = ({
  figures = [],
  consent = {},
}: Pick<RuleSetDocument, 'figures' | 'consent'>): ContentItem[] => [
  ...figures.map(({ id, modality, population }, i) =>
    item({ id, appliesTo: [modality], when: population.when }, ['figures', i]),
  ),
  ...(consent.sections ?? []).flatMap(({ blocks = [] }, i) =>
    blocks.map((one, j) => item(one, ['consent', 'sections', i, 'blocks', j])),
  ),
  ...LISTS.flatMap((list) => (consent[list] ?? []).map((one, i) => item(one, ['consent', list, i]))),
];

/** Where the condition of a piece of content stands. */
export const conditionPath = ({ path }: ContentItem): Path => [
  ...path,
  ...(path[0] === 'figures' ? ['population'] : []),
  'when',
];

/** Names in the content that must resolve, and figures that must add up. */
export const checkContent = (document: RuleSetDocument, report: Report): void => {
  const modalities = new Set(document.modalities.map(({ id }) => id));
  const figures = new Set((document.figures ?? []).map(({ id }) => id));
  const seen = new Set<string>();
  for (const { id, path, appliesTo, figures: named } of contentOf(document)) {
    if (seen.has(id)) report('duplicate-id', [...path, 'id'], `"${id}" is used twice.`);
    seen.add(id);
    for (const [i, modality] of appliesTo.entries())
      if (!modalities.has(modality))
        report(
          'modality',
          path[0] === 'figures' ? [...path, 'modality'] : [...path, 'appliesTo', i],
          `"${modality}" is not a modality.`,
        );
    for (const [i, figure] of named.entries())
      if (!figures.has(figure)) report('figure', [...path, 'figures', i], `"${figure}" is not a figure.`);
  }
  for (const [i, { measure, arms, scale, text }] of (document.figures ?? []).entries()) {
    if (measure === 'mean' && !scale) report('figure', ['figures', i], 'A mean needs its scale.');
    if (measure !== 'count' && !text)
      report('figure', ['figures', i], 'Where nobody is counted, say in "text" what was found.');
    for (const [j, { count, n, of = n, upperLimit, value }] of arms.entries()) {
      const path = ['figures', i, 'arms', j];
      if (measure === 'count' && (count === undefined || of === undefined))
        report('figure', path, 'A count needs "count", and "n" or "of".');
      else if (count !== undefined && of !== undefined && count > of)
        report('figure', path, 'More people than there were.');
      if (measure === 'count' && count === 0 && !upperLimit)
        report('figure', path, 'Nobody had it: say what is not ruled out in "upperLimit".');
      if (measure === 'mean' && value === undefined) report('figure', path, 'A mean needs "value".');
    }
  }
  for (const [i, { choices }] of (document.consent?.teachBack ?? []).entries())
    if (!choices.some(({ correct }) => correct))
      report('teach-back', ['consent', 'teachBack', i, 'choices'], 'No choice is correct.');
};

/**
 * Truth of the condition of every piece of content that has one, by its id, for the patient of a decision. Content is hidden only
 * where it is false; null means that the facts do not say.
 */
export const contentTruths = (decision: Decision, ruleSet: RuleSet): ReadonlyMap<string, Truth> => {
  const evaluation = new Evaluation(ruleSet, factsOf(decision), { asOf: decision.asOf, secondOpinion: false });
  return new Map([...programOf(ruleSet).content].map(([id, test]) => [id, evaluation.truthOf(test)]));
};
