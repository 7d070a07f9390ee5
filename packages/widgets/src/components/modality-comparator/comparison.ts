/** What the templates of the comparator are drawn from. */
import type { ModalityDefinition, ModalityExplanation } from '@regen-cds/engine';
import type { Scene } from '../../elements/scene.js';
import type { CompareWords } from '../../i18n/compare.en.js';
import type { Group, Row } from '../../view-models/comparator.js';

export interface Column {
  modality: ModalityDefinition;
  name: string;
  standing: ModalityExplanation;
}

export interface Comparison extends Scene {
  words: CompareWords;
  columns: readonly Column[];
  rows: readonly Row[];
  /** Place of each source in the list at the end, by its id. */
  numbers: ReadonlyMap<string, number>;
}

const GROUPS: readonly Group[] = ['expect', 'harm', 'involve', 'law'];

/** Groups that are open from the start where the comparison is long: what to expect, and what can go wrong. */
export const OPEN: readonly Group[] = ['expect', 'harm'];

/** The rows by what they ask, without empty groups. */
export const grouped = ({ rows }: Comparison): { group: Group; rows: Row[] }[] =>
  GROUPS.map((group) => ({ group, rows: rows.filter((row) => row.group === group) })).filter(
    (one) => one.rows.length > 0,
  );
