import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const restrictedSyntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Exports are named.' },
  { selector: 'TSEnumDeclaration', message: 'Use an `as const` table.' },
  {
    selector: 'ThrowStatement > NewExpression[callee.name="Error"]',
    message: 'Expected faults are values (Checked, Result); exceptions are for our own mistakes.',
  },
  {
    selector: 'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|unstable_mockModule|doMock)$/]',
    message: 'No mocks of modules.',
  },
  {
    selector: 'BinaryExpression[operator="instanceof"][right.name=/^(?:ExactNumber|Entity|WireText)$/]',
    message: 'A plug-in may bring its own copy of the class: ask isExactNumber, isEntity or isWireText.',
  },
];

/**
 * The words of formats, bodies and schemes belong to their plug-ins: what other code needs to know of one, its port says.
 * "json" and "text" also are kinds of other things, so that they count only where a format or a body is compared.
 */
const pluginWords =
  '(?:xml|csv|tsv|psv|yaml|html|markdown|avro|protobuf|sparql|formUrlEncoded|multipartForm|apikey|basic|bearer|digest|oauth2)';
const askThePort = 'Ask the plug-in: its port has, or gets, a property that answers.';
const noPluginWords = [
  { selector: `BinaryExpression[operator=/^[!=]==?$/] > Literal[value=/^${pluginWords}$/]`, message: askThePort },
  { selector: `SwitchCase > Literal[value=/^${pluginWords}$/]`, message: askThePort },
  {
    selector:
      'BinaryExpression[operator=/^[!=]==?$/][left.property.name="format"] > Literal[value=/^(?:json|text|raw|binary)$/]',
    message: askThePort,
  },
  {
    selector:
      'BinaryExpression[operator=/^[!=]==?$/][left.object.name="body"][left.property.name="type"] > Literal[value!="extension"]',
    message: askThePort,
  },
];

/** What depends on the type of an exposed block is decided in the document, in its adapter, or by the plan of its mount. */
const exposeWords = '(?:rest|mcp|skill|control)';
const askTheBlock = 'Ask the document (restExposesOf, unitsOf, transportOf...), or the plan of the mount.';
const noExposeWords = [
  {
    selector: `BinaryExpression[operator=/^[!=]==?$/][left.property.name="type"] > Literal[value=/^${exposeWords}$/]`,
    message: askTheBlock,
  },
  {
    selector: `BinaryExpression[operator=/^[!=]==?$/][left.name="type"] > Literal[value=/^${exposeWords}$/]`,
    message: askTheBlock,
  },
];
/** Files that compare types, with the reason. */
const comparesExposes = [
  // Reports for people show each type in words of its own.
  'packages/cli/src/inspect/inspection.ts',
  'packages/cli/src/run/banner.ts',
  // An option of the command, which decides what is written.
  'packages/openapi/src/import/document/write-exposes.ts',
  // A mount and its block narrow together.
  'packages/runtime/src/lint/listed-tools.ts',
  // One block becomes another: an MCP adapter moves to standard input and output.
  'packages/runtime/src/plan/plan-document.ts',
  // A block loses what the operator does not allow.
  'packages/runtime/src/plan/select-units.ts',
];

/** What taste can be kept by a machine: no `any`, no floating promises, no environment in the middle. */
export default tseslint.config(
  { ignores: ['**/dist/', '**/generated/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...restrictedSyntax],
    },
  },
  {
    files: ['packages/**/*.ts'],
    ignores: ['packages/cli/src/**', '**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only the command reads the environment.' },
      ],
    },
  },
  {
    files: ['packages/spec/src/**/*.ts', 'packages/engine/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'Date',
          'performance',
          'process',
          'fetch',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'queueMicrotask',
        ].map((name) => ({ name, message: 'Time, timers and the process are handed in through a port.' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is a parameter.' },
      ],
    },
  },
  {
    files: ['packages/{engine,runtime,adapters}/src/**/*.ts'],
    ignores: ['packages/adapters/src/{format,body,auth}/**'],
    rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax, ...noPluginWords] },
  },
  {
    files: ['packages/{engine,runtime}/src/**/*.ts'],
    ignores: comparesExposes,
    rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax, ...noPluginWords, ...noExposeWords] },
  },
  {
    files: ['packages/{openapi,cli}/src/**/*.ts'],
    ignores: comparesExposes,
    rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax, ...noExposeWords] },
  },
  { files: ['test/**/*.ts', '**/*.test.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    // Most expressions meet texts of callers, upstreams or documents; none may take more than linear time.
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.contract.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      // A sticky expression is tried at one position.
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false, ignoreSticky: true }],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
        Headers: 'readonly',
        TextDecoder: 'readonly',
        TextEncoder: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
        structuredClone: 'readonly',
      },
    },
  },
  {
    // Runs in browsers.
    files: ['packages/adapters/page-files/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'document',
          'navigator',
          'location',
          'history',
          'DOMParser',
          'FileReader',
          'FormData',
          'URLSearchParams',
          'addEventListener',
          'crypto',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    // Node starts CommonJS faster.
    files: ['bin/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', exports: 'writable', module: 'writable', __dirname: 'readonly' },
    },
  },
  {
    // Old versions of Node read this file to report that they are too old.
    files: ['bin/naftiko.js'],
    languageOptions: { ecmaVersion: 5 },
  },
);
