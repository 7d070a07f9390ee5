/** Which rule sets there are, and how open stories hear that one of their files has changed. */

/** One file `rules/<id>/<version>.json`. */
export interface RuleSetEntry {
  id: string;
  version: string;
  locales: readonly string[];
  jurisdictions: readonly string[];
}

/** A file below `rules/` was written. */
export interface RuleSetChange {
  id: string;
  version: string;
  part: 'rules' | 'cases';
}

/** Event of the development server; its data is a `RuleSetChange`. */
export const RULE_SET_CHANGED = 'regen:rule-set-changed';
