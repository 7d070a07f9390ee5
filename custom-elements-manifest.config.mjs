export default {
  globs: ['packages/widgets/src/components/*/*.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts', '**/define.ts'],
  outdir: '.',
  litelement: true,
  dependencies: false,
  packagejson: false,
};
