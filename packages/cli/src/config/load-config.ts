import { access } from 'node:fs/promises';
import path from 'node:path';
import { readEnvironment } from '../input/call-settings.js';
import { given, usageError, type Given } from '../input/given.js';
import { toPrintable } from '../printable.js';
import { printLines, type Shell } from '../shell.js';
import { resolveBeside, type Config } from './config.js';
import { findConfig } from './find-config.js';
import { readConfig } from './read-config.js';
import { describePlace, type Configured } from './reading.js';

/** The options that decide whether the file is read, and how. */
export interface ConfigFlags {
  readonly config?: string;
  readonly envFile?: readonly string[];
}

/**
 * Which part of the file a command needs. A command that only plans documents needs no secret: unset variables are an error
 * only in the settings that planning uses, and env files may be missing.
 */
export type ConfigNeed = 'everything' | 'planning';

/**
 * Finds and reads the configuration file of a command; `undefined`: there is none. Its warnings go to standard error.
 * `knownCodes`: the codes of lint rules, all others being refused; absent: every code is accepted.
 */
export async function loadConfig(
  flags: ConfigFlags,
  paths: readonly string[],
  shell: Shell,
  need: ConfigNeed = 'everything',
  knownCodes?: ReadonlySet<string>,
): Promise<Given<Config | undefined>> {
  const file = findConfig(flags.config, paths, shell);
  if (!file.ok) return file;
  if (file.value === undefined) return given(undefined);
  const read = await readConfigFile(file.value, flags, shell, need, knownCodes);
  if (!read.ok) return read;
  printLines(shell.errors, ...read.value.warnings.map((warning) => `warning ${toPrintable(warning)}`));
  return given(read.value.config);
}

/** Reads a configuration file with the variables of the env files that the flags name, else of its own. */
export const readConfigFile = (
  file: string,
  { envFile = [] }: ConfigFlags,
  shell: Shell,
  need: ConfigNeed = 'everything',
  knownCodes?: ReadonlySet<string>,
): ReturnType<typeof readConfig> =>
  readConfig(file, shell, {
    knownCodes,
    isNeeded: need === 'everything' ? () => true : (key) => neededForPlanning.test(key),
    environmentWith: (named) =>
      envFile.length > 0 ? readEnvironment(envFile, shell) : readNamedFiles(file, named, shell, need),
  });

const neededForPlanning = /^(?:lint|run\.(?:allowFolders|plugins))\b/;

async function readNamedFiles(
  file: string,
  named: Configured<readonly string[]> | undefined,
  shell: Shell,
  need: ConfigNeed,
): ReturnType<typeof readEnvironment> {
  const files = (named?.value ?? []).map((one) => resolveBeside({ file }, one));
  const read = await readEnvironment(need === 'planning' ? await selectPresent(files, shell) : files, shell);
  if (read.ok || named === undefined) return read;
  return usageError(
    ...read.problems.map(
      (problem) => `${describePlace(named.at)}: ${problem} Create it, or remove it from "run.envFiles".`,
    ),
  );
}

/** The files that exist. */
export async function selectPresent(files: readonly string[], { workingDirectory }: Shell): Promise<readonly string[]> {
  const present = await Promise.all(
    files.map((file) =>
      access(path.resolve(workingDirectory, file)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return files.filter((_, index) => present[index]);
}
