import jsonLogic from 'json-logic-js';
import type { Json } from './json.js';
import type { Patient } from './patients.js';

/** What stock json-logic-js answers for a patient about whom everything is known. */
export const oracle = (rule: Json, patient: Patient): unknown => jsonLogic.apply(rule as never, patient);
