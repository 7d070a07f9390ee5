import js from '@eslint/js';
import globals from 'globals';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import storybook from 'eslint-plugin-storybook';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importsOf } from './scripts/lint/layers.mjs';
import { syntaxEverywhere, syntaxInEngine, syntaxInPackages, syntaxInTemplates } from './scripts/lint/syntax.mjs';

const testsInPackages = ['packages/*/src/**/*.test.ts', 'packages/*/src/testing/**/*.ts'];
const tests = [...testsInPackages, 'test/**/*.ts', 'stories/**/*.test.ts'];
const restricted = (...lists) => ['error', ...lists.flat()];

export default defineConfig(
  { ignores: ['**/dist/**', '**/types/**', '**/*.d.ts', 'storybook-static/**', 'coverage/**', 'custom-elements.json'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{mjs,js}'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['examples/**/*.{mjs,js}', '.storybook/**/*.js'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      'no-restricted-syntax': restricted(syntaxEverywhere),
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'stories/**/*.ts'],
    extends: [lit['flat/recommended'], litA11y.configs.recommended, wc['flat/recommended']],
    // Named here, because the plugin otherwise guesses from lit's exports and misses our own base classes.
    settings: { wc: { elementBaseClasses: ['LitElement', 'ReactiveElement'] } },
  },
  storybook.configs['flat/recommended'],
  {
    files: ['packages/*/src/**/*.ts'],
    rules: { 'no-console': 'error', 'no-restricted-syntax': restricted(syntaxEverywhere, syntaxInPackages) },
  },
  {
    files: ['packages/{widgets,embed}/src/**/*.ts'],
    rules: { 'no-restricted-syntax': restricted(syntaxEverywhere, syntaxInPackages, syntaxInTemplates) },
  },
  {
    files: ['packages/engine/src/**/*.ts'],
    ignores: testsInPackages,
    rules: {
      'no-restricted-syntax': restricted(syntaxEverywhere, syntaxInPackages, syntaxInEngine.syntax),
      'no-restricted-globals': restricted(syntaxInEngine.globals),
      'no-restricted-properties': restricted(syntaxInEngine.properties),
    },
  },
  ...importsOf({ ignores: testsInPackages }),
  {
    files: tests,
    rules: {
      // The promise-like chai types and node:test's describe/it are never awaited.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
