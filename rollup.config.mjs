import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dts } from 'rollup-plugin-dts';
import { endWhenLoaded } from './scripts/build/once.mjs';
import { bundled, quiet } from './scripts/build/plugins.mjs';
import { packageNames, root } from './scripts/paths.mjs';

const manifestOf = (name) => JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));

/** The doors of a package: the name of the file in its dist, and the module behind it, without an extension. */
function doorsOf(name) {
  const has = (path) => existsSync(join(root, 'packages', name, 'src', path));
  const doors = { index: 'index' };
  if (has('define.ts')) doors.define = 'define';
  // No door: what the command of the package runs.
  if (has('cli/main.ts')) doors.cli = 'cli/main';
  for (const component of has('components') ? readdirSync(join(root, 'packages', name, 'src/components')) : []) {
    const path = `components/${component}/define`;
    if (has(`${path}.ts`)) doors[`define/${component}`] = path;
  }
  return doors;
}

/** What an npm install brings along stays outside; everything else (json-logic-js has no ESM) goes in. */
function externalOf(name) {
  const { dependencies = {}, peerDependencies = {} } = manifestOf(name);
  // `@types/fhir` holds the types of the module `fhir`, which has no code.
  const libraries = Object.keys({ ...dependencies, ...peerDependencies }).map((each) => each.replace(/^@types\//, ''));
  return (id) => id.startsWith('node:') || libraries.some((library) => id === library || id.startsWith(`${library}/`));
}

/** 57 KB of gzip that an app pays for only when it converts units. */
const unitsApart = {
  manualChunks: (id) => (id.endsWith('/fhir/src/ucum.ts') ? 'ucum' : undefined),
  hoistTransitiveImports: false,
};

function forNpm(name) {
  const inputFrom = (folder, extension) =>
    Object.fromEntries(
      Object.entries(doorsOf(name)).map(([door, path]) => [door, `packages/${name}/${folder}/${path}${extension}`]),
    );
  const output = { dir: `packages/${name}/dist`, format: 'es' };
  const external = externalOf(name);
  return [
    {
      input: inputFrom('src', '.ts'),
      external,
      onwarn: quiet,
      plugins: bundled(),
      output: { ...output, sourcemap: true, chunkFileNames: 'shared/[name].js', ...unitsApart },
    },
    {
      input: inputFrom('types', '.d.ts'),
      external,
      onwarn: quiet,
      plugins: [dts()],
      output: { ...output, chunkFileNames: 'shared/[name].d.ts' },
    },
  ];
}

const forPages = {
  input: 'packages/widgets/src/define.ts',
  onwarn: quiet,
  plugins: bundled(),
  // Neither exports anything. A function around it all is what a script can return from, also where it is a module.
  output: ['regen-cds.js', 'regen-cds.esm.js'].map((file) => ({
    file: `dist/cdn/${file}`,
    format: 'iife',
    intro: endWhenLoaded(),
    plugins: [bundled.minify({ classic: true })],
  })),
};

const forHosts = ['iife', 'es'].map((format) => ({
  input: `packages/embed/src/${format === 'iife' ? 'tag' : 'host'}.ts`,
  onwarn: quiet,
  plugins: bundled(),
  output: {
    file: `dist/embed/host${format === 'iife' ? '' : '.esm'}.js`,
    format,
    name: 'RegenCDS',
    plugins: [bundled.minify({ classic: format === 'iife' })],
  },
}));

const forFrames = {
  input: { frame: 'packages/embed/src/frame-page.ts' },
  onwarn: quiet,
  plugins: bundled(),
  // SMART and the units are chunks by themselves, because the page imports them late or never.
  output: {
    dir: 'dist/frame',
    format: 'es',
    chunkFileNames: '[name].js',
    hoistTransitiveImports: false,
    plugins: [bundled.minify()],
  },
};

const forSandboxes = {
  input: 'packages/embed/src/sandboxed.ts',
  onwarn: quiet,
  plugins: bundled(),
  output: { file: 'dist/frame/sandboxed.js', format: 'iife', plugins: [bundled.minify({ classic: true })] },
};

export default [...packageNames().flatMap(forNpm), forPages, ...forHosts, forFrames, forSandboxes];
