import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RuleSetDocument } from '@regen-cds/engine';
import { LEAST_WORDS, patientPassages, patientTexts } from './patient-texts.js';

const words = (count: number): string => `${Array.from({ length: count }, () => 'knee').join(' ')}.`;

const both = (clinician: string, patient: string) => ({
  clinician: { en: clinician, es: clinician },
  patient: { en: patient, es: patient },
});

const document = (parts: object): RuleSetDocument =>
  ({ locales: ['en', 'es'], title: { en: 'A', es: 'B' }, ...parts }) as unknown as RuleSetDocument;

describe('the texts that patients read', () => {
  it('are those for patients, and those for everyone', () => {
    const found = patientTexts(document({ summary: both('for clinicians', 'for patients') }));
    assert.deepEqual(
      found.map(({ path, text }) => `${path} ${text}`),
      ['/title/en A', '/title/es B', '/summary/patient/en for patients', '/summary/patient/es for patients'],
    );
  });

  it('leave out what is not shown to patients, or worded by law', () => {
    const hidden = { en: 'x', es: 'x' };
    const parts = {
      changeLog: [{ text: hidden }],
      sourceAttributes: { developer: hidden },
      jurisdictions: [{ code: 'US', display: hidden }],
      notices: [{ id: 'n', text: hidden }],
    };
    assert.equal(patientTexts(document(parts)).length, 2);
  });
});

describe('the passages that are measured', () => {
  const paths = (parts: object): string[] =>
    patientPassages(document(parts))
      .filter(({ locale }) => locale === 'en')
      .map(({ path, texts, level }) => `${path} ${texts.length} ${level.words}`);

  it('are each text that is long enough', () => {
    assert.deepEqual(paths({ summary: both('x', words(LEAST_WORDS)) }), ['/summary/patient/en 1 20']);
  });

  it('are the short texts of one fact or criterion together', () => {
    const fact = { label: both('x', words(8)), question: both('x', words(12)), why: both('x', words(25)) };
    assert.deepEqual(paths({ facts: { knee: fact } }), ['/facts/knee/why/patient/en 1 25', '/facts/knee 2 20']);
  });

  it('are what is left over of one list together, then of the whole rule set', () => {
    const criteria = [{ title: both('x', words(10)) }, { title: both('x', words(11)) }];
    const consent = { questions: [{ id: 'q', text: both('x', words(19)) }] };
    assert.deepEqual(paths({ criteria, consent }), ['/criteria 2 21', ' 2 20']);
  });

  it('are none where all there is would be too short to say anything', () => {
    assert.deepEqual(paths({}), []);
  });
});
