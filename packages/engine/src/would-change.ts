/**
 * What would change where a modality stands: the nearest values of facts that a person can change, found by halving intervals
 * and confirmed by evaluating. Never age, sex, pregnancy or a medicine: nothing may read as advice that nobody can follow, or
 * that could harm (UX, ST6).
 */
import { evaluate } from './decision.js';
import type { Decision, FactValue, ModalityDecision } from './decision-model.js';
import type { FactDefinition } from './document.js';
import { Evaluation } from './evaluation.js';
import { inputsOf } from './inputs.js';
import { round } from './machine.js';
import { programOf, type Entry, type RuleSet } from './program.js';
import { rankOf, reach } from './status.js';
import type { Status } from './vocabulary.js';

/** One fact with another value. */
export interface FactChange {
  fact: string;
  from: FactValue;
  to: FactValue;
}

/** A smallest change that would improve where a modality stands, and where it would stand then. */
export interface WouldChange {
  modality: string;
  /** One fact; two only where no single one would do. */
  changes: FactChange[];
  status: Status;
  soFar: Status;
}

/** Age, sex and pregnancy, by name and in LOINC and SNOMED CT; a rule set cannot make them modifiable by saying so. */
const FIXED_NAME = /(^|[a-z_])(Age|Sex|Gender|Pregnan)|^(age|sex|gender|pregnan)/;
const FIXED_CODE = /^(30525-0|46098-0|76689-9|21840-4|82810-3|11449-6|77386006|424144002|263495000)$/;

const isModifiable = (name: string, { modifiable, medicine, codes = [] }: FactDefinition): boolean =>
  modifiable === true && !medicine && !FIXED_NAME.test(name) && !codes.some(({ code }) => FIXED_CODE.test(code));

/** Evaluations for one modality: a few milliseconds under a rule set on paper, half a second under the hardest made-up one. */
const BUDGET = 200;

interface Search {
  evaluation: Evaluation;
  /** Whether the modality stands better by what is known now; never once the budget has ended. */
  improves: () => boolean;
  /** The budget has ended: what was not found may be there, and nothing is claimed of it. */
  isOver: () => boolean;
}

/** The nearest number on the fact's own grain at which it improves; null when there is none. */
const nearestNumber = (name: string, from: number, { place, definition }: Entry, search: Search): number | null => {
  const decimals = place.shape.type === 'integer' ? 0 : (definition?.decimals ?? 1);
  const scale = 10 ** decimals;
  /** Between two whole numbers of grains, the first of which is nearer; sound, because an interval that cannot improve holds no value that does. */
  const first = (near: number, far: number): number | null => {
    const [lo, hi] = [Math.min(near, far) / scale, Math.max(near, far) / scale];
    search.evaluation.suppose(name, lo, hi);
    if (!search.improves()) return null;
    if (near === far) return round(near / scale, decimals);
    const middle = near + Math.trunc((far - near) / 2);
    return first(near, middle) ?? first(middle + Math.sign(far - near), far);
  };
  const grains = round(from * scale, 6);
  const [least, most] = [Math.ceil(place.lo * scale), Math.floor(place.hi * scale)];
  const [below, above] = [Math.ceil(grains) - 1, Math.floor(grains) + 1];
  const found = [below < least ? null : first(below, least), above > most ? null : first(above, most)].filter(
    (value) => value !== null,
  );
  const [nearest = null] = found.sort((a, b) => Math.abs(a - from) - Math.abs(b - from));
  // On the side that was not searched to its end there may be a nearer one.
  return search.isOver() ? null : nearest;
};

/** Other values of a fact at which the modality would stand better, as far as the others allow: of a number only the nearest. */
const betterValues = (name: string, from: FactValue, entry: Entry, search: Search): FactValue[] => {
  const { shape } = entry.place;
  if (typeof from === 'number' && !shape.options) {
    const nearest = nearestNumber(name, from, entry, search);
    return nearest === null ? [] : [nearest];
  }
  const codes = (shape.options ?? []).map(({ code }) => code);
  const others: FactValue[] =
    typeof from === 'boolean'
      ? [!from]
      : typeof from === 'number'
        ? codes.map(Number)
        : shape.type === 'code'
          ? codes
          : [];
  return others.filter((value) => {
    search.evaluation.set(name, value);
    return value !== from && search.improves();
  });
};

/**
 * For each modality the smallest changes of facts that are `modifiable` and known after which it would stand better; each is
 * confirmed by `evaluate`. Nothing under an urgent or a withheld decision, and nothing that a bounded search does not find.
 */
export const whatWouldChange = (decision: Decision, ruleSet: RuleSet): WouldChange[] => {
  const { entries, modalities } = programOf(ruleSet);
  const { asOf, subject } = decision;
  const inputs = inputsOf(decision);
  const changeable = Object.entries(decision.facts).flatMap(([name, { value }]) => {
    const entry = entries.get(name);
    return entry?.definition && isModifiable(name, entry.definition) ? [{ name, from: value, entry }] : [];
  });

  const confirm = (modality: ModalityDecision, changes: FactChange[]): WouldChange[] => {
    const changed = Object.fromEntries(changes.map(({ fact, to }) => [fact, to]));
    const { modalities: decided } = evaluate(ruleSet, { ...inputs, ...changed }, { asOf, subject });
    const then = decided.find((one) => one.modality === modality.modality);
    if (!then || rankOf(then.soFar) <= rankOf(modality.soFar)) return [];
    return [{ modality: modality.modality, changes, status: then.status, soFar: then.soFar }];
  };

  return decision.modalities.flatMap((modality) => {
    const { deciding } = modalities.find(({ id }) => id === modality.modality) ?? {};
    if (!deciding || modality.soFar === 'urgent' || changeable.length === 0) return [];
    const evaluation = new Evaluation(ruleSet, inputs, { asOf, secondOpinion: false });
    let left = BUDGET;
    const isOver = (): boolean => left < 0;
    const improves = (): boolean =>
      (left -= 1) >= 0 && rankOf(reach(deciding, evaluation.truths())[0]) > rankOf(modality.soFar);
    const search: Search = { evaluation, improves, isOver };
    const restore = (name: string): void => {
      evaluation.set(name, inputs[name]);
    };
    const alone = changeable.flatMap(({ name, from, entry }) => {
      const values = betterValues(name, from, entry, search);
      restore(name);
      return values.flatMap((to) => confirm(modality, [{ fact: name, from, to }]));
    });
    if (alone.length > 0 || isOver()) return alone;
    return changeable.flatMap((one, i) =>
      changeable.slice(i + 1).flatMap((other) => {
        // As far as the other fact allows: it may be anything while the first one is looked for.
        evaluation.set(other.name, undefined);
        const firsts = betterValues(one.name, one.from, one.entry, search);
        const pairs = firsts.flatMap((to) => {
          evaluation.set(one.name, to);
          const seconds = betterValues(other.name, other.from, other.entry, search);
          return seconds.flatMap((then) =>
            confirm(modality, [
              { fact: one.name, from: one.from, to },
              { fact: other.name, from: other.from, to: then },
            ]),
          );
        });
        restore(one.name);
        restore(other.name);
        return pairs;
      }),
    );
  });
};
