/** What the document itself has to hold. */
import type { ModalityDefinition, RuleSetDocument } from '@regen-cds/engine';
import type { OpenRuleSet } from './open-rule-set.js';
import { namesIn } from './thresholds.js';

type Document = Pick<OpenRuleSet, 'document'>;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every value of every property of this name, at any depth. */
const everything = (value: unknown, key: string): unknown[] => {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => [...(name === key ? [part] : []), ...everything(part, key)]);
};

export const isExperimental = ({ document: { experimental, reviewers } }: Document): string[] => [
  ...(experimental ? [] : ['Nothing here has been signed off: "experimental" stays true.']),
  ...reviewers.map((name) => `${name} is named as a reviewer; nobody has reviewed it.`),
];

export const citationsAreUsed = ({ document: { citations, ...rest } }: Document): string[] => {
  const used = new Set(everything(rest, 'citations').flat());
  return citations.filter(({ id }) => !used.has(id)).map(({ id }) => `"${id}" is cited by nothing`);
};

const contentConditions = ({ criteria: _, ...rest }: RuleSetDocument): unknown[] => everything(rest, 'when');

export const factsAreUsed = ({ document }: Document): string[] => {
  const { facts, derived = {}, criteria } = document;
  const computed = Object.values(derived).flatMap(({ compute }) =>
    'expression' in compute ? namesIn(compute.expression) : [compute.of],
  );
  const used = new Set([
    ...criteria.flatMap(({ when }) => namesIn(when)),
    ...namesIn(contentConditions(document)),
    ...computed,
  ]);
  for (const [name, { gate }] of Object.entries(facts)) if (gate !== undefined && used.has(name)) used.add(gate);
  return [...Object.keys(facts), ...Object.keys(derived)]
    .filter((name) => !used.has(name))
    .map((name) => `"${name}" is read by nothing`);
};

export const medicinesAreFixed = ({ document: { facts } }: Document): string[] =>
  Object.entries(facts).flatMap(([name, { medicine, modifiable }]) => [
    ...(medicine === true && modifiable === true ? [`${name} is a medicine and modifiable`] : []),
    ...(/^med[A-Z]/.test(name) && medicine !== true ? [`${name} is a medicine and does not say so`] : []),
  ]);

const UNLICENSED = /culturedmsc|birthtissue|exosome|\bsvf\b|svf$|pluripotent|ipsc|\besc/i;
const LICENSED = /^(licensed|approved|authori[sz]ed|conditional)/;

const isUnlicensed = ({ id, comparator, regulatory = [] }: ModalityDefinition): boolean =>
  comparator !== true && UNLICENSED.test(id) && !regulatory.some(({ status }) => LICENSED.test(status));

export const trialOnlyEverywhere = ({ document: { modalities, criteria } }: Document): string[] =>
  modalities
    .filter(isUnlicensed)
    .filter(
      ({ id }) =>
        !criteria.some(
          ({ kind, when, appliesTo }) =>
            kind === 'investigational' && when === true && (appliesTo === undefined || appliesTo.includes(id)),
        ),
    )
    .map(({ id }) => `${id} has no criterion of kind "investigational" with "when": true`);
