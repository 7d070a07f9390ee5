/**
 * Stories that name a rule set by its address follow its file while it is edited: the elements are handed the new rule set and keep what
 * was answered. What cannot be read is said below the story, which keeps the last good version.
 */
import { parseRuleSet, RuleSetError, type RuleSet } from '@regen-cds/engine';
import { onFileChange, readFile } from '../stories/authoring/files.js';
import type { RuleSetChange } from '../stories/authoring/library.js';

const NOTE = 'regen-rules-note';

const say = (text: string): void => {
  document.getElementById(NOTE)?.remove();
  if (text === '') return;
  const note = document.createElement('p');
  note.id = NOTE;
  note.setAttribute('role', 'status');
  note.textContent = text;
  document.body.append(note);
};

interface Follower extends HTMLElement {
  ruleSet: unknown;
}

const followersOf = ({ id, version }: RuleSetChange): Follower[] =>
  [...document.querySelectorAll<Follower>('[rule-set]')].filter((element) =>
    element.getAttribute('rule-set')?.endsWith(`rules/${id}/${version}.json`),
  );

const wordsOf = (error: unknown): string => {
  const [issue] = error instanceof RuleSetError ? error.issues : [];
  if (issue) return `${issue.code} at ${issue.path || '/'}: ${issue.message}`;
  return error instanceof Error ? error.message : String(error);
};

const handle = async (change: RuleSetChange): Promise<void> => {
  const followers = change.part === 'rules' ? followersOf(change) : [];
  if (followers.length === 0) return;
  try {
    const text = await readFile(change.id, change.version, 'rules');
    const ruleSet: RuleSet = parseRuleSet(JSON.parse(text ?? ''));
    for (const follower of followers) follower.ruleSet = ruleSet;
    say('');
  } catch (error) {
    say(`rules/${change.id}/${change.version}.json: ${wordsOf(error)} Shown is the last good version.`);
  }
};

/** For as long as the page is open. */
export const followRules = (): void => onFileChange((change) => void handle(change), new AbortController().signal);
