/** What matters to a person, set against what is known of each option. Nothing is added up, weighed or ranked (UX, section 8). */
import type { FigureDefinition, ModalityDefinition } from '@regen-cds/engine';
import type { CompareWords } from '../i18n/compare.en.js';
import type { Comparing } from './comparator.js';
import { figureView, groupDenominator } from './figure.js';
import { countText } from './figure-words.js';

export type Point = keyof CompareWords['values']['points'];

/** A little, some, a lot. */
export type Rating = 1 | 2 | 3;

export const RATINGS: readonly Rating[] = [1, 2, 3];

/** In the order in which ties are shown; the person's own comes last. */
export const POINTS: readonly Point[] = ['harm', 'proof', 'involve', 'timeOff', 'cost', 'later', 'nothing', 'own'];

export interface Values {
  readonly ratings: ReadonlyMap<Point, Rating>;
  /** The person's own point, in their words. */
  readonly own: string;
}

export const NO_VALUES: Values = { ratings: new Map(), own: '' };

/** Rated points, what matters most first; ties keep their order. */
export const ratedPoints = ({ ratings }: Values): Point[] =>
  POINTS.filter((point) => ratings.has(point)).sort((a, b) => (ratings.get(b) ?? 0) - (ratings.get(a) ?? 0));

/** Points left out; an own point only once it has words. */
export const unratedPoints = ({ ratings, own }: Values): Point[] =>
  POINTS.filter((point) => !ratings.has(point) && (point !== 'own' || own !== ''));

type Told = NonNullable<ModalityDefinition['source']>;
type Reading = (modality: ModalityDefinition, comparing: Comparing) => string[];

const say = (statement: Told | undefined, { narrator }: Comparing): string[] => {
  if (!statement) return [];
  const { text, basis } = narrator.told(statement);
  return [[basis.certaintyText && `${basis.certaintyText}:`, text].filter(Boolean).join(' ')];
};

const attribute = (id: string, { attributes = [] }: ModalityDefinition, comparing: Comparing): string[] =>
  say(
    attributes.find((one) => one.id === id),
    comparing,
  );

const figures = ({ ruleSet }: Comparing): readonly FigureDefinition[] => ruleSet.document.figures ?? [];

/** Serious harms: the counts first, else what is said of them. */
const seriousHarm: Reading = (modality, comparing) => {
  const { isPatient, narrator } = comparing;
  const all = figures(comparing).filter(({ serious }) => serious);
  const denominator = groupDenominator(all);
  const told = all
    .filter((figure) => figure.modality === modality.id)
    .map((figure) => {
      const { outcome, arms, text } = figureView(figure, undefined, comparing, denominator);
      const [arm] = arms;
      const said = arm && countText(arm, { lang: narrator.lang, denominator, exact: !isPatient });
      return `${outcome}: ${said ? `${said}.` : text}`;
    });
  return told.length > 0 ? told : attribute('harms', modality, comparing);
};

/** What happened to the people who did not have it: the other arms of its trials. For usual care, what studies found of it. */
const withoutIt: Reading = (modality, comparing) => {
  if (modality.usualCare) return say(modality.evidence?.[0], comparing);
  return figures(comparing)
    .filter((one) => one.modality === modality.id && one.effect === 'benefit' && one.arms.length > 1)
    .flatMap((figure) => {
      const { outcome, time, lines, arms, denominator } = figureView(figure, undefined, comparing);
      const said = lines.slice(1);
      const counted = arms
        .slice(1)
        .map((arm) => `${arm.label}: ${countText(arm, { lang: comparing.narrator.lang, denominator })}`);
      return [...said, ...counted].map((line) => `${outcome}. ${time}. ${line}.`);
    });
};

const READINGS: Readonly<Record<Point, Reading>> = {
  harm: seriousHarm,
  proof: ({ evidence }, comparing) => say(evidence?.[0], comparing),
  involve: (modality, comparing) => attribute('invasiveness', modality, comparing),
  timeOff: ({ recovery }, comparing) => say(recovery, comparing),
  cost: ({ costNote }, comparing) => say(costNote, comparing),
  later: (modality, comparing) => attribute('later', modality, comparing),
  nothing: withoutIt,
  own: () => [],
};

/** What is known of one option under one point; "Not known" where nothing is. */
export const knownOf = (point: Point, modality: ModalityDefinition, comparing: Comparing): string[] => {
  const known = READINGS[point](modality, comparing);
  return known.length > 0 ? known : [comparing.words.notKnown];
};
