import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCommit, gitOutputLimitBytes, makeGit } from '../input/git.js';
import { given, usageError, type Given } from '../input/given.js';
import type { Shell } from '../shell.js';

/** A path at a commit of the repository around the working directory: `main:capabilities/ship.yaml`. */
export interface Committed {
  readonly ref: string;
  readonly path: string;
}

/** The limits of the files that are written to a temporary folder: documents, and the files that they name. */
const limits = { files: 20_000, fileBytes: 8 * 1024 * 1024, allBytes: gitOutputLimitBytes / 2 };

/**
 * Writes the folder of a committed file, or a committed folder, into a new temporary folder. Returns that folder and the
 * place of the path in it. Links and submodules are left out. The caller removes the folder.
 */
export async function extractCommitted(
  { ref, path: wanted }: Committed,
  shell: Shell,
): Promise<Given<{ readonly folder: string; readonly place: string }>> {
  const git = makeGit(shell.workingDirectory, shell);
  const top = await git(['rev-parse', '--show-prefix']);
  if (top.status === 'absent') return usageError(`"${ref}:${wanted}" needs git, which is not installed.`);
  const commit = top.status === 'done' ? await findCommit(ref, git) : undefined;
  if (top.status === 'failed' || commit === undefined) {
    return usageError(`"${ref}" is not a commit of a git repository here. A file is named by its path alone.`);
  }
  const prefix = top.output.toString('utf8').trim();
  const inside = path.posix.normalize(path.posix.join(prefix, wanted.replaceAll('\\', '/')));
  if (inside === '..' || inside.startsWith('../')) {
    return usageError(`"${wanted}" leads out of the git repository.`);
  }
  const listed = await git(['ls-tree', '-r', '-z', '-l', '--full-tree', commit]);
  if (listed.status !== 'done') return usageError(`The files of the commit "${ref}" cannot be listed.`);
  const entries = listed.output.toString('utf8').split('\0').flatMap(parseEntry);
  const isFile = entries.some((entry) => entry.path === inside);
  const folder = isFile ? path.posix.dirname(inside) : inside;
  const below = folder === '.' ? '' : `${folder.replace(/\/$/, '')}/`;
  const chosen = entries.filter((entry) => entry.path.startsWith(below) && entry.bytes <= limits.fileBytes);
  if (chosen.length === 0) return usageError(`The commit "${ref}" has no "${wanted}".`);
  if (chosen.length > limits.files) {
    return usageError(`"${ref}:${wanted}" is in a folder of ${chosen.length} files; at most ${limits.files} are read.`);
  }
  const bytesOfAll = chosen.reduce((sum, { bytes }) => sum + bytes, 0);
  if (bytesOfAll > limits.allBytes) {
    const most = limits.allBytes / 1024 / 1024;
    return usageError(`"${ref}:${wanted}" is in a folder of more than ${most} MiB, which is not read.`);
  }
  const blobs = await git(['cat-file', '--batch'], chosen.map(({ id }) => `${id}\n`).join(''));
  if (blobs.status !== 'done') return usageError(`The files of the commit "${ref}" cannot be read.`);
  const { output } = blobs;
  const target = await mkdtemp(path.join(tmpdir(), 'naftiko-diff-'));
  let start = 0;
  for (const { path: name, bytes } of chosen) {
    // The output of git has a header line before each blob and a line break after it.
    const begin = output.indexOf(0x0a, start) + 1;
    start = begin + bytes + 1;
    const file = path.join(target, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, output.subarray(begin, begin + bytes));
  }
  return given({ folder: target, place: path.join(target, inside) });
}

interface Entry {
  readonly id: string;
  readonly bytes: number;
  readonly path: string;
}

/** `100644 blob <id> <size>\t<path>`; a link (120000) is not followed. */
function parseEntry(line: string): readonly Entry[] {
  const match = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(line);
  return match === null ? [] : [{ id: match[1]!, bytes: Number(match[2]), path: match[3]! }];
}
