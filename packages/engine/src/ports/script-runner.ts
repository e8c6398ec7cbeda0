import type { Json, JsonObject } from '@naftiko/spec';
import type { Result } from '../value/result.js';
import type { TraceIds } from './observation.js';

/** Runs scripts of one language, each in an isolated interpreter without access to the host. */
export interface ScriptRunner {
  /** Its name in documents: `javascript`. */
  readonly language: string;
  /** Opens the runner; interpreters start with the first run. */
  open(): OpenScriptRunner;
}

/** A language whose runner is not installed. */
export interface AbsentLanguage {
  readonly language: string;
  /** The end of a sentence that begins with 'The step uses language "…",'; it contains the remedy. */
  readonly reason: string;
}

export interface OpenScriptRunner {
  /**
   * Evaluates the sources in order, in one global scope, and returns the variable `result` converted to JSON;
   * `undefined` when no source assigns it. Runs share no state.
   *
   * Fails with `script-failed` when a source throws or exceeds a limit, with `cancelled` when the signal aborts.
   * Source: specification 03, section 14; 04, section e.3.
   */
  run(script: Script): Promise<Result<Json | undefined>>;
  /** Ends running scripts. May be called twice. */
  close(): Promise<void>;
}

/** One run of a script. */
export interface Script {
  /** Dependencies first, the script itself last. */
  readonly sources: readonly ScriptSource[];
  /** The variable `context`. */
  readonly context: JsonObject;
  /** Members of `context` that are outputs of steps; also available as variables under their camel-cased names. */
  readonly steps: readonly string[];
  readonly timeoutMs: number;
  /**
   * The largest number of statements, for all sources together. A runner may count units larger than statements, such
   * as lines or loop iterations.
   */
  readonly statementLimit: number;
  readonly signal: AbortSignal;
  /** Receives printed lines: at most 100 of 1,024 characters. */
  print(level: PrintLevel, line: string): void;
}

export interface ScriptSource {
  /** Its name in the document, for messages. */
  readonly file: string;
  readonly text: string;
}

export type PrintLevel = 'debug' | 'info' | 'warn' | 'error';

/** Runs the script steps of a document, under the limits that the operator can change (governance). */
export interface ScriptHost {
  /**
   * Reads the files of a step and runs them, when the current governance allows it. Fails with `script-failed` or
   * `cancelled`; no message shows an absolute directory.
   */
  run(request: ScriptRequest): Promise<Result<Json | undefined>>;
  readonly governance: GovernanceValues;
  /** Replaces the limits, from the next run on. */
  govern(governance: GovernanceValues): void;
  /** The languages that have a runner, allowed by the governance or not. */
  readonly languages: readonly string[];
  readonly stats: ScriptStats;
  close(): Promise<void>;
}

/** A script step to run. The current governance supplies the settings that the step does not have. */
export interface ScriptRequest extends Pick<Script, 'context' | 'steps' | 'signal'> {
  readonly step: string;
  readonly language: string | undefined;
  readonly location: string | undefined;
  readonly file: string;
  readonly dependencies: readonly string[];
  /** The trace with which printed lines are logged. */
  readonly trace: TraceIds | undefined;
}

/** The limits of scripts. Source: specification 04, section e.2. */
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
