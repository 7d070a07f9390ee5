/** `@regen-cds/authoring`: what a rule author wants to know of a rule set. Pure functions that also run in a browser. */
export { READING_FORMULAS, readingLevel } from './readability.js';
export { LEAST_WORDS, patientPassages, patientTexts } from './patient-texts.js';

export type { ReadingFormula, ReadingLevel, TextCounts } from './readability.js';
export type { PatientPassage, PatientText } from './patient-texts.js';
