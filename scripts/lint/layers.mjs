/**
 * Who may import whom. A part may import itself and what is listed here; the tree is the one of ARCHITECTURE.md.
 *
 *   engine ◀ fhir     engine ◀ widgets     engine ◀ authoring     widgets, fhir ◀ embed/frame     embed/host ◀ protocol only
 */
const PACKAGES = ['engine', 'fhir', 'widgets', 'embed', 'authoring'];

const ALLOWED = {
  engine: [],
  fhir: ['engine'],
  widgets: ['engine'],
  authoring: ['engine'],
  embed: ['engine', 'widgets', 'fhir'],
};

/** Parts of a package that hold a narrower rule than the package: files, and the only siblings they may import. */
const NARROWER = [
  { files: 'packages/embed/src/host.ts', packages: [], siblings: ['./protocol.js'] },
  { files: 'packages/embed/src/protocol.ts', packages: [], siblings: [] },
];

/** Libraries that only some packages may use; `lit` would drag a DOM into a package that has none. */
const LIBRARIES = [
  { group: ['lit', 'lit/*', '@lit/*'], only: ['widgets', 'embed'], why: 'Only widgets and embed render.' },
  { group: ['node:*'], only: ['authoring'], why: 'Only authoring runs in Node alone.' },
];

const UNSAFE = {
  group: ['lit/directives/unsafe-*', 'lit-html/directives/unsafe-*', 'lit/directives/style-map*'],
  message: 'Texts are plain text, and style attributes break a strict policy. Set custom properties in updated().',
};

const WHOLE_ZOD = {
  regex: '^zod(/v4)?$',
  message: 'Browsers load this: use zod/mini, which is 18 KB smaller and never probes for eval.',
};

const INTO_ANOTHER = {
  regex: '^(\\.\\./)+(packages/)?(engine|fhir|widgets|embed|authoring)/',
  message: 'Import another package by its name.',
};

const patternsFor = (owner, allowed) => [
  ...PACKAGES.filter((name) => name !== owner && !allowed.includes(name)).map((name) => ({
    group: [`@regen-cds/${name}`, `@regen-cds/${name}/*`],
    message: `${owner} may not import ${name}: see scripts/lint/layers.mjs.`,
  })),
  ...LIBRARIES.filter(({ only }) => !only.includes(owner)).map(({ group, why }) => ({ group, message: why })),
  UNSAFE,
  WHOLE_ZOD,
  INTO_ANOTHER,
];

const rule = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

/** The lint configuration that holds the table above. */
export const importsOf = ({ ignores }) => [
  ...PACKAGES.map((name) => ({
    files: [`packages/${name}/src/**/*.ts`],
    ignores,
    rules: rule(patternsFor(name, ALLOWED[name])),
  })),
  ...NARROWER.map(({ files, packages, siblings }) => ({
    files: [files],
    rules: rule([
      ...patternsFor('embed', packages),
      {
        regex: `^\\./(?!(${siblings.map((path) => path.slice(2).replaceAll('.', '\\.')).join('|') || '$^'})$)`,
        message: 'The host part is loaded by every page: it may import only the protocol.',
      },
    ]),
  })),
];
