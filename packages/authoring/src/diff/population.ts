/** How many of some given patients change status, and how. */
import { evaluate, type Facts, type RuleSet, type Status } from '@regen-cds/engine';

export interface Patient {
  /** A name to find the patient by: the id of a case, the line of a cohort. */
  id: string;
  facts: Facts;
  /** Day of the evaluation, `yyyy-mm-dd`. */
  asOf: string;
}

/** How many went from one status to another. */
export interface Shift {
  modality: string;
  from: Status;
  to: Status;
  count: number;
  /** The first few of them. */
  examples: string[];
}

export interface PopulationDiff {
  patients: number;
  /** Patients for whom some modality changed. */
  changed: number;
  shifts: Shift[];
  /** For each modality of both versions: how many stand at each status, before and after. */
  totals: { modality: string; status: Status; before: number; after: number }[];
  /** Patients for whom a decision was withheld. */
  withheld: number;
}

const MOST_EXAMPLES = 5;

const statusesOf = (ruleSet: RuleSet, { facts, asOf }: Patient): Map<string, Status> | null => {
  const decision = evaluate(ruleSet, facts, { asOf });
  return decision.withheld ? null : new Map(decision.modalities.map(({ modality, status }) => [modality, status]));
};

/** Compares patients one by one; ask it for the result at any time. */
export const createPopulationDiff = (
  before: RuleSet,
  after: RuleSet,
): { add: (patient: Patient) => void; result: () => PopulationDiff } => {
  const shifts = new Map<string, Shift>();
  const totals = new Map<string, PopulationDiff['totals'][number]>();
  const counts = { patients: 0, changed: 0, withheld: 0 };
  const tally = (modality: string, status: Status, side: 'before' | 'after'): void => {
    const key = `${modality} ${status}`;
    const total = totals.get(key) ?? { modality, status, before: 0, after: 0 };
    total[side] += 1;
    totals.set(key, total);
  };
  const shift = (modality: string, from: Status, to: Status, id: string): void => {
    const key = `${modality} ${from} ${to}`;
    const known = shifts.get(key) ?? { modality, from, to, count: 0, examples: [] };
    known.count += 1;
    if (known.examples.length < MOST_EXAMPLES) known.examples.push(id);
    shifts.set(key, known);
  };
  return {
    add: (patient) => {
      counts.patients += 1;
      const [old, young] = [statusesOf(before, patient), statusesOf(after, patient)];
      if (!old || !young) {
        counts.withheld += 1;
        return;
      }
      let changed = false;
      for (const [modality, from] of old) {
        const to = young.get(modality);
        if (to === undefined) continue;
        tally(modality, from, 'before');
        tally(modality, to, 'after');
        if (from === to) continue;
        changed = true;
        shift(modality, from, to, patient.id);
      }
      if (changed) counts.changed += 1;
    },
    result: () => ({ ...counts, shifts: [...shifts.values()], totals: [...totals.values()] }),
  };
};

/** The same for a list. */
export const comparePatients = (before: RuleSet, after: RuleSet, patients: Iterable<Patient>): PopulationDiff => {
  const diff = createPopulationDiff(before, after);
  for (const patient of patients) diff.add(patient);
  return diff.result();
};
