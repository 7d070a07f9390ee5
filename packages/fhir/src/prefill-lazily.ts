import type { RuleSet } from '@regen-cds/engine';
import { prefillWith, type Prefill, type PrefillOptions } from './prefill.js';

/**
 * The same as `prefill`, for pages: the UCUM library (57 KB of gzip) is fetched only when the source holds a unit that the
 * rule set does not name.
 */
export const prefillLazily = async (ruleSet: RuleSet, source: unknown, options: PrefillOptions): Promise<Prefill> => {
  const unnamed = new Set<string>();
  const withoutLibrary = prefillWith(
    (_, unit) => {
      unnamed.add(unit);
      return null;
    },
    ruleSet,
    source,
    options,
  );
  if (unnamed.size === 0) return withoutLibrary;
  const { convertByUcum } = await import('./ucum.js');
  return prefillWith(convertByUcum, ruleSet, source, options);
};
