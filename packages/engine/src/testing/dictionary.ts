/** Small dictionaries: a few legal facts of every type. */
import type { Tape } from './tape.js';

/** What `compileCondition` needs to know of a fact. */
export interface Entry {
  type: 'boolean' | 'integer' | 'number' | 'code' | 'codes' | 'date';
  unit?: string;
  min?: number | string;
  max?: number | string;
  options?: { code: string }[];
}
export type Dictionary = Record<string, Entry>;

/** Legal ids, some of which trip an evaluator that is careless with JavaScript objects. */
const NAMES = [
  ['pregnant', 'then', 'unknown'],
  ['age', 'length', 'size'],
  ['weight', 'value', 'name'],
  ['sex', 'type', 'prototype'],
  ['medicines', 'arguments', 'reason'],
  ['injuredOn', 'date', 'observed'],
] as const;

const withOptions = (codes: readonly string[]) => ({ options: codes.map((code) => ({ code })) });

/** Facts of every type; `finite`: only those with so few values that all can be tried. */
export const dictionaryOf = (tape: Tape, finite: boolean): Dictionary => {
  const name = (group: number) => tape.pick(NAMES[group] ?? ['fact']);
  const [low, high] = tape.pick([
    [0, 3],
    [-2, 2],
    [1, 4],
  ] as const);
  const entries: [string, Entry][] = [
    [name(0), { type: 'boolean' }],
    ['smoker', { type: 'boolean' }],
    ['grade', { type: 'integer', min: low, max: high }],
    [name(3), { type: 'code', ...withOptions(['a', 'b']) }],
    ['joint', { type: 'code', ...withOptions(['knee', 'hip', 'other']) }],
    [name(4), { type: 'codes', ...withOptions(['a', 'b']) }],
    ['joints', { type: 'codes', ...withOptions(['knee', 'hip', 'other']) }],
  ];
  if (!finite) {
    entries.push(
      [name(1), { type: 'integer', unit: 'a', min: 0, max: tape.pick([120, 17]) }],
      ['duration', { type: 'integer', unit: 'a', min: 0, max: 60 }],
      [name(2), { type: 'number', unit: 'kg', min: 20, max: tape.pick([300, 20.5]) }],
      ['lean', { type: 'number', unit: 'kg', min: 0, max: 200 }],
      ['height', { type: 'number', unit: 'm', min: 0.5, max: 2.5 }],
      ['index', { type: 'number', min: -5, max: 5 }],
      ['ratio', { type: 'number', min: 0.1, max: 10 }],
      [name(5), { type: 'date', min: '2000-01-01', max: '2026-12-31' }],
      ['treatedOn', { type: 'date' }],
    );
  }
  return Object.fromEntries(entries);
};

/** The names of the facts of these types. */
export const namesOf = (dictionary: Dictionary, ...types: Entry['type'][]) =>
  Object.keys(dictionary).filter((name) => types.includes(dictionary[name]?.type ?? 'boolean'));
export const codesOf = (dictionary: Dictionary, name: string) =>
  (dictionary[name]?.options ?? []).map(({ code }) => code);
