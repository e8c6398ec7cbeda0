import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isSafeSegment } from '../plan/uri-template.js';

/** A file below a directory that is served, or why there is none. */
export type FoundFile =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-large'; readonly limitBytes: number };

/** Which files are listed. */
export interface ListingRules {
  /** By the name of a file or a directory; what cannot be asked for is not offered. */
  readonly isServed?: (name: string) => boolean;
  /** How many names are looked at, of files and directories. */
  readonly mostNames?: number;
}

/** The files below a directory, each as the segments of its path, sorted; or why there is no list of them. */
export type Listing =
  | { readonly kind: 'files'; readonly files: readonly (readonly string[])[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-many' };

/**
 * Lists every file below a directory.
 *
 * Links are listed when they lead to a file that is inside and served itself; directories behind links are not walked,
 * which could never end.
 */
export async function listFiles(
  directory: string,
  { isServed = isSafeSegment, mostNames = Infinity }: ListingRules = {},
): Promise<Listing> {
  try {
    const root = await realpath(directory);
    const walk: Walk = { root, isServed, mostNames, seen: 0, files: [] };
    await collect(root, [], walk);
    if (walk.seen > mostNames) return { kind: 'too-many' };
    const files = walk.files.toSorted((left, right) => compare(left.join('/'), right.join('/')));
    return { kind: 'files', files };
  } catch (cause) {
    return { kind: isAbsence(cause) ? 'missing' : 'unreadable' };
  }
}

/** What is known of a file without reading it. */
export interface FileFacts {
  readonly sizeBytes: number;
  /** Another one: another file. `undefined`: it has changed just now, and may change again within a tick of its clock. */
  readonly stamp: string | undefined;
}

/** The facts of a listed file; `undefined` when it has gone meanwhile. */
export async function fileFacts(directory: string, segments: readonly string[]): Promise<FileFacts | undefined> {
  try {
    const found = await stat(path.join(directory, ...segments), { bigint: true });
    const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = found;
    const isFresh = Date.now() - Number(ctimeMs) < coarsestTickMs;
    return { sizeBytes: Number(size), stamp: isFresh ? undefined : [dev, ino, size, mtimeNs, ctimeNs].join(' ') };
  } catch {
    return undefined;
  }
}

/** Some file systems tell time in seconds. */
const coarsestTickMs = 2_000;

/** Which files are read. */
export interface ReadingRules extends Pick<ListingRules, 'isServed'> {
  readonly limitBytes: number;
}

/** Reads a file below a directory; links are followed as long as they stay inside. The segments are safe ones. */
export async function readFileBelow(
  directory: string,
  segments: readonly string[],
  { limitBytes, isServed = isSafeSegment }: ReadingRules,
): Promise<FoundFile> {
  try {
    const root = await realpath(directory);
    const file = await realpath(path.join(root, ...segments));
    return isServedAt(file, root, isServed) ? await readWhole(file, limitBytes) : { kind: 'missing' };
  } catch (cause) {
    return { kind: isAbsence(cause) ? 'missing' : 'unreadable' };
  }
}

interface Walk extends Required<ListingRules> {
  readonly root: string;
  readonly files: (readonly string[])[];
  seen: number;
}

async function collect(directory: string, above: readonly string[], walk: Walk): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    walk.seen += 1;
    if (walk.seen > walk.mostNames) return;
    if (!walk.isServed(entry.name)) continue;
    const segments = [...above, entry.name];
    const location = path.join(directory, entry.name);
    if (entry.isDirectory()) await collect(location, segments, walk).catch(() => undefined);
    else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToServedFile(location, walk)))) {
      walk.files.push(segments);
    }
  }
}

async function leadsToServedFile(link: string, { root, isServed }: Walk): Promise<boolean> {
  try {
    const target = await realpath(link);
    return isServedAt(target, root, isServed) && (await stat(target)).isFile();
  } catch {
    return false;
  }
}

/** Whether what is really at a place may be handed out. */
function isServedAt(place: string, root: string, isServed: (name: string) => boolean): boolean {
  if (!isInside(root, place)) return false;
  const names = path.relative(root, place).split(path.sep);
  const last = names.pop() ?? '';
  // Volumes that are swapped as a whole keep their files in a directory of such a name, behind links.
  return isServed(last) && names.every((name) => name.startsWith('..') || isServed(name));
}

async function readWhole(file: string, limitBytes: number): Promise<FoundFile> {
  const handle = await open(file, readingFlags);
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) return { kind: 'missing' };
    if (facts.size > limitBytes) return { kind: 'too-large', limitBytes };
    const bytes = await handle.readFile();
    return bytes.byteLength > limitBytes ? { kind: 'too-large', limitBytes } : { kind: 'file', bytes };
  } finally {
    await handle.close();
  }
}

/** Opening never waits for somebody who writes into a pipe, and follows no link that was put there just now. */
const readingFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

const isInside = (root: string, file: string): boolean =>
  file.startsWith(root.endsWith(path.sep) ? root : root + path.sep);

/** No such file, something on the way is no directory, or it is a directory itself. */
const isAbsence = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && absences.has(cause.code);

const absences: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENAMETOOLONG']);

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
