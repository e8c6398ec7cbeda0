import { execFile } from 'node:child_process';
import type { Shell } from '../shell.js';

/** The outcome of a git command; `absent`: git is not installed. */
export type GitResult =
  | { readonly status: 'done'; readonly output: Buffer }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'absent' };

/** Runs git with arguments and, where given, a text on its standard input. Never throws. */
export type Git = (args: readonly string[], input?: string) => Promise<GitResult>;

/** The largest output that is read from git, in bytes; a command that writes more fails. */
export const gitOutputLimitBytes = 256 * 1024 * 1024;

/** Git in a directory, with the environment of the command. */
export const makeGit =
  (cwd: string, { environment }: Pick<Shell, 'environment'>): Git =>
  (args, input = '') =>
    new Promise((resolve) => {
      const options = {
        cwd,
        env: { ...environment, GIT_OPTIONAL_LOCKS: '0' },
        maxBuffer: gitOutputLimitBytes,
        encoding: 'buffer',
      } as const;
      const child = execFile('git', args, options, (error, output, errors) => {
        if (error === null) resolve({ status: 'done', output });
        else if (error.code === 'ENOENT') resolve({ status: 'absent' });
        else resolve({ status: 'failed', reason: reasonIn(errors.toString('utf8')) ?? error.message });
      });
      // A command that ends early closes its input; its result says why.
      child.stdin?.on('error', () => undefined).end(input);
    });

/** The id of a commit; `undefined`: there is none of that name. A reference never becomes an option of git. */
export async function findCommit(ref: string, git: Git): Promise<string | undefined> {
  if (ref === '' || ref.startsWith('-')) return undefined;
  const found = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  return found.status === 'done' ? /^[0-9a-f]{40,64}$/m.exec(found.output.toString('utf8'))?.[0] : undefined;
}

/** The first line of the error output of git, as a sentence. */
function reasonIn(errors: string): string | undefined {
  const line = errors
    .split('\n')[0]
    ?.replace(/^fatal: /, '')
    .trim();
  return line === undefined || line === '' ? undefined : line.replace(/[.:]?$/, '.');
}
