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
}

/**
 * Composes the start with the options that were given. All paths are absolute, because hosts have another working
 * directory and often another `PATH`.
 */
export function composeStart(
  { file, namespace, config }: StdioStart,
  raw: RawConnectOptions,
  shell: Shell,
): StartCommand {
  const resolve = (named: string): string => path.resolve(shell.workingDirectory, named);
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
  const { command, args } = findProgram(shell);
  return { command, args: [...args, 'run', resolve(file), '--stdio', namespace, ...options] };
}

/** How this program is started. npx deletes its files at some time; a program in its directory is started through npx. */
function findProgram({ executable }: Shell): StartCommand {
  const bin = fileURLToPath(locatePackagedFile('bin/naftiko.js'));
  if (bin.split(path.sep).includes('_npx')) return { command: 'npx', args: ['-y', `naftiko@${readVersion()}`] };
  return { command: executable, args: [bin] };
}
