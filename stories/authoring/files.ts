/** Reads the files below `rules/` that Storybook serves, and hears when one is written. */
import { RULE_SET_CHANGED, type RuleSetChange } from './library.js';

type Part = RuleSetChange['part'];

const addressOf = (id: string, version: string, part: Part): string =>
  `rules/${id}/${version}${part === 'cases' ? '.cases' : ''}.json`;

/** The text of a file as it is on disk now; null where there is none. */
export const readFile = async (
  id: string,
  version: string,
  part: Part,
  signal?: AbortSignal,
): Promise<string | null> => {
  const response = await fetch(addressOf(id, version, part), { cache: 'no-store', signal: signal ?? null });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${addressOf(id, version, part)} answered ${String(response.status)}.`);
  return response.text();
};

/** Calls back for every write below `rules/`, as long as the development server runs; a built Storybook never does. */
export const onFileChange = (listener: (change: RuleSetChange) => void, signal: AbortSignal): void => {
  // In full: Vite looks for these very words.
  import.meta.hot?.on(RULE_SET_CHANGED, listener);
  signal.addEventListener('abort', () => import.meta.hot?.off(RULE_SET_CHANGED, listener));
};
