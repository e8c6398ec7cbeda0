import { lstat, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { given, usageError, type Given } from '../input/given.js';
import { reasonOf } from '../input/read-texts.js';
import type { NewFile } from './make-files.js';

/** The names of the files that were written and of those that were kept. */
export interface WrittenFiles {
  readonly written: readonly string[];
  /** Files that exist and were not replaced. */
  readonly kept: readonly string[];
}

/**
 * Writes files to a directory, which is created if it does not exist. Without `force` no existing file is replaced: an
 * existing shared file is kept; any other existing file is a problem, and nothing is written.
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
  const kept = files.filter((file) => !wanted.includes(file)).map(({ name }) => name);
  return given({ written: wanted.map(({ name }) => name), kept });
}

/** Whether a file exists. A link counts as existing, even without a target. */
const exists = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false,
  );
