import type { KnownFact, Observation, UnknownFact } from '../decision-model.js';
import type { FactSentence } from '../explain-model.js';
import { JURISDICTION } from '../jurisdiction.js';
import { programOf } from '../program.js';
import { nearLimit } from './limits.js';
import { fill } from './messages.js';
import type { Teller } from './teller.js';
import { definitionOf, valueText } from './values.js';

/** A label inside a sentence: "height", but "HbA1c" and "AST or ALT". */
const uncapitalized = (label: string): string =>
  label.replace(/^\p{Lu}\p{Ll}+(?=[\s,(]|$)/u, (word) => word.toLowerCase());

/** One fact as it stands, in words. */
export const factSentence = (name: string, { decision, ruleSet, voice }: Omit<Teller, 'fact'>): FactSentence => {
  const definition = definitionOf(name, ruleSet);
  const { messages } = voice;
  const label = voice.text(definition.label);
  const known: KnownFact | undefined = decision.facts[name];
  const derived = decision.derived[name];
  const value = known ? known.value : derived && 'value' in derived ? derived.value : null;
  const unknown: UnknownFact | null = value === null ? (decision.unknown[name] ?? { reason: 'not-asked' }) : null;
  const text =
    value === null
      ? null
      : valueText(value, definition, voice) + (known?.complete === false ? ` (${messages.incomplete})` : '');
  const date = known?.observed === undefined ? null : voice.date(known.observed);
  const body = `${label}: ${text ?? messages.unknown[unknown?.reason ?? 'fault'].toLowerCase()}`;
  const originText = (): string | null => {
    // No chart holds where a treatment would be given: the host's attribute says it.
    if (name === JURISDICTION && known?.origin.startsWith('auto')) return messages.setByPage;
    if (known) return voice.word(messages.origin[known.origin]);
    if (value === null) return null;
    const { places = [] } = programOf(ruleSet).entries.get(name)?.derivation ?? {};
    if (places.length > 5) return fill(messages.derivedFromMany, String(places.length));
    const labels = places.map((place) => uncapitalized(voice.text(definitionOf(place.name, ruleSet).label)));
    return fill(messages.derivedFrom, new Intl.ListFormat(voice.lang).format(labels));
  };
  const foundText = ({ value: found, observed, origin = 'manual', unit }: Observation): string =>
    [
      valueText(
        found,
        unit !== undefined && unit !== definition.unit ? { ...definition, unitLabel: unit } : definition,
        voice,
      ),
      observed === undefined ? '' : voice.date(observed),
      voice.word(messages.origin[origin]),
    ]
      .filter(Boolean)
      .join(', ');
  return {
    fact: name,
    label,
    value: text,
    unknown: unknown && { reason: unknown.reason, text: messages.unknown[unknown.reason] },
    origin: known?.origin ?? null,
    originText: originText(),
    date,
    text: date === null || known?.origin === 'manual' ? body : fill(messages.on, body, date),
    found: (known?.observations ?? unknown?.observations ?? []).map(foundText),
    near: typeof value === 'number' && !voice.isPatient ? nearLimit(name, value, definition, ruleSet, voice) : null,
  };
};
