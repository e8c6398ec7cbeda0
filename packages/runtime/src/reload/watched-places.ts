import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** The signature of a missing file. */
const absent = 'absent';

const changed = 'changed meanwhile';

/** The resolution of file system clocks. */
const tickMs = 20;

/**
 * The signature of the file under each name, which differs when the file does. With `since`, a file that changed after
 * it has a signature that differs from every other, and so has a missing file whose directory has changed after it.
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

/** The directories to watch for these files, each with its identity. */
export async function directoriesOf(files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const places = await Promise.all(
    files.map(async (file) => [file, await realpath(file).catch(() => file)].map((place) => path.dirname(place))),
  );
  const found = await Promise.all([...new Set(places.flat())].map(findNearestDirectory));
  return new Map(found);
}

/** The directory, or its nearest existing ancestor, in which it would be created. */
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
