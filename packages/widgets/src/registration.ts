/** Registers an element class; loading the same script twice is silent, two versions on one page warn once. */
interface VersionedElement extends CustomElementConstructor {
  readonly version: string;
}

const warned = new Set<string>();

/** Registers `element` as `tag` unless that name is taken; a different version that holds it is named in one warning. */
export const register = (
  tag: string,
  element: VersionedElement,
  registry: CustomElementRegistry = customElements,
): void => {
  const taken = registry.get(tag) as Partial<VersionedElement> | undefined;
  if (!taken) {
    registry.define(tag, element);
    return;
  }
  const version = taken.version ?? 'unknown';
  if (version === element.version || warned.has(tag)) return;
  warned.add(tag);
  // eslint-disable-next-line no-console -- the one place where a webmaster looks for it; no patient data
  console.warn(
    `<${tag}> ${version} is already on this page; ${element.version} is not used. Load one version of Regen CDS.`,
  );
};
