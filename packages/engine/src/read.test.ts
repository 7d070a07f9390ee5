import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Issue } from './errors.js';
import { read } from './read.js';
import { ruleSetSchema } from './schema.js';
import { ruleSetDocument } from './shape.js';
import { document } from './testing/document.js';
import { mutated } from './testing/mutate.js';
import { runs } from './testing/runs.js';
import { tapes } from './testing/tape.js';

const readDocument = (json: unknown) => {
  const issues: Issue[] = [];
  return { copy: read(json, ruleSetDocument, issues), issues };
};

describe('reading a document by its shape', () => {
  it('gives a copy that shares no object with what was read', () => {
    const source = document();
    const { copy, issues } = readDocument(source);
    assert.deepEqual([copy, issues], [source, []]);
    assert.notEqual((copy as typeof source).facts['grade'], source.facts['grade']);
  });

  it('accepts and refuses what the schema accepts and refuses', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(tapes(12), (tape) => {
        const json = mutated(document(), tape);
        const { success } = ruleSetSchema.safeParse(json);
        const { issues } = readDocument(json);
        seen[success ? 'accepted' : 'refused'] += 1;
        // The library drops a key named __proto__ in silence; here it is a name like any other, and a wrong one.
        if (issues.some(({ path }) => path.includes('__proto__'))) return;
        assert.equal(issues.length === 0, success, issues[0] ? `${issues[0].path}: ${issues[0].message}` : 'accepted');
      }),
      { numRuns: runs(150, 5_000) },
    );
    assert.ok(seen.accepted > 0 && seen.refused > 0, JSON.stringify(seen));
  });

  const placesOf = (json: unknown) => readDocument(json).issues.map(({ path }) => path);

  it('points into the text that is wrong, not at the whole', () => {
    assert.deepEqual(placesOf({ ...document(), title: { en: 'Fine', es: ' ' } }), ['/title/es']);
    const summary = { clinician: { en: 'a', es: 'b' }, patient: { en: 'a', es: 3 } };
    assert.deepEqual(placesOf({ ...document(), summary }), ['/summary/patient/es']);
  });

  it('says of a misspelt field both that it is unknown and what is missing', () => {
    const { title, ...rest } = document();
    assert.deepEqual(placesOf({ ...rest, titel: title }).sort(), ['/titel', '/title']);
  });

  it('takes a field that is undefined for one that is not there', () => {
    assert.deepEqual(placesOf({ ...document(), approvalDate: undefined, nothing: undefined }), []);
  });

  it('stops looking after fifty places', () => {
    assert.equal(placesOf({ ...document(), authors: new Array(10_000).fill(1) }).length, 50);
  });
});
