import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RawConnectOptions } from '../command-line/connect-command.js';
import { locatePackagedFile } from '../packaged-file.js';
import type { Shell } from '../shell.js';
import { readVersion } from '../version.js';

/** A command that starts a document on standard input and output, from any working directory. */
export interface StartCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** What is started. */
export interface StdioStart {
  readonly file: string;
  readonly namespace: string;
  /** The configuration file that applies; relative paths are those of the working directory. */
  readonly config: string | undefined;
  /** `undefined`: the start is configured for one user. */
  readonly project: ProjectFolder | undefined;
}

/** The folder of a project, and what stands for it in the configuration of a host. */
export interface ProjectFolder {
  readonly path: string;
  readonly written: string;
}

/**
 * Composes the start with the options that were given. All paths are absolute, because hosts have another working
 * directory and often another `PATH`. The configuration of a project names what is in its folder relative to it, because
 * others have it elsewhere.
 */
export function composeStart(
  { file, namespace, config, project }: StdioStart,
  raw: RawConnectOptions,
  shell: Shell,
): StartCommand {
  const resolve = (named: string): string => writePath(path.resolve(shell.workingDirectory, named), project);
  const repeat = (option: string, values: readonly string[]): readonly string[] =>
    values.flatMap((value) => [option, value]);
  const once = (option: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [option, value];
  const flag = (option: string, isGiven: boolean): readonly string[] => (isGiven ? [option] : []);
  const options = [
    ...once('--config', config === undefined ? undefined : resolve(config)),
    ...repeat('--env-file', raw.envFile.map(resolve)),
    ...repeat('--var', raw.var),
    ...repeat('--base-uri', raw.baseUri),
    ...repeat(
      '--plugin',
      raw.plugin.map((module) => (/^\.{0,2}[\\/]/.test(module) ? resolve(module) : module)),
    ),
    ...repeat('--allow-outside', raw.allowOutside.map(resolve)),
    ...once('--timeout', raw.timeout),
    ...once('--decode-timeout', raw.decodeTimeout),
    ...flag('--mock', raw.mock),
    ...flag('--python', raw.python),
    ...flag('--fetch', raw.fetch),
    ...flag('--no-proxy', !raw.proxy),
  ];
  const { command, args } = findProgram(shell, project);
  return { command, args: [...args, 'run', resolve(file), '--stdio', namespace, ...options] };
}

/** Absolute, or relative to the folder of a project where it is inside. */
function writePath(absolute: string, project: ProjectFolder | undefined): string {
  if (project === undefined) return absolute;
  const relative = path.relative(project.path, absolute);
  const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return isInside ? [project.written, ...relative.split(path.sep)].join('/') : absolute;
}

/** How this program is started. npx deletes its files at some time; a program in its directory is started through npx. */
function findProgram({ executable }: Shell, project: ProjectFolder | undefined): StartCommand {
  const bin = fileURLToPath(locatePackagedFile('bin/naftiko.js'));
  if (bin.split(path.sep).includes('_npx')) return { command: 'npx', args: ['-y', `naftiko@${readVersion()}`] };
  if (project === undefined) return { command: executable, args: [bin] };
  const written = writePath(bin, project);
  return written === bin ? { command: 'naftiko', args: [] } : { command: 'node', args: [written] };
}
