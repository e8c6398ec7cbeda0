import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** The signature of a missing file. */
const absent = 'absent';

const changed = 'changed meanwhile';

/** The resolution of file system clocks, in milliseconds. */
const tickMs = 20;

/**
 * The signature of each file, which differs when the file differs. A file that changed after `since` has the signature
 * `changed`, which differs from every later one. So has a missing file whose directory changed after `since`.
 */
export async function signaturesOf(files: readonly string[], since?: Date): Promise<Map<string, string>> {
  const oldest = since === undefined ? Infinity : since.getTime() - tickMs;
  const signatures = files.map(async (file): Promise<[string, string]> => {
    const found = await stat(file, { bigint: true }).catch(() => undefined);
    if (found?.isFile() !== true) return [file, (await isLostSince(file, oldest)) ? changed : absent];
    if (Number(found.ctimeMs) > oldest) return [file, changed];
    return [file, [found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ')];
  });
  return new Map(await Promise.all(signatures));
}

async function isLostSince(file: string, oldest: number): Promise<boolean> {
  if (oldest === Infinity) return false;
  const [directory] = await findNearestDirectory(path.dirname(file));
  const found = await stat(directory).catch(() => undefined);
  return found === undefined || found.ctimeMs > oldest;
}

/**
 * The directories to watch for these files, each with a text that identifies it: a directory that replaces another one
 * has a different text.
 */
export async function directoriesOf(files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const places = await Promise.all(
    files.map(async (file) => [file, await realpath(file).catch(() => file)].map((place) => path.dirname(place))),
  );
  const found = await Promise.all([...new Set(places.flat())].map(findNearestDirectory));
  return new Map(found);
}

/** The directory, or the nearest existing ancestor, in which the missing directory would be created. */
async function findNearestDirectory(directory: string): Promise<readonly [string, string]> {
  try {
    const found = await stat(directory);
    if (found.isDirectory()) return [directory, `${found.dev} ${found.ino} ${found.birthtimeMs}`];
  } catch {
    // It does not exist, so its parent is watched.
  }
  const parent = path.dirname(directory);
  return parent === directory ? [directory, absent] : findNearestDirectory(parent);
}
