// Makes dist/, what the package `naftiko` consists of: the command with everything it needs in one file, the programs of its
// threads and processes, and the licences of what is in them. Run by `npm ci` and `npm pack`, after `tsc -b`.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, transform } from 'esbuild';
import { bindChunks } from './bind-chunks.js';
import { groupParts } from './bundle-parts.js';
import { directImports } from './direct-imports.js';
import { leanLibraries, namedImports } from './lean-libraries.js';
import { loadLate } from './load-late.js';
import { noticesOf } from './notices.js';

const target = 'dist';
const adapters = 'packages/adapters/dist';

/** The programs of threads. */
const programs = [
  `${adapters}/examine-worker.js`,
  `${adapters}/format/worker/decode-worker.js`,
  `${adapters}/script/javascript-worker.js`,
  'packages/cli/dist/validate/check-worker.js',
  'packages/cli/dist/gateway/plan-worker.js',
];

/** Names stay as they are, for stacks that can be read. */
const style = {
  platform: 'node',
  target: 'node20.18',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
};
const common = {
  ...style,
  bundle: true,
  plugins: [directImports, namedImports, leanLibraries],
  // Its main file is a module of a kind that cannot be bundled.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  metafile: true,
  logLevel: 'warning',
};

/** What a start loads, in as few files as possible: what all commands do with documents, what `validate` does, what `run` does. */
const groups = {
  'naftiko.cjs': [
    'packages/cli/dist/main.js',
    ...[
      'consume-http/http-consume',
      'expose-rest/rest-expose',
      'expose-mcp/mcp-expose',
      'telemetry/open-telemetry',
    ].map((name) => `${adapters}/${name}.js`),
    ...['json', 'text', 'form', 'multipart', 'raw', 'binary'].map((name) => `${adapters}/body/${name}.js`),
    ...['format/json', 'format/worker/on-worker'].map((name) => `${adapters}/${name}.js`),
  ],
  'validate.cjs': ['packages/cli/dist/commands/validate.js', 'packages/cli/dist/report/stylish.js'],
  'run.cjs': [
    'packages/cli/dist/commands/run.js',
    ...['expose-rest/open-rest', 'expose-mcp/wire/open-http', 'consume-http/send/open-upstream'].map(
      (name) => `${adapters}/${name}.js`,
    ),
  ],
};

rmSync(target, { recursive: true, force: true });

// Scripts, because V8 can keep their compiled code, and not that of modules. Each part is a function for bin/code-cache.js,
// which gives it what only modules have: `import()` among it.
const command = await build({
  ...common,
  entryPoints: { naftiko: 'packages/cli/dist/main.js' },
  outdir: target,
  outExtension: { '.js': '.cjs' },
  chunkNames: '[hash]',
  format: 'esm',
  splitting: true,
  write: false,
});
mkdirSync(target);
const codes = new Map();
const chunks = command.outputFiles.map(({ path: file, text }) => ({ name: path.basename(file), text }));
for (const { name, text } of bindChunks(chunks)) {
  const { code } = await transform(text.replaceAll(/\bimport\((?!")/g, 'importModule('), {
    ...style,
    format: 'cjs',
    define: { 'import.meta.url': 'bundleUrl' },
    supported: { 'dynamic-import': false },
  });
  codes.set(path.posix.join(target, name), loadLate(code));
}
for (const [file, text] of groupParts(command.metafile, codes, groups)) writeFileSync(path.join(target, file), text);

const workers = await build({
  ...common,
  entryPoints: programs,
  outdir: target,
  entryNames: '[name]',
  chunkNames: 'workers/[hash]',
  format: 'esm',
  splitting: true,
  banner: {
    js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
  },
});

// In one piece: its process can read very little.
const python = await build({
  ...common,
  entryPoints: [`${adapters}/script/python/python-child.js`],
  outdir: target,
  format: 'esm',
});

// Beside the module that loads it.
const { resolve } = createRequire(path.resolve('packages/adapters/package.json'));
copyFileSync(resolve('@jitl/quickjs-wasmfile-release-sync/wasm'), path.join(target, 'workers/emscripten-module.wasm'));

// A program that is missing here would be missed by users first.
const sources = command.outputFiles.map(({ text }) => text).join('\n');
for (const [, program] of sources.matchAll(/"\.\/([\w-]+-(?:worker|child)\.js)"/g)) {
  if (!existsSync(path.join(target, program))) throw new Error(`${program} is a program: add it to the list above.`);
}

// Styles and the script of pages, beside the command that reads them; the templates are compiled into it.
cpSync('packages/adapters/page-files', path.join(target, 'page-files'), {
  recursive: true,
  filter: (source) => path.basename(source) !== 'templates',
});

const inputs = [command, workers, python].flatMap(({ metafile }) => Object.keys(metafile.inputs));
writeFileSync(path.join(target, 'THIRD-PARTY-LICENSES.txt'), noticesOf(inputs));
writeFileSync(
  path.join(target, 'version.txt'),
  execFileSync(process.execPath, ['packages/cli/bin/naftiko.js', '--version']),
);
