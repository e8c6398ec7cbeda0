import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isSafeSegment } from './safe-path.js';

/** A regular file of a skill. */
export interface SkillFile {
  /** Relative to the directory, with `/` between names. */
  readonly path: string;
  /** The real path: links are resolved. */
  readonly realPath: string;
  readonly sizeBytes: number;
  readonly modified: Date;
  readonly executable: boolean;
}

/** The result of a search for one file. */
export type FoundFile =
  | { readonly kind: 'file'; readonly file: SkillFile }
  | { readonly kind: 'missing' }
  /** It exists, but a link leads out of the directory. */
  | { readonly kind: 'outside' };

/** The real path of a directory; `undefined` if it does not exist. */
export async function findDirectory(location: string): Promise<string | undefined> {
  const root = await resolvePath(location);
  return root !== undefined && (await statsOf(root))?.isDirectory() === true ? root : undefined;
}

/** Finds a regular file by the safe segments of its path. `root` is a real path. Source: specification 04, b.7. */
export async function findFile(root: string, segments: readonly string[]): Promise<FoundFile> {
  const realPath = await resolvePath(path.join(root, ...segments));
  if (realPath === undefined) return { kind: 'missing' };
  if (!realPath.startsWith(root.endsWith(path.sep) ? root : root + path.sep)) return { kind: 'outside' };
  const stats = await statsOf(realPath);
  if (stats?.isFile() !== true) return { kind: 'missing' };
  const { size, mtime, mode } = stats;
  const executable = (mode & 0o100) !== 0;
  return {
    kind: 'file',
    file: { path: segments.join('/'), realPath, sizeBytes: size, modified: mtime, executable },
  };
}

/**
 * Every file that a request can name by its path, sorted; `undefined` when there are more than `limit` names.
 * Links to directories are not followed. Source: specification 04, b.6.
 */
export async function listFiles(root: string, limit: number): Promise<readonly SkillFile[] | undefined> {
  const files: SkillFile[] = [];
  const folders: (readonly string[])[] = [[]];
  let seen = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await entriesOf(path.join(root, ...folder));
    seen += entries.length;
    if (seen > limit) return undefined;
    for (const entry of entries) {
      if (!isSafeSegment(entry.name)) continue;
      const segments = [...folder, entry.name];
      if (entry.isDirectory()) folders.push(segments);
      if (!entry.isFile() && !entry.isSymbolicLink()) continue;
      const found = await findFile(root, segments);
      if (found.kind === 'file') files.push(found.file);
    }
  }
  // By code units: the order does not depend on a locale.
  return files.sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** An unreadable entry counts as absent: files change while they are served. */
const toUndefined = (): undefined => undefined;

const resolvePath = (file: string): Promise<string | undefined> => realpath(file).catch(toUndefined);

const statsOf = (file: string): Promise<Stats | undefined> => stat(file).catch(toUndefined);

const entriesOf = async (folder: string): Promise<readonly Dirent[]> =>
  (await readdir(folder, { withFileTypes: true }).catch(toUndefined)) ?? [];
