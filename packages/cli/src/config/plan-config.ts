import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RawPlanOptions } from '../command-line/plan-options.js';
import { findModule } from '../input/find-module.js';
import { given, problemsOf, usageError, type Given } from '../input/given.js';
import type { Shell } from '../shell.js';
import { resolveBeside, type Config } from './config.js';
import { loadConfig } from './load-config.js';
import { describePlace } from './reading.js';

/** The options for planning, completed from the configuration file, and that file. */
export interface PlanConfig<Raw> {
  readonly raw: Raw;
  /** `undefined`: there is no file. */
  readonly config: Config | undefined;
}

/**
 * Reads the configuration file for a command that plans documents and opens nothing. `knownCodes`: the codes of lint
 * rules, all others being refused; absent: every code is accepted.
 */
export async function loadPlanConfig<Raw extends RawPlanOptions>(
  flags: Raw,
  paths: readonly string[],
  shell: Shell,
  knownCodes?: ReadonlySet<string>,
): Promise<Given<PlanConfig<Raw>>> {
  const loaded = await loadConfig(flags, paths, shell, 'planning', knownCodes);
  if (!loaded.ok) return loaded;
  const raw = await withPlanConfig(flags, loaded.value, shell);
  return raw.ok ? given({ raw: raw.value, config: loaded.value }) : raw;
}

/**
 * The options for planning with those of the file, over which flags take precedence. Folders and modules that do not
 * exist are problems, each with its place.
 */
export async function withPlanConfig<Raw extends RawPlanOptions>(
  raw: Raw,
  config: Config | undefined,
  shell: Shell,
): Promise<Given<Raw>> {
  if (config === undefined) return given(raw);
  const allowOutside = raw.allowOutside.length > 0 ? given(raw.allowOutside) : await findFolders(config, shell);
  const plugin = raw.plugin.length > 0 ? given(raw.plugin) : await findModules(config, shell);
  if (allowOutside.ok && plugin.ok) return given({ ...raw, allowOutside: allowOutside.value, plugin: plugin.value });
  return usageError(...problemsOf(allowOutside, plugin));
}

async function findFolders(config: Config, { workingDirectory }: Shell): Promise<Given<readonly string[]>> {
  const { allowFolders } = config.run;
  if (allowFolders === undefined) return given([]);
  const folders: string[] = [];
  const problems: string[] = [];
  for (const name of allowFolders.value) {
    const folder = resolveBeside(config, name);
    folders.push(folder);
    if (await isDirectory(path.resolve(workingDirectory, folder))) continue;
    problems.push(`${describePlace(allowFolders.at)}: "run.allowFolders" takes folders; "${name}" is not one.`);
  }
  return problems.length > 0 ? usageError(...problems) : given(folders);
}

/** The files of plug-ins: packages are found from the directory of the configuration file. */
async function findModules(config: Config, { workingDirectory }: Shell): Promise<Given<readonly string[]>> {
  const { plugins } = config.run;
  if (plugins === undefined) return given([]);
  const directory = path.resolve(workingDirectory, path.dirname(config.file));
  const files: string[] = [];
  const problems: string[] = [];
  for (const name of plugins.value) {
    const url = await findModule(name, directory);
    if (url.ok) files.push(fileURLToPath(url.value));
    else problems.push(`${describePlace(plugins.at)}: "run.plugins": "${name}": ${url.problems.join(' ')}`);
  }
  return problems.length > 0 ? usageError(...problems) : given(files);
}

const isDirectory = (place: string): Promise<boolean> =>
  stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
