/** A figure of a rule set in the words of its reader: what was counted or measured, in whom, against what, when, how sure. */
import type { Basis, FigureDefinition, Narrator, Truth } from '@regen-cds/engine';
import { denominatorFor, type CountedArm, type Denominator } from './figure-picture.js';
import { figureWords, wholeNumber } from './figure-words.js';

export interface FigureView {
  id: string;
  outcome: string;
  effect: FigureDefinition['effect'];
  serious: boolean;
  time: string;
  /** Groups that become a picture; empty unless people were counted (IA1). */
  arms: CountedArm[];
  denominator: Denominator;
  /** Groups in words, where no one was counted: means, other measures. Without final stops. */
  lines: string[];
  /** What the numbers alone would leave out. */
  text: string;
  /** About the numbers: intervals, the scale, the smallest change that matters. */
  notes: string[];
  /** Nobody was counted: "How many people: not counted reliably" (IA1). */
  uncounted: boolean;
  /** In whom and against what. */
  population: string;
  basis: Basis;
}

export interface FigureReader {
  narrator: Narrator;
  isPatient: boolean;
}

type Arm = FigureDefinition['arms'][number];

const isCount = ({ measure }: FigureDefinition): boolean => measure === 'count';

const counted = ({ label, count, n, of = n, upperLimit, about }: Arm, { narrator }: FigureReader): CountedArm => ({
  label: narrator.text(label),
  count: count ?? 0,
  of: of ?? 0,
  upperLimit,
  about,
});

/** One denominator for everything that is counted in a group of figures: a row, a screen of risks (IA2). */
export const groupDenominator = (figures: readonly FigureDefinition[]): Denominator =>
  denominatorFor(
    figures
      .filter(isCount)
      .flatMap(({ arms }) =>
        arms.map(({ count, n, of = n, upperLimit }) => ({ label: '', count: count ?? 0, of: of ?? 0, upperLimit })),
      ),
  );

const intervalText = ({ interval }: Arm, { narrator }: FigureReader): string =>
  interval
    ? figureWords(narrator.lang).interval(
        narrator.number(interval.low),
        narrator.number(interval.high),
        narrator.text(interval.label),
      )
    : '';

const armLine = (arm: Arm, { scale }: FigureDefinition, reader: FigureReader): string => {
  const { narrator } = reader;
  const figure = figureWords(narrator.lang);
  const { value, n } = arm;
  const unit = scale ? narrator.text(scale.unitLabel) : '';
  const said = [
    value === undefined ? '' : figure.value(narrator.number(value), unit),
    intervalText(arm, reader),
    n === undefined ? '' : figure.people(wholeNumber(n, narrator.lang)),
  ].filter(Boolean);
  return said.length === 0 ? '' : `${narrator.text(arm.label)}: ${said.join('; ')}`;
};

/** A text as a sentence of its own. */
const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

const populationText = (
  { population, comparator }: FigureDefinition,
  truth: Truth | undefined,
  { narrator, isPatient }: FigureReader,
): string => {
  const figure = figureWords(narrator.lang);
  const voice = isPatient ? 'patient' : 'clinician';
  const like = population.when !== undefined && truth === true;
  return [
    like ? figure.likeYou[voice] : figure.otherPeople,
    sentence(narrator.text(population.text)),
    truth === false ? figure.unlike[voice] : '',
    comparator ? sentence(figure.against(narrator.text(comparator))) : '',
  ]
    .filter(Boolean)
    .join(' ');
};

/**
 * @param truth whether the population's condition holds for this person: only then are they "people like you" (IA5)
 * @param denominator of the group the figure is shown in; absent: its own
 */
export const figureView = (
  figure: FigureDefinition,
  truth: Truth | undefined,
  reader: FigureReader,
  denominator: Denominator = groupDenominator([figure]),
): FigureView => {
  const { narrator } = reader;
  const words = figureWords(narrator.lang);
  const { scale, text, measure } = figure;
  return {
    id: figure.id,
    outcome: narrator.text(figure.outcome),
    effect: figure.effect,
    serious: figure.serious === true,
    time: narrator.text(figure.time),
    arms: isCount(figure) ? figure.arms.map((arm) => counted(arm, reader)) : [],
    denominator,
    lines: isCount(figure) ? [] : figure.arms.map((arm) => armLine(arm, figure, reader)).filter(Boolean),
    text: text ? narrator.text(text) : '',
    uncounted: measure === 'other',
    notes: [
      ...(isCount(figure)
        ? figure.arms
            .map((arm) => intervalText(arm, reader))
            .filter(Boolean)
            .map(sentence)
        : []),
      measure === 'mean' && scale ? words.averages(narrator.text(scale.label)) : '',
      scale?.matters
        ? words.matters(words.value(narrator.number(scale.matters.value), narrator.text(scale.unitLabel)))
        : '',
    ].filter(Boolean),
    population: populationText(figure, truth, reader),
    basis: narrator.basis({ ...figure, citations: [...figure.citations, ...(scale?.matters?.citations ?? [])] }),
  };
};
