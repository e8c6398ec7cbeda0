import { appendFile, lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { given, usageError, type Given } from '../input/given.js';
import { reasonOf } from '../input/read-texts.js';
import type { NewFile } from './make-files.js';

/** The names of the files that were written and of those that were kept. */
export interface WrittenFiles {
  readonly written: readonly string[];
  /** Existing files to which something was added. */
  readonly extended: readonly string[];
  /** Files that exist and were not replaced. */
  readonly kept: readonly string[];
}

/**
 * Writes files to a directory, which is created if it does not exist. Without `force` no existing file is replaced: an
 * existing shared file is kept, or gets at its end what it lacks; any other existing file is a problem, and nothing is written.
 */
export async function writeFiles(
  files: readonly NewFile[],
  directory: string,
  { force }: { readonly force: boolean },
): Promise<Given<WrittenFiles>> {
  const present = new Set<string>();
  for (const { name } of files) if (await exists(path.join(directory, name))) present.add(name);
  const wanted = files.filter(({ name }) => force || !present.has(name));
  const taken = files.filter(({ name, shared }) => !force && !shared && present.has(name));
  if (taken.length > 0) {
    return usageError(...taken.map(({ name }) => `"${name}" exists already; nothing is written. --force replaces it.`));
  }
  for (const { name, content } of wanted) {
    const file = path.join(directory, name);
    try {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content, { flag: force ? 'w' : 'wx' });
    } catch (cause) {
      return usageError(`"${name}" cannot be written: ${reasonOf(cause)}`);
    }
  }
  const others = files.filter((file) => !wanted.includes(file));
  const extended = new Set<string>();
  for (const file of others) if (await extend(file, directory)) extended.add(file.name);
  return given({
    written: wanted.map(({ name }) => name),
    extended: [...extended],
    kept: others.map(({ name }) => name).filter((name) => !extended.has(name)),
  });
}

/** Adds to an existing file what it lacks. A link, or a file that cannot be changed, is kept. */
async function extend({ name, listMissing }: NewFile, directory: string): Promise<boolean> {
  const file = path.join(directory, name);
  if (listMissing === undefined) return false;
  try {
    if (!(await lstat(file)).isFile()) return false;
    const existing = await readFile(file, 'utf8');
    const missing = listMissing(existing);
    if (missing === '') return false;
    await appendFile(file, `${/[^\n]$/.test(existing) ? '\n' : ''}${existing === '' ? '' : '\n'}${missing}`);
    return true;
  } catch {
    return false;
  }
}

/** Whether a file exists. A link counts as existing, even without a target. */
const exists = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false,
  );
