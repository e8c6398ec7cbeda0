import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { similarTo } from '@naftiko/engine';
import { count } from '../count.js';
import { given, misgiven, problemsOf, type Given } from './given.js';
import { globBase, globExpression, isGlob } from './glob.js';

/**
 * Finds the files: a file is itself; of a directory every `*.yaml` and `*.yml` below it whose root has the key
 * `naftiko`; of a glob every file it matches. Each file once, named the way the caller named it.
 */
export async function selectFiles(
  paths: readonly string[],
  workingDirectory: string,
): Promise<Given<readonly string[]>> {
  const found = await Promise.all(paths.map((given) => select(given, workingDirectory)));
  const problems = problemsOf(...found);
  if (problems.length > 0) return misgiven(...problems);
  const files = new Map<string, string>();
  for (const file of found.flatMap((one) => (one.ok ? one.value : []))) {
    const place = path.resolve(workingDirectory, file);
    if (!files.has(place)) files.set(place, file);
  }
  return given([...files.values()]);
}

async function select(argument: string, workingDirectory: string): Promise<Given<readonly string[]>> {
  const place = path.resolve(workingDirectory, argument);
  const kind = await kindOf(place);
  if (kind === 'file') return given([argument]);
  if (kind === 'directory') return selectIn(argument, place);
  if (isGlob(argument)) return selectMatching(argument, workingDirectory);
  if (kind === 'denied') return misgiven(`"${argument}" cannot be read: permission denied.`);
  return misgiven(`There is no file "${argument}".${await suggestion(place, argument)}`);
}

async function kindOf(place: string): Promise<'file' | 'directory' | 'denied' | undefined> {
  try {
    return (await stat(place)).isDirectory() ? 'directory' : 'file';
  } catch (cause) {
    return codeOf(cause) === 'EACCES' ? 'denied' : undefined;
  }
}

const codeOf = (cause: unknown): unknown => (cause instanceof Error && 'code' in cause ? cause.code : undefined);

async function selectIn(directory: string, place: string): Promise<Given<readonly string[]>> {
  const candidates = (await filesBelow(place)).filter((file) => /\.ya?ml$/i.test(file));
  const files: string[] = [];
  for (const file of candidates) if (await isDocument(path.join(place, file))) files.push(path.join(directory, file));
  if (files.length > 0) return given(files);
  const looked =
    candidates.length === 0
      ? 'it holds no .yaml or .yml file'
      : `none of its ${count(candidates.length, 'YAML file')} has "naftiko:" at its root`;
  return misgiven(`There is no Naftiko document under "${directory}": ${looked}.`);
}

async function selectMatching(pattern: string, workingDirectory: string): Promise<Given<readonly string[]>> {
  const base = globBase(pattern);
  const expression = globExpression(pattern);
  const below = await filesBelow(path.resolve(workingDirectory, base));
  const files = below.map((file) => path.join(base, file)).filter((file) => expression.test(file));
  return files.length > 0 ? given(files) : misgiven(`No file matches "${pattern}".`);
}

/** Every file below a directory, relative to it, in the order of the names. Hidden ones and installed packages are left out. */
async function filesBelow(directory: string, prefix = ''): Promise<readonly string[]> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(directory, { withFileTypes: true });
  } catch {
    return [];
  }
  const files: string[] = [];
  for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const name = path.join(prefix, entry.name);
    const place = path.join(directory, entry.name);
    // A linked file counts; a linked directory could lead round in a circle.
    if (entry.isDirectory()) files.push(...(await filesBelow(place, name)));
    else if (entry.isFile() || (entry.isSymbolicLink() && (await kindOf(place)) === 'file')) files.push(name);
  }
  return files;
}

/** Looks at the text only: a document with a syntax error is still one that its author wants to hear about. */
async function isDocument(file: string): Promise<boolean> {
  try {
    return /^(?:\{\s*)?["']?naftiko["']?\s*:/m.test(await readFile(file, 'utf8'));
  } catch {
    return false;
  }
}

async function suggestion(place: string, argument: string): Promise<string> {
  try {
    const similar = similarTo(path.basename(place), await readdir(path.dirname(place)));
    return similar === undefined ? '' : ` Did you mean "${path.join(path.dirname(argument), similar)}"?`;
  } catch {
    return '';
  }
}
