import type { Decision, FactValue, KnownFact, Observation, Origin, UnknownFact } from '../decision-model.js';
import type { FactSentence } from '../explain-model.js';
import { JURISDICTION, jurisdictionFact } from '../jurisdiction.js';
import { programOf, type RuleSet } from '../program.js';
import type { DerivedDefinition, FactDefinition } from '../schema.js';
import { fill } from './messages.js';
import { nearLimit } from './near-limit.js';
import type { Voice } from '../narrate.js';

export type Named = Partial<FactDefinition> &
  Pick<DerivedDefinition, 'label' | 'unitLabel' | 'decimals' | 'margin' | 'unit'>;

/** The definition behind a name: a fact, a derived value, or the reserved `jurisdiction`. */
export const definitionOf = (name: string, { document }: RuleSet): Named => {
  const found = document.facts[name] ?? document.derived?.[name];
  if (found) return found;
  return name === JURISDICTION ? jurisdictionFact(document) : { label: { [document.locales[0] ?? 'en']: name } };
};

/** A value as people read it: "92 ×10⁹/L", "Yes", "Warfarin, aspirin". */
export const valueText = (value: unknown, definition: Named, voice: Voice): string => {
  const { messages } = voice;
  if (typeof value === 'boolean') return value ? messages.yes : messages.no;
  if (Array.isArray(value))
    return value.map((code: unknown) => valueText(code, definition, voice)).join(', ') || messages.none;
  const option = definition.options?.find(({ code }) => code === String(value));
  if (option) return voice.text(option.display);
  if (typeof value === 'number') return withUnit(voice.number(value, definition.decimals), definition);
  return definition.type === 'date' ? voice.date(String(value)) : String(value);
};

export const withUnit = (number: string, { unitLabel }: Named): string => {
  if (unitLabel === undefined || unitLabel === '') return number;
  return unitLabel === '%' ? `${number}%` : `${number} ${unitLabel}`;
};

const foundText = (observation: Observation, definition: Named, voice: Voice): string => {
  const { observed, origin, unit } = observation;
  const value = valueText(
    observation.value,
    unit !== undefined && unit !== definition.unit ? { ...definition, unitLabel: unit } : definition,
    voice,
  );
  const source = voice.word(voice.messages.origin[origin ?? 'manual']);
  return [value, observed === undefined ? '' : voice.date(observed), source].filter(Boolean).join(', ');
};

interface Found {
  value: FactValue | null;
  known: KnownFact | null;
  unknown: UnknownFact | null;
  derivedFrom: string[];
}

const find = (name: string, decision: Decision, ruleSet: RuleSet): Found => {
  const known = decision.facts[name] ?? null;
  if (known) return { value: known.value, known, unknown: null, derivedFrom: [] };
  const derived = decision.derived[name];
  if (derived && 'value' in derived) {
    const reads = programOf(ruleSet).derived.find(({ slot }) => slot.name === name)?.reads ?? [];
    return { value: derived.value, known: null, unknown: null, derivedFrom: reads.map((slot) => slot.name) };
  }
  return { value: null, known: null, unknown: decision.unknown[name] ?? { reason: 'not-asked' }, derivedFrom: [] };
};

const originTextOf = (
  origin: Origin | null,
  derivedFrom: readonly string[],
  ruleSet: RuleSet,
  voice: Voice,
): string | null => {
  if (derivedFrom.length > 0) {
    const labels = derivedFrom.map((name) => voice.text(definitionOf(name, ruleSet).label));
    return fill(voice.messages.derivedFrom, new Intl.ListFormat(voice.lang).format(labels));
  }
  return origin === null ? null : voice.word(voice.messages.origin[origin]);
};

/** One fact as it stands, in words. */
export const factSentence = (name: string, decision: Decision, ruleSet: RuleSet, voice: Voice): FactSentence => {
  const definition = definitionOf(name, ruleSet);
  const { messages } = voice;
  const { value, known, unknown, derivedFrom } = find(name, decision, ruleSet);
  const label = voice.text(definition.label);
  const shown =
    value === null
      ? null
      : valueText(value, definition, voice) + (known?.complete === false ? ` (${messages.incomplete})` : '');
  const date = known?.observed === undefined ? null : voice.date(known.observed);
  const body =
    shown === null
      ? `${label}: ${messages.unknown[unknown?.reason ?? 'not-asked'].toLowerCase()}`
      : `${label}: ${shown}`;
  return {
    fact: name,
    label,
    value: shown,
    unknown: unknown ? { reason: unknown.reason, text: messages.unknown[unknown.reason] } : null,
    origin: known?.origin ?? null,
    originText: originTextOf(known?.origin ?? null, derivedFrom, ruleSet, voice),
    date,
    text: date === null || known?.origin === 'manual' ? body : fill(messages.on, body, date),
    found: (known?.observations ?? unknown?.observations ?? []).map((one) => foundText(one, definition, voice)),
    near: typeof value === 'number' && !voice.isPatient ? nearLimit(name, value, definition, ruleSet, voice) : null,
  };
};
