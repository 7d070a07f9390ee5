/** What an author of a page meets: no private members, no static ones, none that only subclasses see. */
const isPublic = ({ name, privacy, static: isStatic }) =>
  !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected' && !isStatic;

/** `static define(tag = 'regen-…')`: an element is registered elsewhere, so the analyzer does not see its name. */
const tagOf = ({ members = [] }) =>
  members
    .find(({ name, static: isStatic }) => name === 'define' && isStatic)
    ?.parameters?.[0]?.default?.replaceAll("'", '');

/** `regen-decision` is a `RegenDecisionEvent`. */
const classOf = (event) =>
  `${event
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Event`;

const elementOf = (declaration) => {
  const { members = [], events = [] } = declaration;
  return {
    ...declaration,
    tagName: tagOf(declaration),
    customElement: true,
    members: members.filter(isPublic),
    // Those of the documentation; what the analyzer guesses from calls has no name.
    events: events
      .filter(({ name }) => name?.startsWith('regen-'))
      .map((event) => ({ ...event, type: { text: classOf(event.name) } })),
  };
};

const elementsOnly = {
  name: 'elements-only',
  packageLinkPhase({ customElementsManifest: manifest }) {
    for (const module of manifest.modules)
      module.declarations = (module.declarations ?? []).filter(tagOf).map(elementOf);
    manifest.modules = manifest.modules.filter(({ declarations }) => declarations.length > 0);
  },
};

export default {
  globs: ['packages/widgets/src/components/*/*.ts', 'packages/widgets/src/elements/{regen,session}-element.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  dependencies: false,
  packagejson: false,
  plugins: [elementsOnly],
};
