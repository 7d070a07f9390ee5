/** Texts that are too hard for patients. */
import type { RuleSetDocument } from '@regen-cds/engine';
import type { Finding } from '../finding.js';
import { patientPassages, type PatientPassage } from '../patient-texts.js';
import { READING_FORMULAS } from '../readability.js';

const shorten = (text: string): string => (text.length > 70 ? `${text.slice(0, 67)}…` : text);

const finding = ({ path, locale, texts, level }: PatientPassage): Finding => {
  const harder = READING_FORMULAS[locale.split('-')[0] ?? '']?.harder;
  const limit = harder === 'greater' ? `at most ${level.limit}` : `at least ${level.limit}`;
  const which = texts.length === 1 ? `"${shorten(texts[0]?.text ?? '')}"` : `${texts.length} short texts together`;
  return {
    code: 'reading-level',
    severity: 'warning',
    path,
    message: `${level.formula} ${level.value.toFixed(1)} (${locale}) where patients' text may have ${limit}: ${which}. Shorter sentences and shorter words help.`,
  };
};

export const checkReading = (document: RuleSetDocument): Finding[] =>
  patientPassages(document)
    .filter(({ level }) => level.tooHard)
    .map(finding);
