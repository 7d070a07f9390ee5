/**
 * One thing that is wrong, as data.
 * `code` is stable and for machines, `path` is a JSON Pointer (RFC 6901) into the document or the facts, `message` says
 * in English what to do next.
 */
export interface Issue {
  code: string;
  path: string;
  message: string;
}

const summary = (issues: readonly Issue[]): string =>
  issues.map(({ code, path, message }) => `${code} at ${path || '/'}: ${message}`).join('\n');

/** A rule set that gives no guidance: malformed, outside the profile, expired, recalled or not the one asked for. */
export class RuleSetError extends Error {
  override readonly name = 'RuleSetError';
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(summary(issues));
    this.issues = issues;
  }
  /** The code of the first issue: what a host shows or logs. */
  get code(): string {
    return this.issues[0]?.code ?? 'rule-set-invalid';
  }
}

/** A call that names a fact or a reason the rule set does not declare. Bad values never throw: they become unknown. */
export class FactError extends Error {
  override readonly name = 'FactError';
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(summary(issues));
    this.issues = issues;
  }
}

/** JSON Pointer (RFC 6901) of a path. */
export const pointer = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
