/** Values of facts as people read them. */
import { JURISDICTION, jurisdictionFact } from '../jurisdiction.js';
import type { Voice } from '../narrate.js';
import type { RuleSet } from '../program.js';
import type { DerivedDefinition, FactDefinition } from '../document.js';
import { fill } from './messages.js';

export type Named = Partial<FactDefinition> &
  Pick<DerivedDefinition, 'label' | 'unitLabel' | 'decimals' | 'margin' | 'unit'>;

/** The definition behind a name: a fact, a derived value, or the reserved `jurisdiction`. */
export const definitionOf = (name: string, { document }: RuleSet): Named =>
  document.facts[name] ??
  document.derived?.[name] ??
  (name === JURISDICTION ? jurisdictionFact(document) : { label: { [document.locales[0] ?? 'en']: name } });

/** A value with its unit: "92 ×10⁹/L", "Yes", "Warfarin, aspirin". */
export const valueText = (value: unknown, definition: Named, voice: Voice): string => {
  const { type, options, decimals, unitLabel } = definition;
  if (Array.isArray(value))
    return value.map((code: unknown) => valueText(code, definition, voice)).join(', ') || voice.messages.none;
  const option = options?.find(({ code }) => code === String(value));
  if (option) return voice.text(option.display);
  if (typeof value === 'boolean') return value ? voice.messages.yes : voice.messages.no;
  if (typeof value !== 'number') return type === 'date' ? voice.date(String(value)) : String(value);
  const number = voice.number(value, decimals);
  return unitLabel ? `${number}${/^[%°]$/.test(unitLabel) ? '' : ' '}${unitLabel}` : number;
};

/** "2 above 150", "at 150". */
export const distanceText = (
  value: number,
  limit: number,
  { decimals }: Named,
  { messages, number }: Voice,
): string => {
  const at = number(limit, decimals);
  if (value === limit) return fill(messages.atLimit, at);
  return fill(value > limit ? messages.over : messages.under, number(Math.abs(value - limit), decimals), at);
};
