/** The comparison of some options: which questions there are, and what a rule set says of each option under each. */
import {
  askableFacts,
  contentTruths,
  type Basis,
  type Decision,
  type ModalityDefinition,
  type ModalityExplanation,
  type Narrator,
  type RuleSet,
  type Truth,
} from '@regen-cds/engine';
import type { CompareWords } from '../i18n/compare.en.js';
import { plansOf, type Plan } from './comparator-plans.js';
import { figureView, groupDenominator, type FigureView } from './figure.js';

export type Group = keyof CompareWords['groups'];

/** One thing that is said in a cell. */
export interface Item {
  /** What it is about, where the row does not say: "ACR 2019", "After 6 weeks". */
  lead: string;
  text: string;
  /** Null for what the format gives no source for: a description. */
  basis: Basis | null;
  /** False where a patient is told that it was not checked yet (EX5). */
  isChecked: boolean;
}

export interface Cell {
  modality: string;
  items: Item[];
  figures: FigureView[];
  /** Guidelines that point in different directions are shown as that, never averaged. */
  isDispute: boolean;
}

export interface Row {
  id: string;
  group: Group;
  title: string;
  /** Time window of a row of figures. */
  subtitle: string;
  /** Whether each figure has to name its own outcome. */
  titled: boolean;
  /** How several statements in a cell are set: one after the other, as ordered steps, in small print, or the rest behind the first. */
  look: 'plain' | 'steps' | 'many' | 'first';
  cells: Cell[];
  /** Never hidden by "only what differs" (VC4). */
  isProtected: boolean;
}

export interface Comparing {
  ruleSet: RuleSet;
  decision: Decision;
  narrator: Narrator;
  isPatient: boolean;
  words: CompareWords;
}

/** Rows that stay even where no option shown has anything: their absence would say that there is nothing to ask. */
const ALWAYS: readonly string[] = ['evidence', 'recovery', 'costNote'];

/** Rows for the case that no other row says anything of the same. */
const OTHERWISE: Readonly<Record<string, RegExp>> = { 'no-serious': /^serious$/, 'no-law': /^law-/ };

const isEmpty = ({ items, figures }: Cell): boolean => items.length === 0 && figures.length === 0;

const rowOf = (
  plan: Plan,
  shown: readonly ModalityDefinition[],
  truths: ReadonlyMap<string, Truth>,
  comparing: Comparing,
): Row => {
  const {
    id,
    group,
    title,
    subtitle = '',
    titled = false,
    look = 'plain',
    isProtected,
    items,
    figures = [],
    isDispute,
  } = plan;
  const denominator = groupDenominator(figures);
  const cells = shown.map((modality): Cell => ({
    modality: modality.id,
    items: items?.(modality) ?? [],
    figures: figures
      .filter((figure) => figure.modality === modality.id)
      .map((figure) => figureView(figure, truths.get(figure.id), comparing, denominator)),
    isDispute: isDispute?.(modality) ?? false,
  }));
  const protectedGroup = group === 'harm' || group === 'law';
  return { id, group, title, subtitle, titled, look, cells, isProtected: isProtected ?? protectedGroup };
};

/** The questions of these options that at least one of them has an answer to, and those that must be asked whatever the answer. */
export const rowsOf = (shown: readonly string[], comparing: Comparing): Row[] => {
  const { ruleSet, decision } = comparing;
  const truths = contentTruths(decision, ruleSet);
  const modalities = ruleSet.document.modalities.filter(({ id }) => shown.includes(id));
  const rows = plansOf(comparing).map((plan) => rowOf(plan, modalities, truths, comparing));
  const told = rows.filter(({ cells }) => !cells.every(isEmpty));
  const isKept = ({ id }: Row): boolean => {
    const other = OTHERWISE[id];
    return other ? !told.some((row) => other.test(row.id)) : ALWAYS.includes(id);
  };
  return rows.filter((row) => told.includes(row) || isKept(row));
};

const saying = ({ items }: Cell): string =>
  JSON.stringify(items.map(({ lead, text, basis }) => [lead, text, basis?.certaintyText]));

/** A row in which every option has the same answer. Harm, certainty, cost, law and what is not known are never one (VC4). */
export const isSame = ({ cells, isProtected }: Row): boolean => {
  const [first] = cells;
  if (!first || isProtected || cells.some((cell) => isEmpty(cell) || !cell.items.every(({ isChecked }) => isChecked)))
    return false;
  return cells.every((cell) => saying(cell) === saying(first));
};

/** Where an option stands, as this reader may know it: a patient with questions left meets no status but that (DESIGN, section 6). */
export const standingOf = (
  modality: ModalityExplanation,
  { decision, ruleSet, narrator, isPatient }: Omit<Comparing, 'words'>,
): ModalityExplanation => {
  if (!isPatient || modality.status === null || askableFacts(decision, ruleSet, 'patient').length === 0)
    return modality;
  return { ...modality, status: 'needs-answers', statusText: narrator.status('needs-answers'), decisive: [] };
};
