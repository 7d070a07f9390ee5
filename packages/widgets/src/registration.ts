/** One version of the elements on one page: the same version again is silent, another one is named in one warning. */
interface VersionedElement extends CustomElementConstructor {
  readonly version: string;
}

type Registry = Pick<CustomElementRegistry, 'get' | 'define'>;

/** On the page, not in this module: a script that is loaded again has modules of its own. */
const WARNED = Symbol.for('regen-cds-warned');

const versionOf = (element: CustomElementConstructor): string =>
  (element as Partial<VersionedElement>).version ?? 'unknown';

const warn = (there: string, here: string): void => {
  const page = globalThis as unknown as Record<symbol, Set<string> | undefined>;
  const warned = (page[WARNED] ??= new Set());
  const pair = `${there} ${here}`;
  if (warned.has(pair)) return;
  warned.add(pair);
  // eslint-disable-next-line no-console -- the one place where a webmaster looks for it; no patient data
  console.warn(`Regen CDS ${there} is already on this page; ${here} is not used. Load one version of Regen CDS.`);
};

/** Registers `element` as `tag` unless that name is taken. */
export const register = (tag: string, element: VersionedElement, registry: Registry = customElements): void => {
  const taken = registry.get(tag);
  if (!taken) registry.define(tag, element);
  else if (versionOf(taken) !== element.version) warn(versionOf(taken), element.version);
};

/**
 * Whether every one of these elements is on the page already, so that a script need not run at all. It has to ask before it does
 * anything: under a strict policy the second Trusted Types policy that Lit makes is an error.
 */
export const isLoaded = (
  tags: readonly string[],
  version: string,
  registry: Registry = globalThis.customElements,
): boolean => {
  const taken = tags.flatMap((tag) => registry.get(tag) ?? []);
  const other = taken.map(versionOf).find((one) => one !== version);
  if (other !== undefined) warn(other, version);
  return taken.length === tags.length;
};
