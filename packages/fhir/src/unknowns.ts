/** Why there is no answer, in the codes of FHIR and in the engine's own. */
import { UNKNOWN_REASONS, type UnknownReason } from '@regen-cds/engine';
import type { Extension } from 'fhir/r4.js';
import { DATA_ABSENT_CODES, DATA_ABSENT_REASON, UNKNOWN_REASON } from './names.js';
import type { ResponseAnswer, ResponseExtension, ResponseItem } from './response-schema.js';

const ABSENT: Record<UnknownReason, string> = {
  'not-asked': 'not-asked',
  'not-known': 'asked-unknown',
  declined: 'asked-declined',
  stale: 'unknown',
  'out-of-range': 'error',
  conflict: 'error',
  unit: 'error',
  invalid: 'error',
  fault: 'error',
};

const REASON: Readonly<Record<string, UnknownReason>> = {
  'asked-unknown': 'not-known',
  unknown: 'not-known',
  'asked-declined': 'declined',
  masked: 'declined',
  error: 'invalid',
};

/** For an item without an answer. */
export const absence = (reason: UnknownReason): Extension[] => [
  { url: DATA_ABSENT_REASON, valueCode: ABSENT[reason] },
  { url: UNKNOWN_REASON, valueCode: reason },
];

const codeIn = (extensions: readonly ResponseExtension[], url: string): string | undefined =>
  extensions.find((one) => one.url === url)?.valueCode;

const isReason = (code: string | undefined): code is UnknownReason =>
  (UNKNOWN_REASONS as readonly (string | undefined)[]).includes(code);

const reasonOf = (own: string | undefined, absent = ''): UnknownReason | null => {
  const reason = isReason(own) ? own : Object.hasOwn(REASON, absent) ? REASON[absent] : undefined;
  return reason === undefined || reason === 'not-asked' ? null : reason;
};

/** Every place where FHIR lets a sender put the reason: on the item, the answer, its value, or as a coding. */
const extensionsOf = ({ extension = [], answer = [] }: ResponseItem): ResponseExtension[] => [
  ...extension,
  ...answer
    .flatMap((one) => [
      one.extension,
      one._valueBoolean?.extension,
      one._valueDecimal?.extension,
      one._valueInteger?.extension,
      one._valueDate?.extension,
      one.valueCoding?.extension,
      one.valueQuantity?.extension,
    ])
    .flatMap((list) => list ?? []),
];

const isAbsentCoding = ({ valueCoding }: ResponseAnswer): boolean => valueCoding?.system === DATA_ABSENT_CODES;

/** The reason an item gives for having no answer; null when it gives none, or says only that nobody asked. */
export const reasonIn = (item: ResponseItem): UnknownReason | null => {
  const extensions = extensionsOf(item);
  const coded = item.answer?.find(isAbsentCoding)?.valueCoding?.code;
  return reasonOf(codeIn(extensions, UNKNOWN_REASON), coded ?? codeIn(extensions, DATA_ABSENT_REASON));
};

/** Whether an answer holds a value, and not the reason why there is none. */
export const hasValue = (answer: ResponseAnswer): boolean => {
  const { valueBoolean, valueDecimal, valueInteger, valueDate, valueDateTime, valueString } = answer;
  const { valueCoding, valueQuantity } = answer;
  const simple = [valueBoolean, valueDecimal, valueInteger, valueDate, valueDateTime, valueString];
  return (
    simple.some((value) => value !== undefined) ||
    (valueCoding?.code !== undefined && !isAbsentCoding(answer)) ||
    valueQuantity?.value !== undefined
  );
};
