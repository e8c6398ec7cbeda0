import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DocumentFiles, FileRefusal } from '@naftiko/engine';
import { openInside, readAtMost, type OpenedFile } from '@naftiko/runtime';
import { isSafeSegment } from '../plan/uri-template.js';

/** A file below a served directory, or the reason why there is none. */
export type FoundFile =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-large'; readonly limitBytes: number };

/** Which files are listed. */
export interface ListingRules {
  /** Whether files and directories with a name are served; others are not listed either. */
  readonly isServed?: (name: string) => boolean;
  /** The largest number of files and directories. */
  readonly maxNames?: number;
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
 * A link is listed when its target is inside the directory and is served itself. Links to directories are skipped,
 * because they may form a cycle.
 */
export async function listFiles(
  directory: string,
  files: DocumentFiles,
  { isServed = isSafeSegment, maxNames = Infinity }: ListingRules = {},
): Promise<Listing> {
  const found = await files.findFolder(directory);
  if (!found.ok) return { kind: isAbsence(found.refusal) ? 'missing' : 'unreadable' };
  try {
    const root = found.directory;
    const walk: Walk = { root, isServed, maxNames, seen: 0, files: [] };
    await collect(root, [], walk);
    if (walk.seen > maxNames) return { kind: 'too-many' };
    const sorted = walk.files.toSorted((left, right) => compare(left.join('/'), right.join('/')));
    return { kind: 'files', files: sorted };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** The properties of a file that are known without reading it. */
export interface FileFacts {
  readonly sizeBytes: number;
  /**
   * A text that differs when the file has changed. `undefined`: the file has just changed, and may change again before
   * the clock of the file system advances.
   */
  readonly stamp: string | undefined;
}

/** Size and stamp of a listed file; `undefined` when it has been removed. */
export async function readFileFacts(directory: string, segments: readonly string[]): Promise<FileFacts | undefined> {
  try {
    const found = await stat(path.join(directory, ...segments), { bigint: true });
    const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = found;
    const isFresh = Date.now() - Number(ctimeMs) < maxTimestampTickMs;
    return { sizeBytes: Number(size), stamp: isFresh ? undefined : [dev, ino, size, mtimeNs, ctimeNs].join(' ') };
  } catch {
    return undefined;
  }
}

/** Some file systems store times in seconds. */
const maxTimestampTickMs = 2_000;

/** Which files are read. */
export interface ReadingRules extends Pick<ListingRules, 'isServed'> {
  readonly limitBytes: number;
}

/** Reads a file below a directory; links are followed if they stay inside. The segments must be safe. */
export async function readFileBelow(
  directory: string,
  segments: readonly string[],
  files: DocumentFiles,
  { limitBytes, isServed = isSafeSegment }: ReadingRules,
): Promise<FoundFile> {
  const found = await files.findFolder(directory);
  if (!found.ok) return { kind: isAbsence(found.refusal) ? 'missing' : 'unreadable' };
  const root = found.directory;
  const opening = await openInside(path.join(root, ...segments), [root]);
  if (!opening.ok) return { kind: isAbsence(opening.refusal) ? 'missing' : 'unreadable' };
  const { opened } = opening;
  try {
    return isServedAt(opened.file, root, isServed) ? await readWhole(opened, limitBytes) : { kind: 'missing' };
  } catch {
    return { kind: 'unreadable' };
  } finally {
    await opened.handle.close().catch(() => undefined);
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
    if (walk.seen > walk.maxNames) return;
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
  // Names that begin with ".." are allowed for directories: volumes that are replaced as a whole (Kubernetes) have
  // their files in such a directory, behind links.
  return isServed(last) && names.every((name) => name.startsWith('..') || isServed(name));
}

async function readWhole({ handle, facts }: OpenedFile, limitBytes: number): Promise<FoundFile> {
  const bytes = facts.size > limitBytes ? undefined : await readAtMost(handle, facts.size, limitBytes);
  return bytes === undefined ? { kind: 'too-large', limitBytes } : { kind: 'file', bytes };
}

const isInside = (root: string, file: string): boolean =>
  file.startsWith(root.endsWith(path.sep) ? root : root + path.sep);

/**
 * Whether a file is treated as missing. A link that leads out of the directory is too, so that the answer does not
 * reveal what exists there.
 */
const isAbsence = (refusal: FileRefusal): boolean => refusal.kind !== 'unreadable' || refusal.code === 'ELOOP';

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
