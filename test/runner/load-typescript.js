import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

// Hooks of Node for the modules of tests. Names of packages lead to their sources.

const root = new URL('../../', import.meta.url).href;
const globals = new URL('./jest-globals.js', import.meta.url).href;

/**
 * The module of a test has the query of the module that imports it: `?file=7` makes it new for the seventh test file.
 * With `?copy=1` all modules of this project are new.
 */
export function resolve(specifier, context, next) {
  const { parentURL = root } = context;
  const { search } = new URL(parentURL);
  if (specifier === '@jest/globals') return { url: globals + search, format: 'module', shortCircuit: true };
  const url = locateSource(specifier, parentURL);
  if (url === undefined) return next(specifier, context);
  const isNew = url.search === '' && (isOfTest(url) || search.startsWith('?copy='));
  return next(isNew ? url.href + search : url.href, context);
}

export async function load(url, context, next) {
  const [file] = url.split('?', 1);
  if (!file.endsWith('.ts')) return next(url, context);
  return { format: 'module', source: await compile(fileURLToPath(file)), shortCircuit: true };
}

/** A module of this project; undefined for a library. */
function locateSource(specifier, parentURL) {
  const [, name, folder, query] = /^@naftiko\/([^/?]+)(?:\/(contracts|lint|fix))?(\?.*)?$/.exec(specifier) ?? [];
  if (name !== undefined) return new URL(`packages/${name}/src/${folder ?? '.'}/index.ts${query ?? ''}`, root);
  if (!/^\.{1,2}\//.test(specifier) || parentURL.includes('/node_modules/')) return undefined;
  const url = new URL(specifier, parentURL);
  if (url.pathname.endsWith('.js') && !existsSync(fileURLToPath(url))) url.pathname = url.pathname.replace(/js$/, 'ts');
  return url;
}

/** The modules of this folder stay. */
const isOfTest = ({ href, pathname }) =>
  pathname.endsWith('.test.ts') || (href.startsWith(`${root}test/`) && !href.startsWith(`${root}test/runner/`));

const compiled = new Map();

/** Each file once, however often it is imported. */
function compile(file) {
  const code = compiled.get(file) ?? compileFile(file);
  compiled.set(file, code);
  return code;
}

async function compileFile(file) {
  const { code } = await transform(await readFile(file, 'utf8'), {
    filename: file,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
    sourceMaps: 'inline',
    inlineSourcesContent: false,
  });
  return code;
}
