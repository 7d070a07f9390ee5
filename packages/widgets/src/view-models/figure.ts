/** A figure of a rule set in the words of its reader: what was counted or measured, in whom, against what, when, how sure. */
import type { Basis, FigureDefinition, Narrator, Truth } from '@regen-cds/engine';
import type { Messages } from '../i18n/messages.js';
import { denominatorFor, type CountedArm, type Denominator } from './figure-picture.js';
import { wholeNumber } from './figure-words.js';

export interface FigureView {
  id: string;
  outcome: string;
  effect: FigureDefinition['effect'];
  serious: boolean;
  time: string;
  /** Groups that become a picture; empty unless people were counted (IA1). */
  arms: CountedArm[];
  denominator: Denominator;
  /** Groups in words, where no one was counted: means, other measures. */
  lines: string[];
  /** What the numbers alone would leave out, and that nobody was counted. */
  notes: string[];
  /** In whom and against what. */
  population: string;
  basis: Basis;
}

export interface FigureReader {
  narrator: Narrator;
  messages: Messages;
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

const armLine = (
  arm: Arm,
  { scale }: FigureDefinition,
  { narrator, messages: { figure, lang } }: FigureReader,
): string => {
  const { value, interval, n } = arm;
  const unit = scale ? narrator.text(scale.unitLabel) : '';
  const said = [
    value === undefined ? '' : figure.value(narrator.number(value), unit),
    interval
      ? figure.interval(narrator.number(interval.low), narrator.number(interval.high), narrator.text(interval.label))
      : '',
    n === undefined ? '' : figure.people(wholeNumber(n, lang)),
  ].filter(Boolean);
  return said.length === 0 ? '' : `${narrator.text(arm.label)}: ${said.join('; ')}`;
};

const populationText = (
  { population, comparator }: FigureDefinition,
  truth: Truth | undefined,
  { narrator, messages: { figure }, isPatient }: FigureReader,
): string => {
  const voice = isPatient ? 'patient' : 'clinician';
  const like = population.when !== undefined && truth === true;
  return [
    like ? figure.likeYou[voice] : figure.otherPeople,
    narrator.text(population.text),
    truth === false ? figure.unlike[voice] : '',
    comparator ? figure.against(narrator.text(comparator)) : '',
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
  const { narrator, messages } = reader;
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
    notes: [
      text ? narrator.text(text) : '',
      measure === 'mean' && scale ? messages.figure.averages(narrator.text(scale.label)) : '',
      scale?.matters
        ? messages.figure.matters(
            messages.figure.value(narrator.number(scale.matters.value), narrator.text(scale.unitLabel)),
          )
        : '',
      measure === 'other' ? messages.figure.uncounted : '',
    ].filter(Boolean),
    population: populationText(figure, truth, reader),
    basis: narrator.basis({ ...figure, citations: [...figure.citations, ...(scale?.matters?.citations ?? [])] }),
  };
};
