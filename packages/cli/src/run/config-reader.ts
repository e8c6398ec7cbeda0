import path from 'node:path';
import type { ChangedOptions, Log, PlannedDocument, RunOptions } from '@naftiko/runtime';
import type { RawRunOptions } from '../command-line/run-command.js';
import { runOptionsOf, withRunConfig } from '../config/apply-config.js';
import type { Config } from '../config/config.js';
import { listSettings, type SettingInForce } from '../config/describe-config.js';
import { configFileNames, findConfig } from '../config/find-config.js';
import { readConfigFile } from '../config/load-config.js';
import { withPlanConfig } from '../config/plan-config.js';
import { given, usageError, type Given } from '../input/given.js';
import type { Shell } from '../shell.js';
import type { WorkerLink } from '../workers/join-workers.js';
import { readRunOptions, refuseWildcards } from './run-settings.js';

/** What a run was started with. */
export interface StartedRun {
  readonly named: readonly string[];
  readonly flags: RawRunOptions;
  readonly config: Config | undefined;
  readonly raw: RawRunOptions;
  readonly options: RunOptions;
  readonly log: Log;
  /** Absent: this process serves alone. */
  readonly link?: Pick<WorkerLink, 'leads'> | undefined;
}

/**
 * Reads the configuration file of a run again. Settings that need other sockets, documents or modules keep their value from
 * the start, with a warning. If the file is invalid, no setting changes, and the problems are logged.
 */
export class ConfigReader {
  readonly #started: StartedRun;
  readonly #shell: Shell;
  /** The last valid configuration. */
  #config: Config | undefined;
  #raw: RawRunOptions;

  constructor(started: StartedRun, shell: Shell) {
    this.#started = started;
    this.#shell = shell;
    this.#config = started.config;
    this.#raw = started.raw;
  }

  /** The absolute paths of the file and of its env files, present or not. */
  get files(): readonly string[] {
    const file = this.#started.flags.config ?? this.#config?.file;
    return [...(file === undefined ? configFileNames : [file]), ...this.#raw.envFile].map((one) =>
      path.resolve(this.#shell.workingDirectory, one),
    );
  }

  /** The last valid configuration, and the options together with it. */
  get current(): { readonly config: Config | undefined; readonly raw: RawRunOptions } {
    return { config: this.#config, raw: this.#raw };
  }

  /** The options that the file changes; `undefined`: there is no file, or it is invalid. */
  async readAgain(documents: readonly PlannedDocument[]): Promise<ChangedOptions | undefined> {
    const read = await this.#read(documents);
    if (!read.ok) {
      for (const reason of read.problems) {
        this.#started.log.error('configuration refused; the last valid one applies', { reason });
      }
      return undefined;
    }
    return read.value;
  }

  async #read(documents: readonly PlannedDocument[]): Promise<Given<ChangedOptions | undefined>> {
    const { named, flags, options } = this.#started;
    // A file that was read before and is missing now is a problem, not an empty configuration: an editor may be saving it.
    const file = findConfig(flags.config ?? this.#config?.file, named, this.#shell);
    if (!file.ok) return file;
    if (file.value === undefined) return given(undefined);
    const read = await readConfigFile(file.value, flags, this.#shell);
    if (!read.ok) return read;
    const { config, warnings } = read.value;
    const planning = await withPlanConfig(withRunConfig(flags, config), config, this.#shell);
    if (!planning.ok) return planning;
    const raw = planning.value;
    const fresh = await readRunOptions(raw, runOptionsOf(config, flags), this.#shell);
    if (!fresh.ok) return fresh;
    const run = withChanges(options, fresh.value);
    const problems = refuseWildcards(run, documents);
    if (problems.length > 0) return usageError(...problems);
    this.#report(config, warnings);
    [this.#config, this.#raw] = [config, raw];
    const allowFolders = raw.allowOutside.map((folder) => path.resolve(this.#shell.workingDirectory, folder));
    return given({ run, plan: { allowFolders } });
  }

  /** Logs which settings changed, and which of them wait for a restart. */
  #report(config: Config, warnings: readonly string[]): void {
    const { named, flags, log, link } = this.#started;
    // The leading worker has reported it.
    if (link?.leads === false) return;
    for (const reason of warnings) log.warn('configuration', { reason });
    const before = valuesOf(listSettings(flags, named, this.#config));
    const now = valuesOf(listSettings(flags, named, config));
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
      (key) => before.get(key) !== now.get(key) && !key.startsWith('lint.'),
    );
    const waiting = changed.filter((key) => fixed.has(key));
    // Of an upstream only its entry is named, not each of its settings.
    const others = changed.filter((key) => !fixed.has(key)).map((key) => key.replace(/(?<=^upstreams\[\w+\]).*/, ''));
    const applied = [...new Set(others)];
    const { file } = config;
    if (applied.length > 0) log.info('configuration changed', { file, settings: applied.join(', ') });
    if (waiting.length > 0) {
      log.warn('configuration changed; a restart applies it', { file, settings: waiting.join(', ') });
    }
  }
}

/** The settings that need other sockets, documents or modules. */
const fixed: ReadonlySet<string> = new Set([
  ...['run.documents', 'run.host', 'run.workers', 'run.plugins', 'run.pages'],
  ...['run.gateway.port', 'run.gateway.pages'],
]);

const valuesOf = (settings: readonly SettingInForce[]): ReadonlyMap<string, string> =>
  new Map(settings.map(({ key, value }) => [key, value]));

/** The options of the start, with new values for those that the file and its env files can change. */
const withChanges = (options: RunOptions, fresh: RunOptions): RunOptions => ({
  ...options,
  environment: fresh.environment,
  rereadEnvironment: fresh.rereadEnvironment,
  forwardHeaders: fresh.forwardHeaders,
  redactAnswers: fresh.redactAnswers,
  keepAliveMs: fresh.keepAliveMs,
  allowHosts: fresh.allowHosts,
  allowOrigins: fresh.allowOrigins,
  upstreams: fresh.upstreams,
  bodyLimitBytes: fresh.bodyLimitBytes,
  nonceKey: fresh.nonceKey,
  serverLimits: fresh.serverLimits,
  wrongCredentialsPerMinute: fresh.wrongCredentialsPerMinute,
});
