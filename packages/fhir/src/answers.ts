/** One fact's value as the answer of an item, and back. What cannot be read is passed on as it stands: the engine refuses it. */
import type { FactValue, UnknownReason } from '@regen-cds/engine';
import type { QuestionnaireResponseItemAnswer } from 'fhir/r4.js';
import { itemTypeOf, unitOf, type Entry } from './entries.js';
import { NONE, UCUM } from './names.js';
import type { ResponseAnswer } from './response-schema.js';
import { NONE_OF_THESE, type Texts } from './texts.js';
import { inOwnUnit, type UnitConverter } from './units.js';

type Answer = QuestionnaireResponseItemAnswer;

// ---------------------------------------------------------------------------------------------------------- out

const codingOf = (code: string, { definition: { options = [] } }: Entry, texts: Texts): Answer => {
  const option = options.find((one) => one.code === code);
  return {
    valueCoding: {
      ...(option?.system === undefined ? {} : { system: option.system }),
      code,
      ...(option === undefined ? {} : { display: texts.text(option.display) }),
    },
  };
};

const quantityOf = (value: number, entry: Entry): Answer => {
  const code = unitOf(entry) ?? '1';
  return { valueQuantity: { value, unit: entry.definition.unitLabel ?? code, system: UCUM, code } };
};

const TO_ANSWER: Record<ReturnType<typeof itemTypeOf>, (value: FactValue, entry: Entry, texts: Texts) => Answer> = {
  boolean: (value) => ({ valueBoolean: value === true }),
  integer: (value) => ({ valueInteger: Number(value) }),
  decimal: (value) => ({ valueDecimal: Number(value) }),
  date: (value) => ({ valueDate: String(value) }),
  quantity: (value, entry) => quantityOf(Number(value), entry),
  choice: (value, entry, texts) => codingOf(String(value), entry, texts),
};

/** The answers of a known value; of an empty list, the answer "none of these". */
export const toAnswers = (value: FactValue, entry: Entry, texts: Texts): Answer[] => {
  const values: readonly FactValue[] = Array.isArray(value) ? (value as string[]) : [value];
  if (values.length === 0) return [{ valueCoding: { ...NONE, display: texts.text(NONE_OF_THESE) } }];
  return values.map((one) => TO_ANSWER[itemTypeOf(entry)](one, entry, texts));
};

// ----------------------------------------------------------------------------------------------------------- in

/** What an answer says: a value in the fact's own unit, or something the engine will refuse, with the reason in words. */
export interface Read {
  value: unknown;
  /** Set only where it is not the fact's own. */
  unit?: string;
  problem?: { code: UnknownReason; message: string };
}

const firstValue = (answer: ResponseAnswer): unknown =>
  answer.valueBoolean ??
  answer.valueDecimal ??
  answer.valueInteger ??
  answer.valueDate ??
  answer.valueDateTime ??
  answer.valueString ??
  answer.valueCoding?.code ??
  answer.valueQuantity?.value;

const unfit = (answer: ResponseAnswer, wanted: string): Read => ({
  value: firstValue(answer) ?? '',
  problem: { code: 'invalid', message: `This item is answered with ${wanted}.` },
});

const wrongUnit = (value: unknown, unit: string, entry: Entry): Read => ({
  value,
  unit,
  problem: {
    code: 'unit',
    message: unit
      ? `"${unit}" cannot be converted to "${unitOf(entry) ?? '1'}" for certain.`
      : `The value has no unit; it must be in "${unitOf(entry) ?? '1'}" or another UCUM unit.`,
  },
});

type Quantity = NonNullable<ResponseAnswer['valueQuantity']>;

/** The UCUM code of a quantity; a printed unit without a code counts only where it is the fact's own, letter by letter. */
const codeOf = ({ system, code, unit }: Quantity, entry: Entry): string | null => {
  if (system !== undefined && system !== UCUM) return null;
  if (code !== undefined) return code;
  const own = unitOf(entry);
  if (unit === undefined) return own === null ? '1' : null;
  return [own ?? '1', entry.definition.unitLabel].includes(unit) ? (own ?? '1') : null;
};

/** How the unit is shown beside the value that was not used; never like the fact's own. */
const shownUnit = ({ system, code, unit }: Quantity): string =>
  system === undefined || system === UCUM ? (code ?? unit ?? '') : `${system}|${code ?? unit ?? ''}`;

const readQuantity = (answer: ResponseAnswer, entry: Entry, convert: UnitConverter): Read => {
  const quantity = answer.valueQuantity;
  if (!quantity) return unfit(answer, 'a quantity');
  const { value, comparator } = quantity;
  if (value === undefined) return unfit(answer, 'a quantity that has a value');
  if (comparator !== undefined)
    return {
      value: `${comparator}${String(value)}`,
      problem: { code: 'invalid', message: `"${comparator}${String(value)}" is a bound, not a value.` },
    };
  const code = codeOf(quantity, entry);
  if (code === null) return wrongUnit(value, shownUnit(quantity), entry);
  const converted = inOwnUnit(entry, value, code, convert);
  return converted === null ? wrongUnit(value, code, entry) : { value: converted };
};

const readNumber = (answer: ResponseAnswer, entry: Entry, convert: UnitConverter): Read => {
  if (answer.valueQuantity) return readQuantity(answer, entry, convert);
  const value = answer.valueDecimal ?? answer.valueInteger;
  if (value === undefined) return unfit(answer, 'a number');
  return unitOf(entry) === null ? { value } : wrongUnit(value, '', entry);
};

const readCoding = (answer: ResponseAnswer, { definition: { options = [] }, type }: Entry): Read => {
  const { system, code } = answer.valueCoding ?? {};
  if (code === undefined) return unfit(answer, 'a coding');
  const found = options.find((option) => option.code === code && option.system === system);
  if (!found)
    return {
      // As a FHIR token, which is no code of any option.
      value: `${system ?? ''}|${code}`,
      problem: { code: 'invalid', message: `"${code}" is not among the options of this item.` },
    };
  return { value: type === 'integer' ? Number(code) : code };
};

const READ: Record<
  ReturnType<typeof itemTypeOf>,
  (answer: ResponseAnswer, entry: Entry, convert: UnitConverter) => Read
> = {
  boolean: (answer) =>
    answer.valueBoolean === undefined ? unfit(answer, 'true or false') : { value: answer.valueBoolean },
  date: (answer) => (answer.valueDate === undefined ? unfit(answer, 'a date') : { value: answer.valueDate }),
  integer: readNumber,
  decimal: readNumber,
  quantity: readNumber,
  choice: readCoding,
};

export const readAnswer = (answer: ResponseAnswer, entry: Entry, convert: UnitConverter): Read =>
  READ[itemTypeOf(entry)](answer, entry, convert);

export const isNone = ({ valueCoding }: ResponseAnswer): boolean =>
  valueCoding?.system === NONE.system && valueCoding.code === NONE.code;
