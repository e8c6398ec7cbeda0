import { defaultRunOptions, type RunOptions } from '@naftiko/runtime';
import type { RawCallOptions } from '../command-line/call-options.js';
import type { RawRunOptions } from '../command-line/run-command.js';
import type { Shell } from '../shell.js';
import { resolveBeside, type Config } from './config.js';
import { selectPresent } from './load-config.js';
import { toPagesFlag } from './pages-word.js';
import type { Configured } from './reading.js';
import { makeUpstreamRules, type UpstreamFlags } from './upstream-rules.js';

/** The options of a call, with the env files that the configuration file names unless flags name some. */
export function withCallConfig<Raw extends Pick<RawCallOptions, 'envFile'>>(raw: Raw, config: Config | undefined): Raw {
  const envFiles = config?.run.envFiles?.value ?? [];
  if (config === undefined || raw.envFile.length > 0 || envFiles.length === 0) return raw;
  return { ...raw, envFile: envFiles.map((file) => resolveBeside(config, file)) };
}

/** The same, without env files that do not exist: `env --write` may be the command that creates one. */
export async function withPresentEnvFiles<Raw extends Pick<RawCallOptions, 'envFile'>>(
  raw: Raw,
  config: Config | undefined,
  shell: Shell,
): Promise<Raw> {
  const whole = withCallConfig(raw, config);
  return whole === raw ? raw : { ...raw, envFile: await selectPresent(whole.envFile, shell) };
}

/** The options of a run: the flags, and the settings of the configuration file where no flag is given. */
export function withRunConfig(raw: RawRunOptions, config: Config | undefined): RawRunOptions {
  if (config === undefined) return raw;
  const { host, workers, allowHosts, allowOrigins, forwardHeaders, redactAnswers, keepAlive } = config.run;
  const isGateway = raw.gateway !== undefined || config.run.gateway?.port !== undefined;
  const pages = (isGateway ? config.run.gateway?.pages : undefined) ?? config.run.pages;
  const { connections, requests, receiveTimeout, wrongCredentials } = config.callers;
  const listed = (flag: readonly string[], own: Configured<readonly string[]> | undefined) =>
    flag.length > 0 ? flag : (own?.value ?? []);
  return {
    ...textOf('host', host?.value),
    ...textOf('workers', workers?.value),
    ...(redactAnswers === undefined ? {} : { redactAnswers: redactAnswers.value }),
    ...(pages === undefined ? {} : { pages: toPagesFlag(pages.value) }),
    ...textOf('keepAlive', keepAlive?.value),
    ...textOf('maxConnections', connections?.value),
    ...textOf('maxRequests', requests?.value),
    ...textOf('receiveTimeout', receiveTimeout?.value),
    ...textOf('wrongCredentials', wrongCredentials?.value),
    ...withCallConfig(raw, config),
    allowHost: listed(raw.allowHost, allowHosts),
    allowOrigin: listed(raw.allowOrigin, allowOrigins),
    forwardHeader: listed(raw.forwardHeader, forwardHeaders),
  };
}

/** A setting as the text that its flag takes; times are in milliseconds. */
const textOf = (option: keyof RawRunOptions, value: string | number | undefined): Partial<RawRunOptions> =>
  value === undefined ? {} : { [option]: String(value) };

/** The options of a run that have no flag. */
export const runOptionsOf = (config: Config | undefined, flags: UpstreamFlags): ConfiguredOptions => ({
  upstreams: makeUpstreamRules(config, flags),
  bodyLimitBytes: config?.callers.bodyLimit?.value ?? defaultRunOptions.bodyLimitBytes,
  nonceKey: config?.run.nonceKey?.value,
});

/** The options of a run that only the file sets. */
export type ConfiguredOptions = Pick<RunOptions, 'upstreams' | 'bodyLimitBytes' | 'nonceKey'>;

/** The documents to serve: those that the command names, else those of the file. */
export const choosePaths = (paths: readonly string[], config: Config | undefined): readonly string[] =>
  paths.length > 0 || config === undefined
    ? paths
    : (config.run.documents?.value ?? []).map((one) => resolveBeside(config, one));
