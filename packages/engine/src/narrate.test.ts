import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { narrate, parseRuleSet } from './index.js';
import { document, provenance } from './testing/document.js';

const ruleSet = parseRuleSet(
  document({
    citations: [
      { id: 'trial-one', kind: 'trial', authors: 'Doe J, Roe R', title: 'A trial', year: 2024, doi: '10.1000/1' },
      { id: 'paper', kind: 'cohort', title: 'A cohort', source: 'A journal', year: 2020, pmid: '123' },
      { id: 'page', kind: 'label', title: 'A label', url: 'https://example.org/label' },
      { id: 'named', kind: 'trial', authors: 'Roe R', title: 'Another', short: 'TRY trial', year: 2021 },
      { id: 'digest', kind: 'secondary-summary', title: 'A digest' },
    ],
  }),
);
const doctor = narrate(ruleSet, { lang: 'en-GB', audience: 'clinician' });
const patient = narrate(ruleSet, { lang: 'es', audience: 'patient' });

describe('a narrator', () => {
  it('takes the exact language, else its language, else the first of the rule set', () => {
    const langOf = (lang: string) => narrate(ruleSet, { lang, audience: 'patient' }).lang;
    assert.deepEqual(['en', 'es', 'es-MX', 'de'].map(langOf), ['en', 'es', 'es', 'en']);
  });

  it('chooses the text for its audience and language', () => {
    const text = { clinician: { en: 'Term', es: 'Término' }, patient: { en: 'Word', es: 'Palabra' } };
    assert.deepEqual([doctor.text(text), patient.text(text)], ['Term', 'Palabra']);
    assert.equal(patient.text({ en: 'Both', es: 'Ambos' }), 'Ambos');
  });

  it('tells a patient nothing that was only recalled, and a clinician everything', () => {
    const recalled = { ...provenance(), text: { en: 'So they say.', es: 'Eso dicen.' } };
    const told = (status: 'memory' | 'verified', confidence: 'high' | 'medium') => {
      const statement = { ...recalled, verification: { status, confidence } };
      return [doctor.told(statement).text, patient.told(statement).text];
    };
    assert.deepEqual(told('memory', 'medium'), ['So they say.', 'Aún sin revisar. Pregunte a su médico.']);
    assert.deepEqual(told('memory', 'high'), ['So they say.', 'Eso dicen.']);
    assert.deepEqual(told('verified', 'medium'), ['So they say.', 'Eso dicen.']);
  });

  it('names certainty in the words of its audience, and none for what is not graded', () => {
    const basis = doctor.basis(provenance());
    assert.deepEqual([basis.certaintyText, basis.dots, basis.basisText], ['Moderate certainty', 3, 'Trial']);
    assert.equal(patient.basis(provenance()).certaintyText, 'Estamos bastante seguros');
    const law = doctor.basis({ ...provenance(), certainty: 'not-graded', basis: 'regulation' });
    assert.deepEqual([law.certaintyText, law.dots, law.basisText], [null, 0, 'Regulation']);
  });

  it('says of what has no citation that it awaits sign-off', () => {
    assert.match(doctor.basis({ ...provenance(), citations: [] }).uncitedText ?? '', /awaiting/i);
    assert.equal(doctor.basis(provenance()).uncitedText, null);
  });

  it('lists sources in the order of the rule set, with DOI before PubMed before their own address', () => {
    const all = ['page', 'digest', 'paper', 'trial-one'];
    assert.deepEqual(
      doctor.sources(all).map(({ url }) => url),
      ['https://doi.org/10.1000/1', 'https://pubmed.ncbi.nlm.nih.gov/123/', 'https://example.org/label', null],
    );
    assert.equal(doctor.sources(['paper'])[0]?.full, 'A cohort. A journal. 2020. PMID 123');
  });

  it('names a source in a link by its short name, else its first author, else its title', () => {
    const shortOf = (id: string) => doctor.sources([id])[0]?.short;
    assert.deepEqual(['named', 'trial-one', 'page'].map(shortOf), [
      'TRY trial, 2021',
      'Doe J, et al., 2024',
      'A label',
    ]);
  });

  it('shows a patient no digest as if it were the source', () => {
    assert.deepEqual(
      patient.sources(['digest', 'page']).map(({ id }) => id),
      ['page'],
    );
  });

  it('writes numbers and days as its readers do', () => {
    assert.deepEqual([doctor.number(1.25, 1), doctor.number(-0.5), patient.number(1234.5)], ['1.3', '-0.5', '1234,5']);
    assert.deepEqual([doctor.date('2026-10-12'), patient.date('2026-10-12')], ['12 Oct 2026', '12 de octubre de 2026']);
    assert.equal(doctor.date('2026-10-12T09:30:00Z'), '12 Oct 2026');
    assert.equal(doctor.date('soon'), 'soon');
  });

  it('has a word for every status and for options without one', () => {
    assert.equal(doctor.status('candidate'), 'Candidate for assessment');
    assert.equal(patient.status('referral'), 'Vale la pena hablarlo');
    assert.equal(patient.status('usual-care'), 'Siempre es una opción');
  });
});
