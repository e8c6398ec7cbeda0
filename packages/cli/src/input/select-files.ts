import { statSync, type Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { findSimilar } from '@naftiko/engine';
import { isDocumentAddress } from '@naftiko/runtime';
import { decodeText } from '@naftiko/spec';
import { isConfigFile } from '../config/find-config.js';
import { countNoun } from '../plural.js';
import { given, usageError, problemsOf, type Given } from './given.js';
import { globBaseOf, compileGlob, isGlob } from './glob.js';

/** A YAML file in a given directory that is not a Naftiko document. */
export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
  /** The key of its root that is probably a misspelt `naftiko`. */
  readonly misspelt: string | undefined;
}

/** Reads a file. A read that blocks the thread takes a tenth of the time, but delays what else the process does. */
export type ReadFile = (place: string) => Buffer | Promise<Buffer>;

export interface SelectOptions {
  /** `first`: only until one document is found in each directory, to learn whether there is any. */
  readonly extent?: 'all' | 'first';
  readonly read?: ReadFile;
}

type Selected = Given<{ readonly files: readonly string[]; readonly skipped: readonly SkippedFile[] }>;

/** A sentence about a skipped file that may be a document. */
export const describeSkipped = ({ file, misspelt }: SkippedFile): string =>
  `"${file}" has the root key "${misspelt ?? ''}". Did you mean "naftiko"?`;

/** Lines about skipped files: a summary, and one line for each file that may be a document. */
export function describeSkippedFiles(skipped: readonly SkippedFile[]): readonly string[] {
  const reasons = [...new Set(skipped.map(({ reason }) => reason))].map((reason) => {
    const files = skipped.filter((one) => one.reason === reason);
    return `${countNoun(files.length, 'YAML file')} ${reason}`;
  });
  return [
    ...skipped.filter(({ misspelt }) => misspelt !== undefined).map(describeSkipped),
    ...(reasons.length === 0 ? [] : [`Skipped: ${reasons.join(', ')}.`]),
  ];
}

/**
 * Finds the files: a file itself; in a directory every `*.yaml` and `*.yml` below it whose root has the key `naftiko`;
 * for a glob every match. Each file is listed once, under the path that the user wrote.
 */
export async function selectFiles(
  paths: readonly string[],
  workingDirectory: string,
  { extent = 'all', read = readFile }: SelectOptions = {},
): Promise<Selected> {
  const found = await Promise.all(paths.map((given) => select(given, workingDirectory, { extent, read })));
  const problems = problemsOf(...found);
  if (problems.length > 0) return usageError(...problems);
  const files = new Map<string, string>();
  for (const file of found.flatMap((one) => (one.ok ? one.value.files : []))) {
    const place = path.resolve(workingDirectory, file);
    if (!files.has(place)) files.set(place, file);
  }
  return given({ files: [...files.values()], skipped: found.flatMap((one) => (one.ok ? one.value.skipped : [])) });
}

async function select(argument: string, workingDirectory: string, options: Required<SelectOptions>): Promise<Selected> {
  if (isDocumentAddress(argument)) return given({ files: [argument], skipped: [] });
  const place = path.resolve(workingDirectory, argument);
  const kind = kindOf(place);
  if (kind === 'file') return given({ files: [argument], skipped: [] });
  if (kind === 'directory') return selectIn(argument, place, options);
  if (isGlob(argument)) return selectMatching(argument, workingDirectory);
  if (kind === 'denied') return usageError(`"${argument}" cannot be read: permission denied.`);
  return usageError(`There is no file "${argument}".${await suggestFile(place, argument)}`);
}

function kindOf(place: string): 'file' | 'directory' | 'denied' | undefined {
  try {
    return statSync(place).isDirectory() ? 'directory' : 'file';
  } catch (cause) {
    return codeOf(cause) === 'EACCES' ? 'denied' : undefined;
  }
}

/** Whether a link leads to a regular file. A pipe or a device is read only if the user names it. */
const isRegularFile = (place: string): Promise<boolean> =>
  stat(place).then(
    (facts) => facts.isFile(),
    () => false,
  );

const codeOf = (cause: unknown): unknown => (cause instanceof Error && 'code' in cause ? cause.code : undefined);

/** One after the other, the files of a folder of 2,500 documents take twice as long. */
const readAtOnce = 16;

