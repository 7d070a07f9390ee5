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

/** A copy of the value as far as it fits; `issues` says where it does not. */
export const read = (value: unknown, shape: Shape, path: Path, issues: Issue[]): unknown => {
  const report = (code: string, at: Path, message: string): void => {
    if (issues.length < MOST_ISSUES) issues.push(issue(code, at, message));
  };
  const expect = (fits: boolean, words: string): unknown => {
    if (!fits) report('shape', path, `${value === undefined ? 'Missing: must' : 'Must'} be ${words}.`);
    return value;
  };
  if (typeof shape === 'string') {
    const [words, fits] = SCALARS[shape];
    return expect(fits(value), words);
  }
  if (shape instanceof RegExp)
    return expect(typeof value === 'string' && shape.test(value), `a text that matches ${String(shape)}`);
  if (shape instanceof Array) return expect(shape.includes(value as string), `one of: ${shape.join(', ')}`);
  const { '|': shapes, '[+]': filled, '[]': items = filled, '{+}': some, '{}': parts = some, keys } = shape;
  if (shapes) {
    const tries = shapes.map((one) => {
      const found: Issue[] = [];
      return { copy: read(value, one, path, found), found };
    });
    const [best] = tries.sort((a, b) => a.found.length - b.found.length);
    issues.push(...(best?.found ?? []));
    return best?.copy;
  }
  if (items) {
    if (!Array.isArray(value)) return expect(false, 'a list');
    expect(!filled || value.length > 0, 'a list with something in it');
    return Array.from(value, (item, i) => read(item, items, [...path, i], issues));
  }
  if (!isRecord(value)) return expect(false, 'an object');
  const given = Object.entries(value).filter(([, part]) => part !== undefined);
  if (parts) {
    expect(!some || given.length > 0, 'an object with something in it');
    return Object.fromEntries(
      given.map(([key, part]) => {
        if (!keys?.test(key)) report('name', [...path, key], `This name does not match ${String(keys)}.`);
        return [key, read(part, parts, [...path, key], issues)];
      }),
    );
  }
  const names = new Set<string>();
  const fields = Object.entries(shape as Record<string, Shape>).flatMap(([field, inner]) => {
    const name = field.replace('?', '');
    names.add(name);
    const part = Object.hasOwn(value, name) ? value[name] : undefined;
    return part === undefined && name !== field ? [] : [[name, read(part, inner, [...path, name], issues)]];
  });
  for (const [key] of given)
    if (!names.has(key)) report('unknown-key', [...path, key], 'Not part of the format. Check the spelling.');
  return Object.fromEntries(fields) as unknown;
};
