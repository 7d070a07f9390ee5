/** Two versions side by side for one patient: where each option stands, and which criteria make the difference. */
import { evaluate, type Decision, type Facts, type RuleSet, type Status, type Truth } from '@regen-cds/engine';

export interface TruthChange {
  criterion: string;
  /** Undefined where the version has no such criterion. */
  before: Truth | undefined;
  after: Truth | undefined;
}

export interface Standing {
  modality: string;
  /** Null where the version has no such option, or its decision is withheld. */
  before: Status | null;
  after: Status | null;
  /** Criteria of this option whose truth, or whose being there, differs. */
  why: readonly TruthChange[];
}

const statusOf = ({ modalities }: Decision, id: string): Status | null =>
  modalities.find(({ modality }) => modality === id)?.status ?? null;

const criteriaOf = ({ modalities }: Decision, id: string): readonly string[] =>
  modalities.find(({ modality }) => modality === id)?.criteria ?? [];

const truthOf = ({ criteria }: Decision, id: string): Truth | undefined => criteria.find((one) => one.id === id)?.truth;

const whyOf = (before: Decision, after: Decision, modality: string): TruthChange[] =>
  [...new Set([...criteriaOf(before, modality), ...criteriaOf(after, modality)])].flatMap((criterion) => {
    const [earlier, later] = [truthOf(before, criterion), truthOf(after, criterion)];
    return earlier === later ? [] : [{ criterion, before: earlier, after: later }];
  });

/** Every option of either version, in the order of the later one. */
export const standingsOf = (before: RuleSet, after: RuleSet, facts: Facts, asOf: string): Standing[] => {
  const [earlier, later] = [evaluate(before, facts, { asOf }), evaluate(after, facts, { asOf })];
  const names = new Set([...later.modalities, ...earlier.modalities].map(({ modality }) => modality));
  return [...names].map((modality) => ({
    modality,
    before: statusOf(earlier, modality),
    after: statusOf(later, modality),
    why: whyOf(earlier, later, modality),
  }));
};

export const isChanged = ({ before, after }: Standing): boolean => before !== after;
