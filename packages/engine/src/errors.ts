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

export type Path = readonly PropertyKey[];

class IssueError extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map(({ code, path, message }) => `${code} at ${path || '/'}: ${message}`).join('\n'));
    this.issues = issues;
  }
}

/** A rule set that gives no guidance: malformed, outside the profile, expired, recalled or not the one asked for. */
export class RuleSetError extends IssueError {
  override readonly name = 'RuleSetError';
  /** The code of the first issue: what a host shows or logs. */
  get code(): string {
    return this.issues[0]?.code ?? '';
  }
}

/** A call that names a fact or a reason the rule set does not declare. Bad values never throw: they become unknown. */
export class FactError extends IssueError {
  override readonly name = 'FactError';
}

export const issue = (code: string, path: Path, message: string): Issue => ({
  code,
  path: path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  message,
});

/** Ends a check at the first thing that is wrong. */
export const refuse = (code: string, path: Path, message: string): never => {
  throw new RuleSetError([issue(code, path, message)]);
};

/** Does a part of the work; what is refused becomes issues, and the rest goes on. */
export const attempt = <T>(issues: Issue[], work: () => T): T | null => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RuleSetError)) throw error;
    issues.push(...error.issues);
    return null;
  }
};
