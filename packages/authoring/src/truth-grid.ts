/** Where one modality stands over the values of two facts, all else equal: shows the boundary that a threshold draws. */
import { evaluate, type Facts, type RuleSet, type Status } from '@regen-cds/engine';
import { createSingle } from './model/pair.js';
import { dayText } from './model/day.js';
import { regionsOf } from './model/term.js';

export interface GridAxis {
  fact: string;
  /** Values in order; a list of codes is tried with each code alone. */
  values: unknown[];
}

export interface TruthGrid {
  columns: GridAxis;
  rows: GridAxis;
  /** One status for each row and column; null where the decision is withheld. */
  cells: (Status | null)[][];
}

export interface TruthGridOptions {
  modality: string;
  columns: string;
  rows: string;
  /** What else is known of the patient. */
  facts: Facts;
  /** Day of the evaluation, `yyyy-mm-dd`. */
  asOf: string;
}

/** Values on both sides of every limit that the rule set draws for a fact. */
const axisOf = (ruleSet: RuleSet, fact: string, asOf: string): GridAxis => {
  const { space } = createSingle(ruleSet, asOf);
  const terms = space.ofFact.get(fact) ?? [];
  const [first] = terms;
  if (!first) return { fact, values: [] };
  if (first.kind === 'member') return { fact, values: [[], ...terms.map(({ code }) => [code])] };
  const values = regionsOf(first).map(({ value }) => value);
  const shown: Partial<Record<typeof first.kind, (value: number) => unknown>> = {
    boolean: (value) => value === 1,
    code: space.codeOf,
    day: dayText,
  };
  return { fact, values: (first.allowed ?? values).map(shown[first.kind] ?? ((value) => value)) };
};

/** The grid of two facts. An axis over a fact that the rule set does not declare is empty. */
export const truthGrid = (ruleSet: RuleSet, { modality, columns, rows, facts, asOf }: TruthGridOptions): TruthGrid => {
  const [across, down] = [axisOf(ruleSet, columns, asOf), axisOf(ruleSet, rows, asOf)];
  const statusAt = (column: unknown, row: unknown): Status | null =>
    evaluate(ruleSet, { ...facts, [columns]: column, [rows]: row }, { asOf }).modalities.find(
      (one) => one.modality === modality,
    )?.status ?? null;
  return {
    columns: across,
    rows: down,
    cells: down.values.map((row) => across.values.map((column) => statusAt(column, row))),
  };
};
