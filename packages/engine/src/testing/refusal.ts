import assert from 'node:assert/strict';
import { RuleSetError, type Issue } from '../index.js';

const RESOLVABLE = /^(\/([^~/]|~[01])*)*$/;

/** The issues with which `action` is refused; fails when it is not, or when it throws anything else. */
export const refusal = (action: () => unknown): readonly Issue[] => {
  let thrown: unknown;
  try {
    action();
  } catch (error) {
    thrown = error;
  }
  assert.ok(thrown !== undefined, 'it was accepted');
  assert.ok(thrown instanceof RuleSetError, `it threw ${thrown instanceof Error ? thrown.message : typeof thrown}`);
  assert.equal(thrown.name, 'RuleSetError');
  assert.ok(thrown.issues.length > 0, 'it names no issue');
  for (const { code, path, message } of thrown.issues) {
    assert.match(code, /^[a-z][a-z0-9-]*$/, 'a code is for machines');
    assert.match(path, RESOLVABLE, 'a path is a JSON Pointer');
    assert.ok(message.length > 0, 'a message says what to do');
  }
  return thrown.issues;
};

const steps = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Whether a pointer leads to a place in the document, or to a member that its parent lacks. */
export const leadsInto = (json: unknown, pointer: string): boolean => {
  let here = json;
  const path = steps(pointer);
  for (const [index, step] of path.entries()) {
    if (here === null || typeof here !== 'object') return false;
    if (!Object.hasOwn(here, step)) return index === path.length - 1;
    here = (here as Record<string, unknown>)[step];
  }
  return true;
};

/** Whether `pointer` is `place` or inside it. */
export const isAt = (pointer: string, place: string): boolean => pointer === place || pointer.startsWith(`${place}/`);