async function selectIn(
  directory: string,
  place: string,
  { extent, read }: Required<SelectOptions>,
): Promise<Selected> {
  const first = extent === 'first' ? await findDocumentBelow(place, read) : undefined;
  if (first !== undefined) return given({ files: [path.join(directory, first)], skipped: [] });
  const candidates = (await listFilesBelow(place)).filter(isCandidate);
  const files: string[] = [];
  const skipped: SkippedFile[] = [];
  for (let start = 0; start < candidates.length; start += readAtOnce) {
    const some = candidates.slice(start, start + readAtOnce);
    const kinds = await Promise.all(some.map((file) => classifyText(path.join(place, file), read)));
    for (const [index, kind] of kinds.entries()) {
      const file = path.join(directory, some[index] ?? '');
      if (kind === 'document') files.push(file);
      else skipped.push({ file, ...kind });
    }
  }
  if (files.length > 0) return given({ files, skipped });
  const looked =
    candidates.length === 0
      ? 'it contains no .yaml or .yml file'
      : candidates.length === 1
        ? 'its only YAML file has no "naftiko:" at its root'
        : `none of its ${candidates.length} YAML files has "naftiko:" at its root`;
  const near = skipped.filter(({ misspelt }) => misspelt !== undefined).map(describeSkipped);
  return usageError(
    `There is no Naftiko document under "${directory}": ${looked}.${near.map((one) => ` ${one}`).join('')}`,
  );
}

const isCandidate = (file: string): boolean => /\.ya?ml$/i.test(file) && !isConfigFile(file);

/** The first document below a directory, without looking at what comes after it. */
async function findDocumentBelow(place: string, read: ReadFile): Promise<string | undefined> {
  for await (const file of walkFilesBelow(place)) {
    if (isCandidate(file) && (await classifyText(path.join(place, file), read)) === 'document') return file;
  }
  return undefined;
}

async function selectMatching(pattern: string, workingDirectory: string): Promise<Selected> {
  const base = globBaseOf(pattern);
  const expression = compileGlob(pattern);
  const below = await listFilesBelow(path.resolve(workingDirectory, base));
  const files = below
    .map((file) => path.join(base, file))
    .filter((file) => expression.test(file) && !isConfigFile(file));
  return files.length > 0 ? given({ files, skipped: [] }) : usageError(`No file matches "${pattern}".`);
}

async function listFilesBelow(directory: string): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const file of walkFilesBelow(directory)) files.push(file);
  return files;
}

/** Every file below a directory, relative to it, sorted by name, without hidden files and installed packages. */
async function* walkFilesBelow(directory: string, prefix = ''): AsyncGenerator<string> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(directory, { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const name = path.join(prefix, entry.name);
    const place = path.join(directory, entry.name);
    // Linked files are included; linked directories are not, because they may form cycles.
    if (entry.isDirectory()) yield* walkFilesBelow(place, name);
    else if (entry.isFile() || (entry.isSymbolicLink() && (await isRegularFile(place)))) yield name;
  }
}

/** A directory and all below it, absolute, without hidden ones and installed packages; empty for a place that is none. */
export async function findDirectoriesBelow(place: string): Promise<readonly string[]> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(place, { withFileTypes: true });
  } catch {
    return [];
  }
  const directories = entries.filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules',
  );
  const below = await Promise.all(directories.map(({ name }) => findDirectoriesBelow(path.join(place, name))));
  return [place, ...below.flat()];
}

/** Classifies a file by its text, without parsing it, so that a document with a syntax error counts as a document. */
async function classifyText(
  file: string,
  read: ReadFile,
): Promise<'document' | Pick<SkippedFile, 'reason' | 'misspelt'>> {
  let text: string;
  try {
    text = decodeText(await read(file));
  } catch {
    return { reason: 'cannot be read', misspelt: undefined };
  }
  if (/^(?:\{\s*)?["']?naftiko["']?\s*:/m.test(text)) return 'document';
  const keys = [...text.matchAll(/^(?:\{\s*)?["']?([\w-]{5,10})["']?\s*:/gm)].flatMap((match) => match[1] ?? []);
  const misspelt = keys.find((key) => findSimilar(key, ['naftiko']) !== undefined);
  return { reason: 'without "naftiko:" at the root', misspelt };
}

async function suggestFile(place: string, argument: string): Promise<string> {
  try {
    const similar = findSimilar(path.basename(place), await readdir(path.dirname(place)));
    return similar === undefined ? '' : ` Did you mean "${path.join(path.dirname(argument), similar)}"?`;
  } catch {
    return '';
  }
}
