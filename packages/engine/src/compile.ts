/** From a document of the right shape to a program: every condition typed, every name a place. */
import { contentOf } from './content.js';
import type { CriterionResult } from './decision-model.js';
import type { RuleSetDocument } from './document.js';
import { compileEntries } from './entries.js';
import { attempt, issue, type Issue, type Path } from './errors.js';
import { deepFreeze } from './json.js';
import { compileExpression, type Expression } from './profile.js';
import type { CompiledCriterion, CompiledModality, Program } from './program.js';
import { decidingOf } from './status.js';

/** Compiles a document, adding to the issues what stands in the way; then the program is of no use. */
export const compileDocument = (document: RuleSetDocument, issues: Issue[]): Program => {
  const [entries, dictionary] = compileEntries(document, issues);
  const assessed = document.modalities.filter(({ comparator }) => !comparator).map(({ id }) => id);

  /** Keeps a copy of the condition, so that the document no longer hangs on what it was read from. */
  const compileTest = (test: { when?: unknown }, path: Path): Expression | null =>
    attempt(issues, () => {
      const expression = compileExpression(test.when, [...path, 'when'], 'boolean', dictionary);
      test.when = structuredClone(test.when);
      return expression;
    });

  const settled: CriterionResult[] = [];
  const criteria = document.criteria.flatMap((definition, index): CompiledCriterion[] => {
    const { id, kind, appliesTo = assessed } = definition;
    const test = compileTest(definition, ['criteria', index]);
    if (!test) return [];
    const sources = new Set(test.places.flatMap(({ name }) => entries.get(name)?.sources ?? []));
    for (const { affects } of sources) affects.push(index);
    const reads = [...entries].filter(([, entry]) => !entry.derivation && sources.has(entry)).map(([name]) => name);
    settled.push(...[false, true].map((truth): CriterionResult => deepFreeze({ id, kind, truth, reads, open: [] })));
    return [{ ...test, definition, index, reads, appliesTo }];
  });

  const content = new Map<string, Expression>();
  for (const { id, test, testPath } of contentOf(document)) {
    const expression = test.when === undefined ? null : compileTest(test, testPath);
    if (expression) content.set(id, expression);
  }

  const isSound = issues.length === 0;
  const modalities = assessed.map((id): CompiledModality => {
    const own = criteria.filter(({ appliesTo }) => appliesTo.includes(id));
    if (isSound && !own.some(({ reads }) => reads.length > 0)) {
      const path = ['modalities', document.modalities.findIndex((one) => one.id === id)];
      issues.push(
        issue('no-criterion', path, 'Nothing about it reads a fact. Add a criterion, or make it a comparator.'),
      );
    }
    return { id, deciding: own.flatMap(decidingOf), criteria: own.map(({ definition }) => definition.id) };
  });
  return {
    entries,
    derived: [...entries.values()].filter(({ derivation }) => derivation),
    blank: dictionary.code.state,
    criteria,
    addresses: Int32Array.from(criteria, ({ node }) => node.read),
    settled,
    everything: Int32Array.from(criteria, ({ index }) => index),
    modalities,
    content,
  };
};
