/** Every name of a document that can have a value, with what it is worked out from and what is worked out from it. */
import { compileDerivation } from './derivation.js';
import { openDictionary } from './dictionary.js';
import type { RuleSetDocument } from './document.js';
import { attempt, type Issue } from './errors.js';
import { JURISDICTION, jurisdictionFact } from './jurisdiction.js';
import type { Dictionary } from './profile.js';
import type { Entry } from './program.js';
import type { FactRules } from './facts.js';
import type { Place } from './state.js';

export const compileEntries = (document: RuleSetDocument, issues: Issue[]): [Map<string, Entry>, Dictionary] => {
  const facts = { ...document.facts, [JURISDICTION]: jurisdictionFact(document) };
  const derived = Object.entries(document.derived ?? {});
  const dictionary = openDictionary(Object.values(facts), derived.length);
  const entries = new Map<string, Entry>();
  const made = (place: Place, rules: FactRules) => ({
    place,
    order: entries.size,
    rules,
    sources: [],
    feeds: [],
    affects: [],
  });
  for (const [name, definition] of Object.entries(facts)) {
    const rules = { ...definition, withParents: name === JURISDICTION };
    const place = dictionary.add(name, rules);
    const entry: Entry = { ...made(place, rules), definition, derivation: null };
    entry.sources.push(entry);
    entries.set(name, entry);
  }
  for (const [name, definition] of derived) {
    if (entries.has(name)) continue;
    const derivation = attempt(issues, () => compileDerivation(definition, ['derived', name], dictionary));
    if (!derivation) continue;
    const { shape: rules, places } = derivation;
    const sources = new Set(places.flatMap((place) => entries.get(place.name)?.sources ?? []));
    const place = dictionary.add(name, rules);
    const entry: Entry = { ...made(place, rules), definition: null, derivation, sources: [...sources] };
    entry.sources.push(entry);
    for (const source of entry.sources) source.feeds.push(entry);
    entries.set(name, entry);
  }
  return [entries, dictionary];
};
