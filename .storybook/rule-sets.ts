/**
 * Makes one story for each file `rules/<id>/<version>.json`, so that a new version needs no new story file, and tells open stories when
 * such a file changes. The stories' modules are virtual: were the rule sets story files themselves, each save would reload the page and
 * lose the answers.
 */
import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RuleSetDocument } from '@regen-cds/engine';
import type { Indexer } from 'storybook/internal/types';
import type { Plugin, ViteDevServer } from 'vite';
import { RULE_SET_CHANGED, type RuleSetChange, type RuleSetEntry } from '../stories/authoring/library.js';

/** The rule sets to show: those of this project, or of another folder of the same form. */
export const RULES = process.env['REGEN_RULES'] ?? fileURLToPath(new URL('../rules', import.meta.url));
const STORY = fileURLToPath(new URL('../stories/authoring/rule-set-story.ts', import.meta.url));
/** The story file that stands for all of them. */
const SEED = fileURLToPath(new URL('../stories/rules/rule-sets.ts', import.meta.url));

const LIBRARY = 'virtual:regen-rule-sets';
const STORY_PREFIX = 'virtual:regen-rule-set/';
const VERSION_FILE = /^(\d+\.\d+\.\d+[0-9A-Za-z.-]*?)(\.cases)?\.json$/;

const entryOf = (id: string, file: string): RuleSetEntry[] => {
  const [, version, cases] = VERSION_FILE.exec(file) ?? [];
  if (version === undefined || cases !== undefined) return [];
  try {
    const { locales, jurisdictions } = JSON.parse(readFileSync(join(RULES, id, file), 'utf8')) as RuleSetDocument;
    return [{ id, version, locales, jurisdictions: jurisdictions.map(({ code }) => code) }];
  } catch {
    // Half written: its page says where.
    return [{ id, version, locales: [], jurisdictions: [] }];
  }
};

const byVersion = (a: RuleSetEntry, b: RuleSetEntry): number =>
  a.version.localeCompare(b.version, 'en', { numeric: true });

/** Every rule set and version, by id, then from old to new. */
const readLibrary = (): RuleSetEntry[] =>
  readdirSync(RULES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .flatMap(({ name }) =>
      readdirSync(join(RULES, name))
        .flatMap((file) => entryOf(name, file))
        .sort(byVersion),
    );

const exportNameOf = (version: string): string => `v${version.replaceAll(/[^0-9A-Za-z]/g, '_')}`;

export const ruleSetIndexer: Indexer = {
  test: /[/\\]stories[/\\]rules[/\\]rule-sets\.ts$/,
  createIndex: () =>
    Promise.resolve(
      readLibrary().map(({ id, version }) => ({
        type: 'story',
        importPath: `${STORY_PREFIX}${id}`,
        exportName: exportNameOf(version),
        name: version,
        title: `Rule sets/${id}`,
      })),
    ),
};

const storyModule = (id: string): string => {
  const versions = readLibrary().filter((entry) => entry.id === id);
  return [
    `import { ruleSetMeta, ruleSetStory } from ${JSON.stringify(STORY)};`,
    `export default ruleSetMeta(${JSON.stringify(id)});`,
    ...versions.map(
      ({ version }) => `export const ${exportNameOf(version)} = ruleSetStory(${JSON.stringify({ id, version })});`,
    ),
  ].join('\n');
};

const changeOf = (path: string): RuleSetChange | null => {
  const [id, file, ...rest] = relative(RULES, path).split(sep);
  const [, version, cases] = VERSION_FILE.exec(file ?? '') ?? [];
  if (id === undefined || version === undefined || rest.length > 0) return null;
  return { id, version, part: cases === undefined ? 'rules' : 'cases' };
};

const MOMENT = 20;
const MOST_MOMENTS = 50;

/** An editor empties a file before it fills it, and the watcher may tell of it in between. */
const isWritten = async (path: string): Promise<void> => {
  let before = -1;
  for (let moment = 0; moment < MOST_MOMENTS; moment++) {
    const { size } = await stat(path);
    if (size > 0 && size === before) return;
    before = size;
    await new Promise((resolve) => setTimeout(resolve, MOMENT));
  }
};

const watchRules = (server: ViteDevServer): void => {
  const tell = async (path: string): Promise<void> => {
    const change = changeOf(path);
    if (!change) return;
    await isWritten(path);
    server.ws.send({ type: 'custom', event: RULE_SET_CHANGED, data: change });
  };
  server.watcher.add(RULES);
  // A file that is gone again changes no story.
  server.watcher.on('change', (path) => void tell(path).catch(() => undefined));
  const { moduleGraph } = server.environments.client;
  const relist = (path: string): void => {
    const change = changeOf(path);
    if (change?.part !== 'rules') return;
    for (const id of [LIBRARY, `${STORY_PREFIX}${change.id}`]) {
      const known = moduleGraph.getModuleById(`\0${id}`);
      if (known) moduleGraph.invalidateModule(known);
    }
    const now = new Date();
    // Storybook reads its index again when a story file changes.
    utimesSync(SEED, now, now);
  };
  server.watcher.on('add', relist);
  server.watcher.on('unlink', relist);
};

const isOurs = (id: string): boolean => id === LIBRARY || id.startsWith(STORY_PREFIX);

export const ruleSetPlugin = (): Plugin => ({
  name: 'regen-rule-sets',
  enforce: 'pre',
  resolveId: (id) => (isOurs(id) ? `\0${id}` : null),
  load: (id) => {
    const name = id.slice(1);
    if (!id.startsWith('\0') || !isOurs(name)) return null;
    return name === LIBRARY
      ? `export const library = ${JSON.stringify(readLibrary())};`
      : storyModule(name.slice(STORY_PREFIX.length));
  },
  configureServer: watchRules,
});
