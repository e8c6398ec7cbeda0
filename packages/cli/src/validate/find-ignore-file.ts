import { existsSync } from 'node:fs';
import path from 'node:path';
import { given, usageError, type Given } from '../input/given.js';
import { makeIgnoreFile, ignoreFileName, readIgnoreFile, type IgnoreFile } from './ignore-file.js';

/** The settings that decide which ignore file is read. */
export interface IgnoreFileChoice {
  /** The option `--ignore-file`. */
  readonly named: string | undefined;
  /** `lint.ignoreFile` of the configuration file, relative to the working directory. */
  readonly configured: string | undefined;
  /** The directory of the configuration file, relative to the working directory. */
  readonly directory: string;
  /** Whether the file is written afterwards, so that it need not exist. */
  readonly generates: boolean;
}

/** Reads the ignore file that is named, configured, or present; `undefined`: there is none. */
export async function findIgnoreFile(
  { named, configured, directory, generates }: IgnoreFileChoice,
  workingDirectory: string,
): Promise<Given<IgnoreFile | undefined>> {
  const name = named ?? configured ?? path.join(directory, ignoreFileName);
  const place = path.resolve(workingDirectory, name);
  if (existsSync(place)) return readIgnoreFile(name, workingDirectory);
  if (generates) return given(makeIgnoreFile(name, workingDirectory));
  if (named === undefined && configured === undefined) return given(undefined);
  return usageError(`There is no ignore file "${name}". Write it with --generate-ignore-file.`);
}
