import type { Json, JsonObject } from '@naftiko/spec';
import type { Result } from '../value/result.js';
import type { TraceIds } from './observation.js';

/** Runs scripts of one language, each in an interpreter of its own that reaches nothing of the host. */
export interface ScriptRunner {
  /** The word documents use for it: `javascript`. */
  readonly language: string;
  /** Starts nothing yet: interpreters begin with the first run. */
  open(): OpenScriptRunner;
}

/** A language that would run if something were installed. */
export interface AbsentLanguage {
  readonly language: string;
  /** Ends the sentence "The step uses language …," and says what would help. */
  readonly reason: string;
}

export interface OpenScriptRunner {
  /**
   * Evaluates the sources in order, in one global scope, and gives what the last left in `result`: converted to JSON,
   * `undefined` when nothing was assigned. Nothing survives a run.
   *
   * Fails with `script-failed` when a source throws or exceeds a limit, with `cancelled` when the signal aborts.
   * Source: specification 03, section 14; 04, section e.3.
   */
  run(script: Script): Promise<Result<Json | undefined>>;
  /** Ends what runs. May be called twice. */
  close(): Promise<void>;
}

/** One run of a script. */
export interface Script {
  /** Dependencies first, the script itself last. */
  readonly sources: readonly ScriptSource[];
  /** The variable `context`. */
  readonly context: JsonObject;
  /** Members of `context` that are outputs of steps: offered as variables too, under their camel-cased names. */
  readonly steps: readonly string[];
  readonly timeoutMs: number;
  /** Of all sources together; a runner may count in coarser units than statements, never in finer ones. */
  readonly statementLimit: number;
  readonly signal: AbortSignal;
  /** Hears what the script prints: at most 100 lines of 1,024 characters. */
  print(level: PrintLevel, line: string): void;
}

export interface ScriptSource {
  /** As the document names it, for messages. */
  readonly file: string;
  readonly text: string;
}

export type PrintLevel = 'debug' | 'info' | 'warn' | 'error';

/** Everything a deployment needs to run script steps: the values that govern them, and a runner for each language. */
export interface ScriptHost {
  /**
   * Reads the files of a step and runs them, if the governance allows it now.
   * Fails with `script-failed` or `cancelled`; no message shows an absolute directory.
   */
  run(request: ScriptRequest): Promise<Result<Json | undefined>>;
  readonly governance: GovernanceValues;
  /** Takes effect with the next run. */
  govern(governance: GovernanceValues): void;
  /** The languages that can run here, whatever the governance says. */
  readonly languages: readonly string[];
  readonly stats: ScriptStats;
  close(): Promise<void>;
}

/** A script step that is about to run. What the step leaves open is decided by the governance of that moment. */
export interface ScriptRequest extends Pick<Script, 'context' | 'steps' | 'signal'> {
  readonly step: string;
  readonly language: string | undefined;
  readonly location: string | undefined;
  readonly file: string;
  readonly dependencies: readonly string[];
  /** Where what the script prints belongs. */
  readonly trace: TraceIds | undefined;
}

/** What may run and how long. Source: specification 04, section e.2. */
export interface GovernanceValues {
  /** `undefined`: the environment decides (`NAFTIKO_SCRIPTING`). */
  readonly enabled: boolean | undefined;
  readonly defaultLanguage: string | undefined;
  readonly defaultLocation: string | undefined;
  readonly timeoutMs: number;
  readonly statementLimit: number;
  /** Empty: all. */
  readonly allowedLanguages: readonly string[];
}

/** Counts runs that reached an interpreter. Source: specification 04, section e.4. */
export interface ScriptStats {
  readonly executions: number;
  readonly errors: number;
  readonly averageDurationMs: number;
  readonly lastExecutionAt: Date | undefined;
}
