import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isSafeSegment } from './uri-template.js';

/** A file below a directory that is served, or why there is none. */
export type FoundFile =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-large' };

/** Which files are listed. */
export interface Listing {
  /** Of files and directories; what cannot be asked for is not offered. */
  readonly isServed?: (name: string) => boolean;
  /** Nobody needs more files: one more says that there are more. */
  readonly most?: number;
}

/**
 * Every file below a directory, as path segments, sorted; `undefined` when the directory cannot be read.
 *
 * Links are listed when they lead to a file that is inside; directories behind links are not walked, which could
 * never end.
 */
export async function listFiles(
  directory: string,
  { isServed = isSafeSegment, most = Infinity }: Listing = {},
): Promise<readonly (readonly string[])[] | undefined> {
  try {
    const root = await realpath(directory);
    const files: (readonly string[])[] = [];
    await collect(root, [], { root, isServed, most, files });
    return files.toSorted((left, right) => compare(left.join('/'), right.join('/')));
  } catch {
    return undefined;
  }
}

/** What is known of a file without reading it. */
export interface FileFacts {
  readonly sizeBytes: number;
  /** Another one says that it may be another file. */
  readonly stamp: string;
}

/** The facts of a listed file; `undefined` when it has gone meanwhile. */
export async function fileFacts(directory: string, segments: readonly string[]): Promise<FileFacts | undefined> {
  try {
    const { size, ino, mtimeMs, ctimeMs } = await stat(path.join(directory, ...segments));
    return { sizeBytes: size, stamp: [ino, size, mtimeMs, ctimeMs].join(' ') };
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

interface Walk extends Required<Listing> {
  readonly root: string;
  readonly files: (readonly string[])[];
}

async function collect(directory: string, above: readonly string[], walk: Walk): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (walk.files.length > walk.most) return;
    if (!walk.isServed(entry.name)) continue;
    const segments = [...above, entry.name];
    const location = path.join(directory, entry.name);
    if (entry.isDirectory()) await collect(location, segments, walk).catch(() => undefined);
    else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFileInside(walk.root, location)))) {
      walk.files.push(segments);
    }
  }
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
