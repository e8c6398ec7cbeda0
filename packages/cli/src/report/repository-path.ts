import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Prepares the names of sources for programs that read reports. The name of a file is relative to the root of the repository
 * that contains the working directory, else to the working directory, with forward slashes. Files elsewhere get their
 * absolute path; URLs and standard input keep their name.
 */
export function makeRepositoryNames(workingDirectory: string): (source: string) => string {
  const root = findRepository(workingDirectory) ?? workingDirectory;
  return (source) => {
    if (/^https?:/i.test(source) || source === '<stdin>') return source;
    const place = path.resolve(workingDirectory, source);
    const relative = path.relative(root, place);
    const isInside = relative !== '' && !/^\.\.(?:[/\\]|$)/.test(relative) && !path.isAbsolute(relative);
    return (isInside ? relative : place).replaceAll(path.sep, '/');
  };
}

/** The nearest directory with a `.git`: a directory, or a file in worktrees and submodules. */
function findRepository(directory: string): string | undefined {
  if (existsSync(path.join(directory, '.git'))) return directory;
  const parent = path.dirname(directory);
  return parent === directory ? undefined : findRepository(parent);
}
