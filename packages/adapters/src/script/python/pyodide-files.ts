import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The version this was built and tested with: its internals matter, so other release lines are refused. */
export const pyodideVersion = '314.0.7';

const line = pyodideVersion.split('.').slice(0, 2).join('.');

/** The location of Python: the folder of the package, and the only files of it that are read. */
export interface PyodideFiles {
  readonly folder: string;
  readonly files: readonly string[];
}

/** Looks for the optional package `pyodide`, as a module at `from` would; a string is the reason for its absence. */
export function findPyodide(from: string): PyodideFiles | string {
  let manifest: string;
  try {
    manifest = realpathSync(createRequire(from).resolve('pyodide/package.json'));
  } catch {
    return `install the optional Python support: npm install pyodide@${pyodideVersion}`;
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
  if (!version.startsWith(`${line}.`)) {
    return `the optional Python support requires pyodide ${line}, and ${version} is installed: npm install pyodide@${pyodideVersion}`;
  }
  const folder = path.dirname(manifest);
  const names = [
    'package.json',
    'pyodide.mjs',
    'pyodide.asm.mjs',
    'pyodide.asm.wasm',
    'python_stdlib.zip',
    'pyodide-lock.json',
  ];
  // Never the whole folder: dependencies may be installed inside it, among them a package that opens sockets.
  return { folder, files: names.map((name) => path.join(folder, name)).filter((file) => existsSync(file)) };
}
