/** From bytes to a rule set that may be used today: size, digest, recall, period. Anything else is refused with its own code. */
import { RuleSetError } from './errors.js';
import type { RuleSet } from './program.js';
import { buildRuleSet } from './rule-set.js';
import type { RuleSetDocument } from './document.js';

export const MAX_BYTES = 2 * 1024 * 1024;

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

const refuse = (code: string, message: string, path = ''): never => {
  throw new RuleSetError([{ code, path, message }]);
};

/** `sha384-` and the base64 of the digest; null where WebCrypto is missing (no secure context). */
export const digestOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string | null> => {
  const { subtle } = (globalThis as { crypto?: Partial<typeof crypto> }).crypto ?? {};
  if (!subtle) return null;
  const hash = new Uint8Array(await subtle.digest('SHA-384', bytes));
  return `sha384-${btoa(String.fromCharCode(...hash))}`;
};

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return refuse(
      'rule-set-json',
      'The file is not JSON in UTF-8. Check the address: a page may have been sent instead.',
    );
  }
};

const checkUse = (
  { id, version, status, effectivePeriod }: RuleSetDocument,
  { asOf, allowDraft }: LoadOptions,
): void => {
  if (status === 'draft' && allowDraft !== true)
    refuse('rule-set-draft', `${id} ${version} is a draft. Set allow-draft to preview it.`, '/status');
  if (asOf < effectivePeriod.start)
    refuse(
      'rule-set-not-effective',
      `${id} ${version} is in force from ${effectivePeriod.start}.`,
      '/effectivePeriod/start',
    );
  if (effectivePeriod.end !== undefined && asOf > effectivePeriod.end)
    refuse(
      'rule-set-expired',
      `${id} ${version} was valid until ${effectivePeriod.end}. Use a current version.`,
      '/effectivePeriod/end',
    );
};

const checkLock = ({ id, version }: RuleSetDocument, digest: string | null, lock: RulesLock | undefined): void => {
  if (!lock) return;
  const entry = lock.ruleSets.find((one) => one.id === id && one.version === version);
  if (!entry) return;
  if (entry.state === 'recalled')
    refuse(
      'rule-set-recalled',
      `${id} ${version} was recalled${entry.reason === undefined ? '' : `: ${entry.reason}`}.`,
    );
  if (digest !== null && entry.digest !== digest)
    refuse('rule-set-integrity', `${id} ${version} is not the published file: asked ${entry.digest}, got ${digest}.`);
};

/**
 * A rule set from its exact bytes. The digest is taken before parsing, so that two documents can never share one.
 * @throws RuleSetError with one of the codes rule-set-too-large, insecure-context, rule-set-integrity, rule-set-json,
 * rule-set-format, rule-set-draft, rule-set-not-effective, rule-set-expired, rule-set-recalled, or those of `parseRuleSet`
 */
export const loadRuleSet = async (
  bytes: Uint8Array<ArrayBuffer> | ArrayBuffer,
  options: LoadOptions,
): Promise<RuleSet> => {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  if (view.byteLength > MAX_BYTES)
    refuse('rule-set-too-large', `The file has ${String(view.byteLength)} bytes; the limit is ${String(MAX_BYTES)}.`);
  const digest = await digestOf(view);
  const { integrity } = options;
  if (integrity !== undefined && integrity !== '') {
    if (digest === null)
      refuse(
        'insecure-context',
        'The integrity cannot be verified outside a secure context. Serve the page over https.',
      );
    else if (!integrity.split(/\s+/).includes(digest))
      refuse('rule-set-integrity', `The file is not the one asked for: asked ${integrity}, got ${digest}.`);
  }
  const ruleSet = buildRuleSet(parseJson(view), digest);
  checkLock(ruleSet.document, digest, options.lock);
  checkUse(ruleSet.document, options);
  return ruleSet;
};
