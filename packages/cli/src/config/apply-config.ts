import path from 'node:path';
import type { UpstreamRule } from '@naftiko/engine';
import type { RawCallOptions } from '../command-line/call-options.js';
import type { RawRunOptions } from '../command-line/run-command.js';
import { readEnvironment } from '../input/call-settings.js';
import { given, type Given } from '../input/given.js';
import { printLines, type Shell } from '../shell.js';
import { toPrintable } from '../printable.js';
import type { Config, UpstreamSection } from './config.js';
import { findConfig } from './find-config.js';
import { readConfig } from './read-config.js';

/** What the configuration file says about a command, and nothing where there is no file. */
export interface AppliedConfig {
  readonly config: Config | undefined;
  readonly rules: readonly UpstreamRule[];
}

/** The options that decide whether the file is read, and how. */
export interface ConfigFlags {
  readonly config?: string;
  readonly envFile: readonly string[];
  readonly timeout?: string;
  /** False: `--no-proxy`. */
  readonly proxy?: boolean;
}

/** Finds and reads the configuration file of a command. Its warnings go to standard error. */
export async function loadConfig(
  flags: ConfigFlags,
  paths: readonly string[],
  shell: Shell,
): Promise<Given<AppliedConfig>> {
  const file = await findConfig(flags.config, paths, shell);
  if (!file.ok) return file;
  if (file.value === undefined) return given({ config: undefined, rules: [] });
  const directory = path.dirname(file.value);
  const read = await readConfig(file.value, shell, (named) =>
    readEnvironment(flags.envFile.length > 0 ? flags.envFile : beside(directory, named ?? []), shell),
  );
  if (!read.ok) return read;
  const { config, warnings } = read.value;
  printLines(shell.errors, ...warnings.map((warning) => `warning ${toPrintable(warning)}`));
  return given({ config, rules: config.upstreams.map((section) => ruleOf(section, flags)) });
}

/** The options of a call with those of the file, over which flags take precedence. */
export function withCallConfig<Raw extends Pick<RawCallOptions, 'envFile'>>(raw: Raw, config: Config | undefined): Raw {
  const envFiles = config?.run.envFiles?.value ?? [];
  if (config === undefined || raw.envFile.length > 0 || envFiles.length === 0) return raw;
  return { ...raw, envFile: beside(path.dirname(config.file), envFiles) };
}

/** The options of a run with those of the file, over which flags take precedence. */
export function withRunConfig(raw: RawRunOptions, config: Config | undefined): RawRunOptions {
  if (config === undefined) return raw;
  const { host, allowHosts, allowOrigins, forwardHeaders, redactAnswers, keepAlive } = config.run;
  const listed = (flag: readonly string[], own: { readonly value: readonly string[] } | undefined) =>
    flag.length > 0 ? flag : (own?.value ?? []);
  return {
    ...(host === undefined ? {} : { host: host.value }),
    ...(redactAnswers === undefined ? {} : { redactAnswers: redactAnswers.value }),
    ...(keepAlive === undefined ? {} : { keepAlive: `${keepAlive.value}ms` }),
    ...withCallConfig(raw, config),
    allowHost: listed(raw.allowHost, allowHosts),
    allowOrigin: listed(raw.allowOrigin, allowOrigins),
    forwardHeader: listed(raw.forwardHeader, forwardHeaders),
  };
}

/** The documents to serve: those that the command names, else those of the file. */
export function choosePaths(paths: readonly string[], config: Config | undefined): readonly string[] {
  if (paths.length > 0 || config === undefined) return paths;
  return beside(path.dirname(config.file), config.run.documents?.value ?? []);
}

/** Paths of the file, relative to the working directory. */
const beside = (directory: string, files: readonly string[]): readonly string[] =>
  files.map((file) => (directory === '.' || path.isAbsolute(file) ? file : path.join(directory, file)));

function ruleOf({ match, timeout, redirects, proxy }: UpstreamSection, flags: ConfigFlags): UpstreamRule {
  const { namespace, origin } = match ?? {};
  const total = flags.timeout === undefined ? timeout?.total?.value : undefined;
  const connect = timeout?.connect?.value ?? (total === undefined ? undefined : Math.min(15_000, total));
  const address = flags.proxy === false ? undefined : proxy?.value;
  return {
    matches: (name, at) =>
      (namespace === undefined || namespace.value.test(name)) && (origin === undefined || origin.value === at),
    settings: {
      ...(total === undefined ? {} : { timeoutMs: total }),
      ...(connect === undefined ? {} : { connectTimeoutMs: connect }),
      ...(redirects?.origins === undefined ? {} : { redirectOrigins: redirects.origins.value }),
      ...(address === undefined ? {} : { proxies: { http: address, https: address, except: [] } }),
    },
  };
}
