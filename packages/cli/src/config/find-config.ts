import { existsSync, statSync } from 'node:fs';
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
 *
 * A start looks for files at once: `node:fs/promises` and its threads take 3 ms of the 22 ms of an empty program.
 */
export function findConfig(
  named: string | undefined,
  paths: readonly string[],
  { workingDirectory }: Shell,
): Given<string | undefined> {
  if (named !== undefined) return given(named);
  for (const directory of ['.', ...paths]) {
    const place = path.resolve(workingDirectory, directory);
    if (directory !== '.' && !isDirectory(place)) continue;
    const found = configFileNames
      .filter((name) => existsSync(path.join(place, name)))
      .map((name) => path.join(directory, name));
    if (found.length > 1) return usageError(`There are ${found.join(' and ')}; keep one, or name one with --config.`);
    if (found.length === 1) return given(found[0]);
  }
  return given(undefined);
}

function isDirectory(place: string): boolean {
  try {
    return statSync(place).isDirectory();
  } catch {
    return false;
  }
}
