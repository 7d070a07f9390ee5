import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { newRuleSet } from '../../new-rule-set.js';
import { parseRuleSet } from '@regen-cds/engine';
import { proposeCases } from '../../boundary.js';
import { FINE, UsageError, type Context, type ExitCode } from '../context.js';
import type { FileOptions } from '../files.js';

export interface NewCommandOptions extends FileOptions {
  json?: boolean | undefined;
}

const ID = /^[a-z][a-z0-9-]*$/;

/** Writes a rule set to begin with, and cases for it. */
export const create = (id: string, options: NewCommandOptions, context: Context): ExitCode => {
  if (!ID.test(id))
    throw new UsageError(
      `"${id}" cannot be an id. Use lower-case letters, digits and hyphens, beginning with a letter.`,
    );
  const folder = resolve(context.cwd, options.rules, id);
  const document = newRuleSet({ id, today: context.today, schema: '../../dist/schema/rule-set.schema.json' });
  const path = join(folder, `${document.version}.json`);
  if (existsSync(path)) throw new UsageError(`"${relative(context.cwd, path)}" is there already. Choose another id.`);
  const { cases } = proposeCases(parseRuleSet(document), [], context.today);
  const beside = { ruleSet: id, version: document.version, asOf: context.today, cases };
  mkdirSync(folder, { recursive: true });
  const files = [
    [path, document],
    [path.replace(/\.json$/, '.cases.json'), beside],
  ] as const;
  for (const [file, json] of files) writeFileSync(file, `${JSON.stringify(json, null, 2)}\n`);
  const names = files.map(([file]) => relative(context.cwd, file));
  if (options.json === true) context.out(JSON.stringify({ ok: true, files: names }, null, 2));
  else {
    context.out(`Written: ${names.join(' and ')}.`);
    context.out(`It is a draft with examples. Edit it, then: regen-rules check ${id} && regen-rules test ${id}`);
  }
  return FINE;
};
