/** `@regen-cds/fhir`: FHIR R4 in and out of a decision. Pure: no DOM, no clock, no network. */
export { prefill } from './prefill-with-ucum.js';
export { prefillLazily } from './prefill-lazily.js';
export { isQuestionnaireOf, toQuestionnaire } from './export/questionnaire.js';
export { toQuestionnaireResponse } from './export/questionnaire-response.js';

export type { Prefill, PrefillOptions } from './prefill.js';
export type { QuestionnaireOptions } from './export/questionnaire.js';
export type { QuestionnaireResponseOptions } from './export/questionnaire-response.js';
export type { TextOptions } from './texts.js';
