import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

/** Resolves `./x.js` to `./x.ts` where only that file exists. */
export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (cause) {
    if (!/^\.{1,2}\/.*\.js$/.test(specifier)) throw cause;
    return next(specifier.replace(/\.js$/, '.ts'), context);
  }
}

/** Loads TypeScript as JavaScript, as the tests do; types are checked by the build. */
export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const source = await readFile(fileURLToPath(url), 'utf8');
  const { code } = await transform(source, {
    filename: fileURLToPath(url),
    sourceMaps: 'inline',
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  return { format: 'module', source: code, shortCircuit: true };
}
