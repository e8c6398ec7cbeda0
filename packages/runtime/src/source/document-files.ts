import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { DocumentFiles, FileRead } from '@naftiko/engine';
import { codeOf, findInside, openInside } from './open-inside.js';
import { readAtMost } from './read-at-most.js';

/**
 * Gives access to the files of a document: in its folder (`home`), and in folders that the operator allows. Links in
 * the paths of folders are resolved at each use, because a deployment may replace the folders.
 */
export function makeDocumentFiles(home: string, allowed: readonly string[]): DocumentFiles {
  const folders = [home, ...allowed];
  return {
    read: (file, limitBytes) => readInside(file, folders, limitBytes),

    async findFolder(directory) {
      const found = await findInside(directory, folders);
      if (!found.ok) {
        // The operator would have to allow the directory itself, and not its parent.
        return found.refusal.kind === 'outside' ? { ok: false, refusal: refuseOutside(directory) } : found;
      }
      const isDirectory = await stat(found.place).then(
        (facts) => facts.isDirectory(),
        () => false,
      );
      if (!isDirectory) return { ok: false, refusal: { kind: 'irregular', what: 'not a directory' } };
      return { ok: true, directory: found.place };
    },

    withFolders: (...further) => makeDocumentFiles(home, [...allowed, ...further]),
  };
}

/** Reads a regular file that is, links followed, in one of the folders. */
export async function readInside(file: string, folders: readonly string[], limitBytes: number): Promise<FileRead> {
  const opening = await openInside(file, folders);
  if (!opening.ok) return opening;
  const { handle, facts } = opening.opened;
  try {
    const bytes = facts.size > limitBytes ? undefined : await readAtMost(handle, facts.size, limitBytes);
    return bytes === undefined ? { ok: false, refusal: { kind: 'too-large', limitBytes } } : { ok: true, bytes };
  } catch (cause) {
    return { ok: false, refusal: { kind: 'unreadable', code: codeOf(cause) } };
  } finally {
    await handle.close().catch(() => undefined);
  }
}

const refuseOutside = (directory: string) => ({ kind: 'outside', folder: path.resolve(directory) }) as const;
