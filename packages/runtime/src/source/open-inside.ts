import { constants, type Stats } from 'node:fs';
import { lstat, open, readlink, realpath, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { FileRefusal } from '@naftiko/engine';

/** An open regular file. Who receives it must close it. */
export interface OpenedFile {
  readonly handle: FileHandle;
  /** Its real path. */
  readonly file: string;
  readonly facts: Stats;
}

export type Opening =
  { readonly ok: true; readonly opened: OpenedFile } | { readonly ok: false; readonly refusal: FileRefusal };

export type Finding =
  { readonly ok: true; readonly place: string } | { readonly ok: false; readonly refusal: FileRefusal };

/**
 * Opens a regular file that is in one of the folders when links are followed. Every file that a document names is
 * opened by this function.
 *
 * The file is checked before it is opened, because opening a pipe can block and opening a device can have effects. It
 * is checked again by its descriptor, because a link may have replaced it in between. Never throws.
 */
export async function openInside(file: string, folders: readonly string[]): Promise<Opening> {
  const found = await findInside(file, folders);
  if (!found.ok) return found;
  let handle: FileHandle | undefined;
  try {
    const what = kindOf(await lstat(found.place));
    if (what !== undefined) return refuse({ kind: 'irregular', what });
    handle = await open(found.place, openingFlags);
    const opening = await checkOpened(handle, found.place, folders);
    if (!opening.ok) await handle.close();
    return opening;
  } catch (cause) {
    await handle?.close().catch(() => undefined);
    return refuse(refusalOf(cause));
  }
}

/** The real path of a file or directory that exists in one of the folders. Never throws. */
export async function findInside(file: string, folders: readonly string[]): Promise<Finding> {
  const { place, problem } = await lookUp(path.resolve(file));
  // A path outside is refused whether or not it exists, so that the answer does not reveal which files exist in other
  // folders.
  if (!(await isInsideOne(place, folders))) return refuse({ kind: 'outside', folder: path.dirname(place) });
  if (problem !== undefined) return refuse(refusalOf(problem));
  if (isKernelPath(place)) return refuse({ kind: 'irregular', what: 'a file of the kernel' });
  return { ok: true, place };
}

/** Whether a path is below a folder. Both must be real paths. */
export const isBelow = (place: string, folder: string): boolean =>
  place.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);

const refuse = (refusal: FileRefusal): { readonly ok: false; readonly refusal: FileRefusal } => ({
  ok: false,
  refusal,
});

async function checkOpened(handle: FileHandle, file: string, folders: readonly string[]): Promise<Opening> {
  const facts = await handle.stat();
  const what = kindOf(facts);
  if (what !== undefined) return refuse({ kind: 'irregular', what });
  const place = await pathOf(handle, file);
  return (await isInsideOne(place, folders))
    ? { ok: true, opened: { handle, file, facts } }
    : refuse({ kind: 'outside', folder: path.dirname(place) });
}

/**
 * Resolves the links of a path. For a path that does not exist, the result is the real path of its nearest existing
 * ancestor with the remaining segments.
 */
async function lookUp(file: string): Promise<{ readonly place: string; readonly problem?: unknown }> {
  try {
    return { place: await realpath(file) };
  } catch (problem) {
    const parent = path.dirname(file);
    if (parent === file) return { place: file, problem };
    return { place: path.join((await lookUp(parent)).place, path.basename(file)), problem };
  }
}

async function isInsideOne(place: string, folders: readonly string[]): Promise<boolean> {
  for (const folder of folders) {
    const root = await realpath(folder).catch(() => path.resolve(folder));
    if (place === root || isBelow(place, root)) return true;
  }
  return false;
}

/**
 * With these flags, opening does not wait for the writer of a pipe, does not follow a link in the last segment, and
 * does not make a terminal the controlling terminal of the process.
 */
const openingFlags =
  constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0) | (constants.O_NOCTTY ?? 0);

/** The path of an open file, from the operating system where it is available, else resolved again. */
const pathOf = (handle: FileHandle, file: string): Promise<string> =>
  readlink(`/proc/self/fd/${handle.fd}`).catch(() => realpath(file));

/** The kind of a file that is not regular; `undefined` for a regular file. */
function kindOf(facts: Stats): string | undefined {
  if (facts.isFile()) return undefined;
  if (facts.isDirectory()) return 'a directory';
  if (facts.isFIFO()) return 'a pipe';
  if (facts.isSocket()) return 'a socket';
  return facts.isSymbolicLink() ? 'a link that has just been changed' : 'a device';
}

/**
 * Whether a path leads to files of the kernel. They look regular, but reading one may never end, or may reveal the
 * environment of the process.
 */
const isKernelPath = (place: string): boolean => /^\/(?:proc|sys)(?:\/|$)/.test(place);

const refusalOf = (cause: unknown): FileRefusal =>
  isAbsence(cause) ? { kind: 'missing' } : { kind: 'unreadable', code: codeOf(cause) };

/** The code of an error of the operating system, such as `ENOENT`. */
export const codeOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown';

/** Whether an error says that the path does not exist. A path with a zero byte never exists. */
const isAbsence = (cause: unknown): boolean => absences.has(codeOf(cause));

const absences: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);
