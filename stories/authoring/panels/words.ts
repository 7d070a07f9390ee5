/** Words of the workbench that several panels use. Sentences about patients come from `explain`. */
import type { Truth } from '@regen-cds/engine';

export const truthWord = (truth: Truth): string => (truth === null ? 'unknown' : truth ? 'met' : 'not met');

export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
