import type { Json } from '@naftiko/spec';
import {
  fail,
  type DocumentFiles,
  type Failure,
  type GovernanceValues,
  type OpenScriptRunner,
  type Result,
  type ScriptHost,
  type ScriptRequest,
  type ScriptRunner,
  type ScriptSource,
  type ScriptStats,
} from '@naftiko/engine';
import type { Log } from '../logs/log.js';
import { traceFields } from '../telemetry/trace-fields.js';
import { readScript } from './read-script.js';

/** The options of a script host. */
export interface ScriptHostOptions {
  readonly runners: readonly ScriptRunner[];
  readonly governance: GovernanceValues;
  /** Whether the environment (`NAFTIKO_SCRIPTING=false`) forbids scripts that the governance does not enable. */
  readonly forbidden: boolean;
  /** Where relative locations start. */
  readonly directory: string;
  readonly files: DocumentFiles;
  /** Receives the printed lines of scripts. */
  readonly log: Log;
}

/** Runs the scripts of one generation under their governance, and counts them. */
export class GovernedScripts implements ScriptHost {
  readonly #runners: ReadonlyMap<string, OpenScriptRunner>;
  readonly #options: ScriptHostOptions;
  #governance: GovernanceValues;
  #executions = 0;
  #errors = 0;
  #durationMs = 0;
  #lastExecutionAt: Date | undefined;

  constructor(options: ScriptHostOptions) {
    this.#options = options;
    this.#governance = options.governance;
    this.#runners = new Map(options.runners.map((runner) => [runner.language, runner.open()]));
  }

  get governance(): GovernanceValues {
    return this.#governance;
  }

  govern(governance: GovernanceValues): void {
    this.#governance = governance;
  }

  get languages(): readonly string[] {
    return [...this.#runners.keys()];
  }

  get stats(): ScriptStats {
    return {
      executions: this.#executions,
      errors: this.#errors,
      averageDurationMs: this.#executions === 0 ? 0 : this.#durationMs / this.#executions,
      lastExecutionAt: this.#lastExecutionAt,
    };
  }

  /** Checks in the order of the specification (04, section e.2): enabled, location, language, allowed, files. */
  async run(request: ScriptRequest): Promise<Result<Json | undefined>> {
    const governance = this.#governance;
    if (governance.enabled === false)
      return makeRefusal('Scripting is disabled via management.scripting.enabled=false');
    if (governance.enabled === undefined && this.#options.forbidden) {
      return makeRefusal('Scripting is disabled via NAFTIKO_SCRIPTING=false');
    }
    const location = request.location ?? governance.defaultLocation;
    if (location === undefined) return makeRefusal("it has no 'location', and no defaultLocation is set");
    const language = request.language ?? governance.defaultLanguage;
    if (language === undefined) return makeRefusal("it has no 'language', and no defaultLanguage is set");
    const allowed = governance.allowedLanguages;
    if (allowed.length > 0 && !allowed.includes(language)) {
      return makeRefusal(
        `it uses language '${language}' which is not in the allowed languages: [${allowed.join(', ')}]`,
      );
    }
    const runner = this.#runners.get(language);
    if (runner === undefined) return makeRefusal(`it uses language '${language}', which this runtime does not provide`);
    const sources = await this.#read(request, location);
    return typeof sources === 'string' ? makeRefusal(sources) : this.#execute(runner, request, sources, governance);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#runners.values()].map((runner) => runner.close()));
  }

  /**
   * Reads the sources, in the order of evaluation. Returns a reason when one cannot be read; the reason about the
   * script itself comes before those about its dependencies.
   */
  async #read(request: ScriptRequest, location: string): Promise<readonly ScriptSource[] | string> {
    const files = [request.file, ...request.dependencies];
    const read = await Promise.all(files.map((file) => readScript(location, file, this.#options)));
    const [script, ...dependencies] = read.flatMap((one) => (one.ok ? [one.source] : []));
    const unreadable = read.find((one) => !one.ok);
    if (unreadable !== undefined) return unreadable.reason;
    return script === undefined ? [] : [...dependencies, script];
  }

  async #execute(
    runner: OpenScriptRunner,
    { step, context, steps, signal, trace }: ScriptRequest,
    sources: readonly ScriptSource[],
    { timeoutMs, statementLimit }: GovernanceValues,
  ): Promise<Result<Json | undefined>> {
    const print = (level: 'debug' | 'info' | 'warn' | 'error', line: string): void =>
      this.#options.log[level]('script prints', { logger: 'naftiko.script', step, line, ...traceFields(trace) });
    const began = performance.now();
    const done = await runner.run({ sources, context, steps, timeoutMs, statementLimit, signal, print });
    this.#executions += 1;
    this.#durationMs += performance.now() - began;
    this.#lastExecutionAt = new Date();
    if (!done.ok && isError(done.failure)) this.#errors += 1;
    return done;
  }
}

const makeRefusal = (reason: string): Result<never> => fail({ code: 'script-failed', reason });

/** Whether a failure counts as an error; a disconnected caller does not. */
const isError = (failure: Failure): boolean => failure.code !== 'cancelled';
