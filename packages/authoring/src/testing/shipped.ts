/** The rule sets of this repository. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseRuleSet, type RuleSet } from '@regen-cds/engine';

export interface Shipped {
  id: string;
  version: string;
  /** Address of the file. */
  url: URL;
  text: string;
  ruleSet: RuleSet;
}

const FOLDER = new URL('../../../../rules/', import.meta.url);
const VERSION_FILE = /^(\d+\.\d+\.\d+)\.json$/;

/** Folders and versions in the order of their names. */
export const shippedFiles = (): { id: string; version: string; url: URL }[] =>
  readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: id }) =>
      readdirSync(new URL(`${id}/`, FOLDER)).flatMap((file) => {
        const version = VERSION_FILE.exec(file)?.[1];
        return version === undefined ? [] : [{ id, version, url: new URL(`${id}/${file}`, FOLDER) }];
      }),
    );

export const shippedRuleSets = (): Shipped[] =>
  shippedFiles().map((file) => {
    const text = readFileSync(file.url, 'utf8');
    return { ...file, text, ruleSet: parseRuleSet(JSON.parse(text)) };
  });

export const RULES_FOLDER = FOLDER;
