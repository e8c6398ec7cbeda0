import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { given, usageError, type Given } from '../input/given.js';
import type { Shell } from '../shell.js';

/** The names under which the file is searched for. */
export const configFileNames = ['naftiko.config.yaml', 'naftiko.config.yml', 'naftiko.config.json'] as const;

/** Whether a file has the name of a configuration file. */
export const isConfigFile = (file: string): boolean => configFileNames.some((name) => path.basename(file) === name);

/**
 * Finds the configuration file: the one that is named, else the one in the working directory, else the one in the first
 * directory among the paths that has one. `undefined`: there is none.
 */
export async function findConfig(
  named: string | undefined,
  paths: readonly string[],
  { workingDirectory }: Shell,
): Promise<Given<string | undefined>> {
  if (named !== undefined) return given(named);
  for (const directory of ['.', ...paths]) {
    const place = path.resolve(workingDirectory, directory);
    if (directory !== '.' && !(await isDirectory(place))) continue;
    const found: string[] = [];
    for (const name of configFileNames)
      if (await exists(path.join(place, name))) found.push(path.join(directory, name));
    if (found.length > 1) return usageError(`There are ${found.join(' and ')}; keep one, or name one with --config.`);
    if (found.length === 1) return given(found[0]);
  }
  return given(undefined);
}

const isDirectory = (place: string): Promise<boolean> =>
  stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );

const exists = (place: string): Promise<boolean> =>
  access(place).then(
    () => true,
    () => false,
  );
