/**
 * Loads the rule set an element names: the only place where widgets fetch. Whatever cannot be fetched, verified or read
 * ends in `failed` with a code; nothing of an earlier rule set is shown meanwhile.
 */
import { loadRuleSet, RuleSetError, type RuleSet, type RulesLock } from '@regen-cds/engine';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What the element's attributes ask for. */
export interface RuleSetRequest {
  /** An address, resolved like `src`, or a rule set that is already loaded. */
  source: string | RuleSet | null;
  integrity: string;
  /** Address of `rules.lock.json`. */
  lock: string;
  allowDraft: boolean;
  asOf: string;
}

export type RuleSetState =
  | { kind: 'none' }
  /** `shown` after 400 ms, `slow` after 10 s. */
  | { kind: 'loading'; shown: boolean; slow: boolean }
  | { kind: 'failed'; code: string; message: string }
  | { kind: 'ready'; ruleSet: RuleSet };

const SHOW_AFTER = 400;
const SLOW_AFTER = 10_000;

const sameRequest = (a: RuleSetRequest | null, b: RuleSetRequest): boolean =>
  a !== null && (Object.keys(b) as (keyof RuleSetRequest)[]).every((key) => a[key] === b[key]);

const refuse = (code: string, message: string): never => {
  throw new RuleSetError([{ code, path: '', message }]);
};

const bytesOf = async (address: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
  const url = new URL(address, document.baseURI);
  const response = await fetch(url, { signal, credentials: 'same-origin' }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    return refuse(
      'rule-set-network',
      `Could not reach ${url.href}. Check the address, the policy of the page and the network.`,
    );
  });
  if (response.status === 404)
    refuse('rule-set-not-found', `Nothing is at ${url.href}. Check rule-set and rules-lock.`);
  if (!response.ok) refuse('rule-set-network', `${url.href} answered ${String(response.status)}.`);
  return new Uint8Array(await response.arrayBuffer());
};

const lockOf = async (address: string, signal: AbortSignal): Promise<RulesLock> => {
  const json = JSON.parse(new TextDecoder().decode(await bytesOf(address, signal))) as RulesLock;
  return Array.isArray(json.ruleSets)
    ? json
    : refuse('rules-lock-invalid', 'rules-lock names a file that is no lock file.');
};

/** A rule set handed over as an object has no bytes to verify, but its period and its state hold all the same. */
const checkUse = (
  { document: { id, version, status, effectivePeriod } }: RuleSet,
  { asOf, allowDraft }: RuleSetRequest,
): void => {
  if (status === 'draft' && !allowDraft)
    refuse('rule-set-draft', `${id} ${version} is a draft. Set allow-draft to preview it.`);
  if (asOf < effectivePeriod.start)
    refuse('rule-set-not-effective', `${id} ${version} is in force from ${effectivePeriod.start}.`);
  if (effectivePeriod.end !== undefined && asOf > effectivePeriod.end)
    refuse('rule-set-expired', `${id} ${version} was valid until ${effectivePeriod.end}. Use a current version.`);
};

export class RuleSetController implements ReactiveController {
  state: RuleSetState = { kind: 'none' };
  readonly #host: ReactiveControllerHost;
  #request: RuleSetRequest | null = null;
  #abort: AbortController | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#request && !this.#abort && this.state.kind === 'loading') this.#start(this.#request);
  }

  hostDisconnected(): void {
    this.#abort?.abort();
    this.#abort = null;
  }

  /** Starts loading when the request differs from the one before. Call it before each render. */
  load(request: RuleSetRequest): void {
    if (sameRequest(this.#request, request)) return;
    this.#request = request;
    this.#start(request);
  }

  /** Begins again, for example after "Try again". */
  retry(): void {
    if (this.#request) this.#start(this.#request);
  }

  #start(request: RuleSetRequest): void {
    this.#abort?.abort();
    this.#abort = null;
    const { source } = request;
    if (source === null || source === '') this.#become({ kind: 'none' });
    else if (typeof source === 'string') void this.#fetch(source, request);
    else this.#settle(() => (checkUse(source, request), source));
  }

  async #fetch(source: string, request: RuleSetRequest): Promise<void> {
    const abort = new AbortController();
    const { signal } = abort;
    this.#abort = abort;
    this.#become({ kind: 'loading', shown: false, slow: false });
    const show = setTimeout(() => this.#become({ kind: 'loading', shown: true, slow: false }), SHOW_AFTER);
    const slow = setTimeout(() => this.#become({ kind: 'loading', shown: true, slow: true }), SLOW_AFTER);
    const stop = (): void => {
      clearTimeout(show);
      clearTimeout(slow);
    };
    signal.addEventListener('abort', stop);
    const { integrity, asOf, allowDraft } = request;
    try {
      const [bytes, lock] = await Promise.all([
        bytesOf(source, signal),
        request.lock === '' ? undefined : lockOf(request.lock, signal),
      ]);
      const ruleSet = await loadRuleSet(bytes, { integrity, lock, asOf, allowDraft });
      if (!signal.aborted) this.#settle(() => ruleSet);
    } catch (error) {
      if (!signal.aborted)
        this.#settle(() => {
          throw error;
        });
    } finally {
      stop();
    }
  }

  #settle(result: () => RuleSet): void {
    this.#abort = null;
    try {
      this.#become({ kind: 'ready', ruleSet: result() });
    } catch (error) {
      const code = error instanceof RuleSetError ? error.code : 'rule-set-invalid';
      this.#become({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error) });
    }
  }

  #become(state: RuleSetState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
