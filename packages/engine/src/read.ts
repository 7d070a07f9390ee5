/** Reads JSON as a document of a given shape: a copy of its own, and every place where it does not fit. */
import { isDay } from './calendar.js';
import { issue, type Issue, type Path } from './errors.js';
import { isRecord } from './json.js';
import type { Scalar, Shape } from './shape-model.js';

/** More issues than anybody reads at once are not looked for. */
const MOST_ISSUES = 50;

const SCALARS: Record<Scalar, readonly [words: string, fits: (value: unknown) => boolean]> = {
  any: ['any value', (value) => value !== undefined],
  boolean: ['true or false', (value) => typeof value === 'boolean'],
  day: ['a day that exists, yyyy-mm-dd', (value) => typeof value === 'string' && isDay(value)],
  integer: ['a whole number', Number.isSafeInteger],
  number: ['a number', Number.isFinite],
  positive: ['a number above 0', (value) => Number.isFinite(value) && Number(value) > 0],
};

/** A copy of the JSON as far as it fits; `found` gets the places where it does not. */
export const read = (json: unknown, root: Shape, found: Issue[]): unknown => {
  let issues = found;
  const report = (code: string, at: Path, message: string): void => {
    if (issues.length < MOST_ISSUES) issues.push(issue(code, at, message));
  };
  const expect = (fits: boolean, value: unknown, path: Path, words: string): unknown => {
    if (!fits) report('shape', path, `${value === undefined ? 'Missing: must' : 'Must'} be ${words}.`);
    return value;
  };
  /** The shape that fits best: its issues say most. */
  const either = (value: unknown, shapes: readonly Shape[], path: Path): unknown => {
    const outer = issues;
    let best: { copy: unknown; issues: Issue[] } | undefined;
    for (const shape of shapes) {
      issues = [];
      const copy = part(value, shape, path);
      if (!best || issues.length < best.issues.length) best = { copy, issues };
      if (issues.length === 0) break;
    }
    issues = outer;
    issues.push(...(best?.issues ?? []));
    return best?.copy;
  };
  const part = (value: unknown, shape: Shape, path: Path): unknown => {
    if (typeof shape === 'string') {
      const [words, fits] = SCALARS[shape];
      return expect(fits(value), value, path, words);
    }
    if (shape instanceof RegExp)
      return expect(
        typeof value === 'string' && shape.test(value),
        value,
        path,
        `a text that matches ${String(shape)}`,
      );
    if (shape instanceof Array)
      return expect(shape.includes(value as string), value, path, `one of: ${shape.join(', ')}`);
    const { '|': shapes, '[+]': filled, '[]': items = filled, '{+}': some, '{}': parts = some, keys } = shape;
    if (shapes) return either(value, shapes, path);
    if (items) {
      if (!Array.isArray(value)) return expect(false, value, path, 'a list');
      expect(!filled || value.length > 0, value, path, 'a list with something in it');
      return Array.from(value, (item, i) => part(item, items, [...path, i]));
    }
    if (!isRecord(value)) return expect(false, value, path, 'an object');
    const given = Object.entries(value).filter(([, inner]) => inner !== undefined);
    if (parts) {
      expect(!some || given.length > 0, value, path, 'an object with something in it');
      return Object.fromEntries(
        given.map(([key, inner]) => {
          if (!keys?.test(key)) report('name', [...path, key], `This name does not match ${String(keys)}.`);
          return [key, part(inner, parts, [...path, key])];
        }),
      );
    }
    const names = new Set<string>();
    const fields = Object.entries(shape as Record<string, Shape>).flatMap(([field, inner]) => {
      const name = field.replace('?', '');
      names.add(name);
      const own = Object.hasOwn(value, name) ? value[name] : undefined;
      return own === undefined && name !== field ? [] : [[name, part(own, inner, [...path, name])]];
    });
    for (const [key] of given)
      if (!names.has(key)) report('unknown-key', [...path, key], 'Not part of the format. Check the spelling.');
    return Object.fromEntries(fields) as unknown;
  };
  return part(json, root, []);
};
