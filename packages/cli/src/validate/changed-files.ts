import path from 'node:path';
import { findCommit, makeGit } from '../input/git.js';
import { given, usageError, type Given } from '../input/given.js';
import type { Shell } from '../shell.js';

/**
 * The absolute paths of the files that differ from the common ancestor of a commit and HEAD, in the working tree: committed,
 * staged, changed, deleted and untracked ones.
 */
export async function findChangedFiles(ref: string, shell: Shell): Promise<Given<ReadonlySet<string>>> {
  const top = await makeGit(shell.workingDirectory, shell)(['rev-parse', '--show-toplevel']);
  if (top.status === 'absent') return usageError('--since needs Git, and the command "git" is not found.');
  if (top.status === 'failed') return usageError(`--since needs a Git repository: ${top.reason}`);
  const root = top.output.toString('utf8').replace(/\r?\n$/, '');
  const git = makeGit(root, shell);
  const commit = await findCommit(ref, git);
  if (commit === undefined) {
    return usageError(`--since takes a commit, a branch or a tag; "${ref}" is not one in this repository.`);
  }
  const base = await git(['merge-base', commit, 'HEAD']);
  if (base.status !== 'done') {
    return usageError(
      `--since ${ref}: it has no common ancestor with HEAD. A shallow clone needs more history (git fetch --unshallow).`,
    );
  }
  const diff = [
    'diff',
    '--name-only',
    '-z',
    '--no-renames',
    '--no-relative',
    '--no-ext-diff',
    base.output.toString('utf8').trim(),
    '--',
  ];
  const changed = await git(diff);
  const untracked = await git(['ls-files', '-z', '--others', '--exclude-standard']);
  for (const one of [changed, untracked]) {
    if (one.status !== 'done') return usageError(`--since ${ref}: ${one.status === 'failed' ? one.reason : ''}`);
  }
  const names = [changed, untracked].flatMap((one) =>
    one.status === 'done' ? one.output.toString('utf8').split('\0') : [],
  );
  return given(new Set(names.filter((name) => name !== '').map((name) => path.join(root, name))));
}
