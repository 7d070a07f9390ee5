import { run, mustRun } from '../run.mjs';
import { fingerprint, isFresh, writeStamp } from './fingerprint.mjs';

export const STORIES_FOLDER = 'storybook-static';
const STAMP = `${STORIES_FOLDER}/.built`;
const QUIET = { STORYBOOK_DISABLE_TELEMETRY: '1' };

const inputs = () =>
  fingerprint({
    folders: ['packages', 'rules', 'stories', '.storybook'],
    files: ['package-lock.json', 'custom-elements-manifest.config.mjs'],
    ignore: /\/(node_modules|dist|types)\/|\.test\.ts$|\/LICENSE$/,
  });

const writeManifest = () => mustRun('cem', ['analyze', '--quiet']);

export async function buildStories() {
  await writeManifest();
  await mustRun('storybook', ['build', '--quiet', '--loglevel', 'warn', '--output-dir', STORIES_FOLDER], QUIET);
  writeStamp(STAMP, inputs());
}

export async function ensureStories() {
  if (!isFresh(STAMP, inputs())) await buildStories();
}

/** Serves the stories, and shows each change of a source or a rule set at once. */
export async function serveStories(options) {
  await writeManifest();
  return run('storybook', ['dev', '--no-open', '--host', '127.0.0.1', ...options], QUIET);
}
