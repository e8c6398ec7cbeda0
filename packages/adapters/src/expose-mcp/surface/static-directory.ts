import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isSafeSegment } from '../plan/uri-template.js';

/** A file below a served directory, or why there is none. */
export type FoundFile =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-large'; readonly limitBytes: number };

/** Which files are listed. */
export interface ListingRules {
  /** Decides by the name of a file or directory; what cannot be requested is not listed. */
  readonly isServed?: (name: string) => boolean;
  /** The limit of file and directory names. */
  readonly mostNames?: number;
}

/** The files below a directory, each as the segments of its path, sorted; or why they cannot be listed. */
export type Listing =
  | { readonly kind: 'files'; readonly files: readonly (readonly string[])[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-many' };

/**
 * Lists every file below a directory.
 *
 * A link is listed when its target is inside and is served itself; directories behind links are skipped, because they
 * may form a cycle.
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

/** The facts of a file, without reading it. */
export interface FileFacts {
  readonly sizeBytes: number;
  /**
   * A different stamp means a changed file. `undefined`: it has just changed, and may change again within a tick of its
   * clock.
   */
  readonly stamp: string | undefined;
}

/** The facts of a listed file; `undefined` when it has been removed. */
export async function readFileFacts(directory: string, segments: readonly string[]): Promise<FileFacts | undefined> {
  try {
    const found = await stat(path.join(directory, ...segments), { bigint: true });
    const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = found;
    const isFresh = Date.now() - Number(ctimeMs) < coarsestTickMs;
    return { sizeBytes: Number(size), stamp: isFresh ? undefined : [dev, ino, size, mtimeNs, ctimeNs].join(' ') };
  } catch {
    return undefined;
  }
}

/** Some file systems store times in seconds. */
const coarsestTickMs = 2_000;

/** Which files are read. */
export interface ReadingRules extends Pick<ListingRules, 'isServed'> {
  readonly limitBytes: number;
}

/** Reads a file below a directory; links are followed if they stay inside. The segments must be safe. */
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
    else if (entry.isFile() || (entry.isSymbolicLink() && (await isServedLink(location, walk)))) {
      walk.files.push(segments);
    }
  }
}

async function isServedLink(link: string, { root, isServed }: Walk): Promise<boolean> {
  try {
    const target = await realpath(link);
    return isServedAt(target, root, isServed) && (await stat(target)).isFile();
  } catch {
    return false;
  }
}

/** Whether the target of a path may be served. */
function isServedAt(place: string, root: string, isServed: (name: string) => boolean): boolean {
  if (!isInside(root, place)) return false;
  const names = path.relative(root, place).split(path.sep);
  const last = names.pop() ?? '';
  // Volumes that are replaced as a whole keep their files in such a directory, behind links.
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

/** Opening never waits for the writer of a pipe, and does not follow a link that was created just now. */
const readingFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

const isInside = (root: string, file: string): boolean =>
  file.startsWith(root.endsWith(path.sep) ? root : root + path.sep);

/** The file does not exist, a parent is not a directory, or it is a directory itself. */
const isAbsence = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && absences.has(cause.code);

const absences: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENAMETOOLONG']);

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
