import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isSafeSegment } from './uri-template.js';

/** A file below a directory that is served, or why there is none. */
export type FoundFile =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-large' };

/**
 * Every file below a directory, as path segments, sorted; `undefined` when the directory cannot be read.
 *
 * Links are listed when they lead to a file that is inside; directories behind links are not walked, which could
 * never end.
 */
export async function listFiles(directory: string): Promise<readonly (readonly string[])[] | undefined> {
  try {
    const root = await realpath(directory);
    return (await filesBelow(root, root, [])).toSorted((left, right) => compare(left.join('/'), right.join('/')));
  } catch {
    return undefined;
  }
}

/** The size of a listed file in bytes; `undefined` when it has gone meanwhile. */
export async function sizeOf(directory: string, segments: readonly string[]): Promise<number | undefined> {
  try {
    return (await stat(path.join(directory, ...segments))).size;
  } catch {
    return undefined;
  }
}

/** Reads a file below a directory; links are followed as long as they stay inside. The segments are safe ones. */
export async function readFileBelow(
  directory: string,
  segments: readonly string[],
  limitBytes: number,
): Promise<FoundFile> {
  try {
    const root = await realpath(directory);
    const file = await realpath(path.join(root, ...segments));
    return isInside(root, file) ? await readWhole(file, limitBytes) : { kind: 'missing' };
  } catch (cause) {
    return { kind: isAbsence(cause) ? 'missing' : 'unreadable' };
  }
}

async function filesBelow(
  root: string,
  directory: string,
  above: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const files: (readonly string[])[] = [];
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    // What cannot be asked for is not offered.
    if (!isSafeSegment(entry.name)) continue;
    const segments = [...above, entry.name];
    const location = path.join(directory, entry.name);
    if (entry.isDirectory()) files.push(...(await filesBelow(root, location, segments).catch(() => [])));
    else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFileInside(root, location)))) {
      files.push(segments);
    }
  }
  return files;
}

async function leadsToFileInside(root: string, link: string): Promise<boolean> {
  try {
    const target = await realpath(link);
    return isInside(root, target) && (await stat(target)).isFile();
  } catch {
    return false;
  }
}

async function readWhole(file: string, limitBytes: number): Promise<FoundFile> {
  const handle = await open(file);
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) return { kind: 'missing' };
    if (facts.size > limitBytes) return { kind: 'too-large' };
    const bytes = await handle.readFile();
    return bytes.byteLength > limitBytes ? { kind: 'too-large' } : { kind: 'file', bytes };
  } finally {
    await handle.close();
  }
}

const isInside = (root: string, file: string): boolean =>
  file.startsWith(root.endsWith(path.sep) ? root : root + path.sep);

/** No such file, something on the way is no directory, or it is a directory itself. */
const isAbsence = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && absences.has(cause.code);

const absences: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENAMETOOLONG']);

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
