/** A truth grid: where one option stands for every step of two facts, in two versions, all else as with one patient. */
import { createSession, type Facts, type RuleSet, type Session, type Status } from '@regen-cds/engine';
import type { Axis, Step } from './axes.js';

export interface Cell {
  /** Null where the decision is withheld, or the version has no such option. */
  status: Status | null;
  /** The same in the other version. */
  before: Status | null;
}

/** The answer that a fact needs in order to exist. */
const gateOf = ({ document }: RuleSet, { fact }: Axis): Facts => {
  const gate = document.facts[fact]?.gate;
  return gate === undefined ? {} : { [gate]: true };
};

/** An axis and one of its steps. */
export type Place = readonly [Axis, Step];

/** What the patient of one cell is given. Where one axis is the gate of the other, its own step stands. */
const factsFor = (ruleSet: RuleSet, places: readonly Place[]): Facts =>
  Object.assign(
    {},
    ...places.map(([axis]) => gateOf(ruleSet, axis)),
    ...places.map(([{ fact }, { input }]) => ({ [fact]: input })),
  ) as Facts;

const statusIn = (session: Session, modality: string): Status | null =>
  session.decision.modalities.find((one) => one.modality === modality)?.status ?? null;

export interface GridQuestion {
  facts: Facts;
  asOf: string;
  modality: string;
  x: Axis;
  y: Axis;
}

/** Rows of cells: a row for each step of `y`, a cell for each step of `x`. Both axes must be of facts that both versions declare. */
export const cellsOf = (before: RuleSet, after: RuleSet, { facts, asOf, modality, x, y }: GridQuestion): Cell[][] => {
  const sides = [before, after].map((ruleSet) => createSession(ruleSet, { asOf, facts }));
  const statusesAt = (row: Step, column: Step): (Status | null)[] =>
    sides.map((session) => {
      session.setFacts(
        factsFor(session.ruleSet, [
          [x, column],
          [y, row],
        ]),
      );
      return statusIn(session, modality);
    });
  return y.steps.map((row) =>
    x.steps.map((column) => {
      const [earlier = null, status = null] = statusesAt(row, column);
      return { status, before: earlier };
    }),
  );
};

/** The patient of one cell: all facts as they are, but for those of the axes. */
export const patientAt = (ruleSet: RuleSet, facts: Facts, places: readonly Place[]): Facts => ({
  ...facts,
  ...factsFor(ruleSet, places),
});
