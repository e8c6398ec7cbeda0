import { access } from 'node:fs/promises';
import path from 'node:path';

/**
 * Prepares the names of sources for programs that read reports. The name of a file is relative to the root of the repository
 * that contains the working directory, else to the working directory, with forward slashes. Files elsewhere keep their
 * absolute path; URLs and standard input keep their name.
 */
export async function makeRepositoryNames(workingDirectory: string): Promise<(source: string) => string> {
  const root = (await findRepository(workingDirectory)) ?? workingDirectory;
  return (source) => {
    if (/^https?:/i.test(source) || source === '<stdin>') return source;
    const place = path.resolve(workingDirectory, source);
    const relative = path.relative(root, place);
    const isInside = relative !== '' && !/^\.\.(?:[/\\]|$)/.test(relative) && !path.isAbsolute(relative);
    return (isInside ? relative : place).replaceAll(path.sep, '/');
  };
}

/** The nearest directory with a `.git`: a directory, or a file in worktrees and submodules. */
async function findRepository(directory: string): Promise<string | undefined> {
  try {
    await access(path.join(directory, '.git'));
    return directory;
  } catch {
    const parent = path.dirname(directory);
    return parent === directory ? undefined : findRepository(parent);
  }
}
