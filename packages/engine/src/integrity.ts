/** From bytes to a rule set that may be used today: size, digest, recall, period. Anything else is refused with its own code. */
import { isDay } from './calendar.js';
import { refuse, type Path } from './errors.js';
import type { RuleSet } from './program.js';
import { buildRuleSet } from './rule-set.js';

const MAX_BYTES = 2 * 1024 * 1024;

/** `rules.lock.json`: what was published, byte for byte, and what has been recalled. */
export interface RulesLock {
  ruleSets: { id: string; version: string; digest: string; state: 'frozen' | 'recalled'; reason?: string }[];
}

export interface LoadOptions {
  /** Subresource-integrity form: `sha384-…`. */
  integrity?: string | undefined;
  /** Day of use, `yyyy-mm-dd`. */
  asOf: string;
  lock?: RulesLock | undefined;
  allowDraft?: boolean | undefined;
}

const refuseIf = (applies: boolean, code: string, message: string, path: Path = []): void => {
  if (applies) refuse(code, path, message);
};

/** `sha384-` and the base64 of the digest; null where WebCrypto is missing (no secure context). */
const digestOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string | null> => {
  const { subtle } = (globalThis as { crypto?: Partial<typeof crypto> }).crypto ?? {};
  if (!subtle) return null;
  const hash = new Uint8Array(await subtle.digest('SHA-384', bytes));
  return `sha384-${btoa(String.fromCharCode(...hash))}`;
};

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return refuse('rule-set-json', [], 'Not JSON in UTF-8. Check the address: a page may have been sent instead.');
  }
};

/**
 * A rule set from its exact bytes. The digest is taken before parsing, so that two documents can never share one.
 * @throws RuleSetError with one of the codes rule-set-too-large, insecure-context, rule-set-integrity, rule-set-json,
 * rule-set-format, rules-lock, rule-set-recalled, as-of, rule-set-draft, rule-set-not-effective, rule-set-expired, or those of
 * `parseRuleSet`
 */
export const loadRuleSet = async (
  bytes: Uint8Array<ArrayBuffer> | ArrayBuffer,
  { integrity, asOf, lock, allowDraft }: LoadOptions,
): Promise<RuleSet> => {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  refuseIf(view.length > MAX_BYTES, 'rule-set-too-large', `Keep it below ${MAX_BYTES} bytes; it has ${view.length}.`);
  const digest = await digestOf(view);
  const isOther = (wanted: string | undefined): boolean =>
    Boolean(wanted) && digest !== null && !wanted?.split(/\s+/).includes(digest);
  const otherFile = `This is not the file asked for: its digest is ${digest ?? ''}.`;
  refuseIf(
    Boolean(integrity) && digest === null,
    'insecure-context',
    'Serve the page over https: without it no digest can be taken.',
  );
  refuseIf(isOther(integrity), 'rule-set-integrity', otherFile);

  const ruleSet = buildRuleSet(parseJson(view), digest);
  const { id, version, status, effectivePeriod } = ruleSet.document;
  const { start, end = asOf } = effectivePeriod;
  refuseIf(lock !== undefined && !Array.isArray(lock.ruleSets), 'rules-lock', 'The lock holds no list of rule sets.');
  const entry = lock?.ruleSets.find((one) => one.id === id && one.version === version);
  refuseIf(
    entry?.state === 'recalled',
    'rule-set-recalled',
    `${id} ${version} was recalled: ${entry?.reason ?? 'no reason given'}.`,
  );
  refuseIf(isOther(entry?.digest), 'rule-set-integrity', otherFile);
  refuseIf(!isDay(asOf), 'as-of', 'The day of use must be one that exists, yyyy-mm-dd.');
  refuseIf(status === 'draft' && !allowDraft, 'rule-set-draft', 'Set allow-draft to preview a draft.', ['status']);
  refuseIf(asOf < start, 'rule-set-not-effective', `In force from ${start}.`, ['effectivePeriod', 'start']);
  refuseIf(asOf > end, 'rule-set-expired', `Valid until ${end}. Use a current version.`, ['effectivePeriod', 'end']);
  return ruleSet;
};
