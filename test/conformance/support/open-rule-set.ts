import type { RuleSet } from '@regen-cds/engine';
import type { RuleSetFile } from './library.js';

/** A rule set of the library that the engine has accepted. */
export interface OpenRuleSet extends RuleSetFile {
  ruleSet: RuleSet;
}
