import { execFile } from 'node:child_process';
import path from 'node:path';
import { given, usageError, type Given } from '../input/given.js';
import type { Shell } from '../shell.js';

/**
 * The absolute paths of the files that differ from the common ancestor of a commit and HEAD, in the working tree: committed,
 * staged, changed, deleted and untracked ones.
 */
export async function findChangedFiles(ref: string, shell: Shell): Promise<Given<ReadonlySet<string>>> {
  const top = await runGit(['rev-parse', '--show-toplevel'], shell.workingDirectory, shell);
  if (top.status === 'absent') return usageError('--since needs Git, and the command "git" is not found.');
  if (top.status === 'failed') return usageError(`--since needs a Git repository: ${top.reason}`);
  const root = top.output.replace(/\r?\n$/, '');
  const git = (...args: readonly string[]): Promise<GitResult> => runGit(args, root, shell);
  const commit = await findCommit(ref, git);
  if (commit === undefined) {
    return usageError(`--since takes a commit, a branch or a tag; "${ref}" is not one in this repository.`);
  }
  const base = await git('merge-base', commit, 'HEAD');
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
    base.output.trim(),
    '--',
  ];
  const changed = await git(...diff);
  const untracked = await git('ls-files', '-z', '--others', '--exclude-standard');
  for (const one of [changed, untracked]) {
    if (one.status !== 'done') return usageError(`--since ${ref}: ${one.status === 'failed' ? one.reason : ''}`);
  }
  const names = [changed, untracked].flatMap((one) => (one.status === 'done' ? one.output.split('\0') : []));
  return given(new Set(names.filter((name) => name !== '').map((name) => path.join(root, name))));
}

/** The id of a commit. A reference never becomes an option of git. */
async function findCommit(ref: string, git: (...args: readonly string[]) => Promise<GitResult>) {
  if (ref === '' || ref.startsWith('-')) return undefined;
  const found = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  return found.status === 'done' ? /^[0-9a-f]{40,64}$/m.exec(found.output)?.[0] : undefined;
}

type GitResult =
  | { readonly status: 'done'; readonly output: string }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'absent' };

const outputLimitBytes = 256 * 1024 * 1024;

function runGit(args: readonly string[], cwd: string, { environment }: Shell): Promise<GitResult> {
  const options = { cwd, env: { ...environment, GIT_OPTIONAL_LOCKS: '0' }, maxBuffer: outputLimitBytes };
  return new Promise((resolve) => {
    execFile('git', args, options, (error, output, errors) => {
      if (error === null) resolve({ status: 'done', output });
      else if (error.code === 'ENOENT') resolve({ status: 'absent' });
      else resolve({ status: 'failed', reason: reasonIn(errors) ?? error.message });
    });
  });
}

/** The first line of the error output of git, as a sentence. */
function reasonIn(errors: string): string | undefined {
  const line = errors
    .split('\n')[0]
    ?.replace(/^fatal: /, '')
    .trim();
  return line === undefined || line === '' ? undefined : line.replace(/[.:]?$/, '.');
}
