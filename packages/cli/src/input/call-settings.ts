import path from 'node:path';
import { readDotenvFile } from '@naftiko/adapters';
import type { Proxies } from '@naftiko/engine';
import type { RawCallOptions } from '../command-line/call-options.js';
import type { Shell } from '../shell.js';
import { given, usageError, problemsOf, type Given } from './given.js';
import { readDuration } from './read-duration.js';
import { readProxies } from './read-proxies.js';
import { readAssignments, readBaseUris } from './read-option.js';

/** The settings of upstream calls, for `run` and `call`. */
export interface CallSettings {
  /** The environment of the process, which takes precedence over the env files. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly settings: ReadonlyMap<string, string>;
  readonly baseUris: ReadonlyMap<string, string>;
  readonly mock: boolean;
  readonly timeoutMs: number;
  readonly decodeTimeoutMs: number;
  readonly proxies: Proxies | undefined;
}

/** Reads the options and env files; reports all problems at once. */
export async function readCallSettings(raw: RawCallOptions, shell: Shell): Promise<Given<CallSettings>> {
  const environment = await readEnvironment(raw.envFile, shell);
  const settings = readAssignments('--var', raw.var);
  const baseUris = readBaseUris(raw.baseUri);
  const timeoutMs = readDuration('--timeout', raw.timeout, { minMs: 1, fallbackMs: 30_000 });
  const decodeTimeoutMs = readDuration('--decode-timeout', raw.decodeTimeout, { minMs: 1, fallbackMs: 10_000 });
  const proxies = environment.ok && raw.proxy && !raw.mock ? readProxies(environment.value) : given(undefined);
  if (!environment.ok || !settings.ok || !baseUris.ok || !timeoutMs.ok || !decodeTimeoutMs.ok || !proxies.ok) {
    return usageError(...problemsOf(environment, settings, baseUris, timeoutMs, decodeTimeoutMs, proxies));
  }
  return given({
    environment: environment.value,
    settings: settings.value,
    baseUris: baseUris.value,
    mock: raw.mock,
    timeoutMs: timeoutMs.value,
    decodeTimeoutMs: decodeTimeoutMs.value,
    proxies: proxies.value,
  });
}

/**
 * The environment of the process and, for variables that it lacks, the values of the env files; later files take
 * precedence.
 */
export async function readEnvironment(
  files: readonly string[],
  { environment, workingDirectory }: Shell,
): Promise<Given<Readonly<Record<string, string | undefined>>>> {
  const layers: Readonly<Record<string, string>>[] = [];
  const problems: string[] = [];
  for (const file of files) {
    try {
      layers.push(await readDotenvFile(path.resolve(workingDirectory, file)));
    } catch (cause) {
      const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
      problems.push(`The env file "${file}" ${missing ? 'does not exist' : 'cannot be read'}.`);
    }
  }
  return problems.length > 0
    ? usageError(...problems)
    : given(Object.assign({}, ...layers, environment) as typeof environment);
}
