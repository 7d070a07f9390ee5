/** From a document of the right shape to a program: every condition typed, every name a place. */
import { contentOf } from './content.js';
import { compileDerivation } from './derivation.js';
import { openDictionary, type OpenDictionary } from './dictionary.js';
import { issue, RuleSetError, type Issue, type Path } from './errors.js';
import { JURISDICTION, jurisdictionFact } from './jurisdiction.js';
import { compileExpression, type Expression } from './profile.js';
import type { CompiledCriterion, Entry, Program } from './program.js';
import type { RuleSetDocument } from './document.js';
import type { Place } from './state.js';

/** Does a part of the work; what is refused becomes issues, and the rest goes on. */
const attempt = <T>(issues: Issue[], work: () => T): T | null => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RuleSetError)) throw error;
    issues.push(...error.issues);
    return null;
  }
};

const compileEntries = (document: RuleSetDocument, issues: Issue[]): [Map<string, Entry>, OpenDictionary] => {
  const facts = { ...document.facts, [JURISDICTION]: jurisdictionFact(document) };
  const derived = Object.entries(document.derived ?? {});
  const dictionary = openDictionary(Object.values(facts), derived.length);
  const entries = new Map<string, Entry>();
  const add = (name: string, entry: Omit<Entry, 'place' | 'mentionedBy'>): void => {
    entries.set(name, { ...entry, place: dictionary.add(name, entry.rules), mentionedBy: [] });
  };
  for (const [name, definition] of Object.entries(facts)) {
    const rules = { ...definition, withParents: name === JURISDICTION };
    add(name, { rules, definition, derivation: null });
  }
  for (const [name, definition] of derived) {
    const derivation = entries.has(name)
      ? null
      : attempt(issues, () => compileDerivation(definition, ['derived', name], dictionary));
    if (derivation) add(name, { rules: derivation.shape, definition: null, derivation });
  }
  return [entries, dictionary];
};

/** Compiles a document, adding to the issues what stands in the way; then the program is of no use. */
export const compileDocument = (document: RuleSetDocument, issues: Issue[]): Program => {
  const [entries, dictionary] = compileEntries(document, issues);
  const { criteria: definitions, modalities } = document;
  const assessed = modalities.filter(({ comparator }) => comparator !== true).map(({ id }) => id);

  /** Keeps a copy of the condition, so that the document no longer hangs on what it was read from. */
  const compileTest = (test: { when?: unknown }, path: Path): Expression | null =>
    attempt(issues, () => {
      const expression = compileExpression(test.when, [...path, 'when'], 'boolean', dictionary);
      test.when = structuredClone(test.when);
      return expression;
    });

  /** Facts behind a place; a derived value stands for what it is worked out from. */
  const base = (place: Place): string[] => entries.get(place.name)?.derivation?.places.flatMap(base) ?? [place.name];

  const criteria = definitions.flatMap((definition, index): CompiledCriterion[] => {
    const { id, kind, appliesTo = assessed } = definition;
    const test = compileTest(definition, ['criteria', index]);
    if (!test) return [];
    const read = new Set(test.places.flatMap(base));
    const reads = Object.freeze([...entries.keys()].filter((name) => read.has(name))) as string[];
    const result = (truth: boolean) => Object.freeze({ id, kind, truth, reads, open: Object.freeze([]) as never });
    const criterion = { ...test, definition, index, reads, appliesTo, settled: [result(false), result(true)] as const };
    for (const { name } of test.places) entries.get(name)?.mentionedBy.push(criterion);
    return [criterion];
  });

  const content = new Map<string, Expression>();
  for (const { id, test, testPath } of contentOf(document)) {
    const expression = test.when === undefined ? null : compileTest(test, testPath);
    if (expression) content.set(id, expression);
  }

  for (const id of issues.length > 0 ? [] : assessed)
    if (!criteria.some(({ reads, appliesTo }) => reads.length > 0 && appliesTo.includes(id)))
      issues.push(
        issue(
          'no-criterion',
          ['modalities', modalities.findIndex((one) => one.id === id)],
          `Nothing about "${id}" reads a fact. Add a criterion, or make it a comparator.`,
        ),
      );
  return {
    entries,
    derived: [...entries.values()].filter(({ derivation }) => derivation),
    blank: dictionary.blank,
    criteria,
    modalities: assessed.map((id) => {
      const own = criteria.filter(({ appliesTo }) => appliesTo.includes(id));
      return { id, indexes: own.map(({ index }) => index), criteria: own.map(({ definition }) => definition.id) };
    }),
    content,
  };
};
