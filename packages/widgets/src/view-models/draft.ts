/** What a person has typed or chosen for one question, before it is an answer. Kept as it is until it can be used. */
import type { FactDefinition, FactValue } from '@regen-cds/engine';
import type { Messages } from '../i18n/messages.js';

/** Reasons a person can give for having no value. */
export type SaidReason = 'not-known' | 'declined';

export interface Draft {
  /** Number as typed. */
  text: string;
  /** Day, month and year as typed. */
  day: readonly [string, string, string];
  /** Chosen options; "true" or "false" for a boolean. */
  picked: readonly string[];
  /** "None of these", for a list. */
  none: boolean;
  unknown: SaidReason | null;
}

export const EMPTY: Draft = { text: '', day: ['', '', ''], picked: [], none: false, unknown: null };

/** A number of another unit in which what was typed makes sense. */
export interface Offer {
  text: string;
  value: string;
}

export type Reading =
  | { kind: 'value'; value: FactValue }
  | { kind: 'unknown'; reason: SaidReason }
  | { kind: 'error'; message: string; offer?: Offer };

/** Which control a fact is asked with. */
export type Control = 'choice' | 'list' | 'number' | 'day';

type Shape = Pick<FactDefinition, 'type' | 'options' | 'min' | 'max' | 'unit' | 'unitLabel' | 'alsoIn' | 'decimals'>;

export const controlOf = ({ type, options }: Shape): Control => {
  if (type === 'date') return 'day';
  if (type === 'codes') return 'list';
  return type === 'boolean' || type === 'code' || options ? 'choice' : 'number';
};

/** The draft that stands for a known value. */
export const draftOf = (value: FactValue, shape: Shape): Draft => {
  if (Array.isArray(value)) return { ...EMPTY, picked: value as string[], none: value.length === 0 };
  const text = String(value);
  const control = controlOf(shape);
  if (control === 'number') return { ...EMPTY, text };
  const [year = '', month = '', day = ''] = text.split('-');
  return control === 'day' ? { ...EMPTY, day: [day, month, year] } : { ...EMPTY, picked: [text] };
};

const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const error = (message: string, offer?: Offer): Reading => ({ kind: 'error', message, ...(offer ? { offer } : {}) });

const withUnit = (text: string, label: string | undefined): string => (label ? `${text} ${label}` : text);

/** Longer than any number that is meant; the field keeps all of it. */
const LONG = 12;
const clipped = (text: string): string => (text.length > LONG ? `${text.slice(0, LONG)}…` : text);

/** What was typed may be right in a unit the fact is also given in: the conversion is offered, never applied. */
const offerFor = (typed: number, shape: Shape, messages: Messages): Reading | null => {
  const { alsoIn = [], min, max, unitLabel, decimals } = shape;
  for (const { factor, offset = 0, unitLabel: other } of alsoIn) {
    const exact = typed * factor + offset;
    if (exact < Number(min) || exact > Number(max)) continue;
    const converted = Number(exact.toFixed(decimals ?? 2));
    const text = withUnit(String(converted), unitLabel);
    return error(
      `${messages.errorRange(withUnit(String(typed), unitLabel), String(min), withUnit(String(max), unitLabel))} ${messages.mayBe(other, text)}`,
      { text, value: String(converted) },
    );
  }
  return null;
};

const readNumber = (typed: string, shape: Shape, messages: Messages): Reading => {
  const text = typed.trim();
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text))
    return error(messages.errorThousands(clipped(text.replaceAll(',', ''))));
  if (/^[+-]?\d*,\d+$/.test(text))
    return error(messages.errorComma(clipped(text.replace(',', '.').replace(/^\./, '0.'))));
  if (!NUMBER.test(text)) return error(messages.errorNumber);
  const value = Number(text);
  const { min, max, unitLabel, type } = shape;
  if (value < Number(min) || value > Number(max))
    return (
      offerFor(value, shape, messages) ??
      error(messages.errorRange(withUnit(clipped(text), unitLabel), String(min), withUnit(String(max), unitLabel)))
    );
  return type === 'integer' && !Number.isInteger(value) ? error(messages.errorWhole) : { kind: 'value', value };
};

const readDay = (parts: Draft['day'], { min, max }: Shape, asOf: string, messages: Messages): Reading => {
  const [day, month, year] = parts.map((part) => part.trim());
  const iso = `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso)
    return error(messages.errorDate);
  if (iso > asOf) return error(messages.errorFuture);
  const outside = (min !== undefined && iso < String(min)) || (max !== undefined && iso > String(max));
  return outside ? error(messages.errorRange(iso, String(min), String(max))) : { kind: 'value', value: iso };
};

const pickedValue = (code: string, { type }: Shape): FactValue =>
  type === 'boolean' ? code === 'true' : type === 'integer' ? Number(code) : code;

/** Reads a draft: a value, "not known", or an error in the words of the catalogue. `asOf` is the day of use, `yyyy-mm-dd`. */
export const readDraft = (
  draft: Draft,
  shape: Shape,
  asOf: string,
  messages: Messages,
  isPatient: boolean,
): Reading => {
  if (draft.unknown) return { kind: 'unknown', reason: draft.unknown };
  const voice = isPatient ? 'patient' : 'clinician';
  switch (controlOf(shape)) {
    case 'number':
      return draft.text.trim() === '' ? error(messages.errorEmpty[voice]) : readNumber(draft.text, shape, messages);
    case 'day':
      return draft.day.every((part) => part.trim() === '')
        ? error(messages.errorEmpty[voice])
        : readDay(draft.day, shape, asOf, messages);
    case 'list':
      return draft.none || draft.picked.length > 0
        ? { kind: 'value', value: draft.picked }
        : error(messages.errorNone[voice]);
    default: {
      const [code] = draft.picked;
      return code === undefined ? error(messages.errorNone[voice]) : { kind: 'value', value: pickedValue(code, shape) };
    }
  }
};
