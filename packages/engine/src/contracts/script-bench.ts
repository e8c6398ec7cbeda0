import type { Json } from '@naftiko/spec';
import type { OpenScriptRunner, Script, ScriptRunner } from '../ports/script-runner.js';

/** The programs of the suite in one language. A program that the language cannot express is absent. */
export interface ScriptPrograms {
  /** The result is `context` itself. */
  readonly echo: string;
  /** The result is null. */
  readonly nothing: string;
  /** Assigns no value to `result`. */
  readonly silent: string;
  readonly malformed: string;
  /** Fails with the words "rope snapped" on its second line. */
  readonly throws?: string;
  /** A function or variable `shared`, a program that makes it the result, and one that yields whether it exists. */
  readonly sharing?: { readonly share: string; readonly useShared: string; readonly hasShared: string };
  /** Changes `context` and makes it the result. */
  readonly changeContext?: string;
  /** Never ends, and tries to continue when it is stopped, for example in `finally`. */
  readonly endless?: string;
  /** Allocates all available memory. */
  readonly greedy?: string;
  /** Spends seconds in one native operation, so that it cannot be interrupted between two statements. */
  readonly blocking?: string;
  /** Recurses without end. */
  readonly recursive?: string;
  readonly printing?: {
    /** Prints "first" as information, then "second" as a warning. */
    readonly prints: string;
    /** Prints 1,000 lines of 5,000 characters. */
    readonly printsTooMuch: string;
  };
}

/** What is specific to one runner. */
export interface ScriptRunnerCases {
  readonly runner: ScriptRunner;
  readonly programs: ScriptPrograms;
  /**
   * Programs that try to access the host. Each must yield `value`; without `value`, it must fail. `says` completes the
   * name of the case: "does not reach …".
   */
  readonly reaches: readonly { readonly says: string; readonly program: string; readonly value?: Json }[];
  /** Programs and the values to which their results are converted. `says` completes "yields …". */
  readonly converts: readonly { readonly says: string; readonly program: string; readonly value: Json }[];
  /** Programs without a usable result, and the reason of their failure. `says` completes "fails because …". */
  readonly refuses: readonly { readonly says: string; readonly program: string; readonly reason: string }[];
}

/** What the cases share: one open runner, because some interpreters take seconds to start. */
export interface ScriptBench {
  readonly runner: ScriptRunner;
  readonly programs: ScriptPrograms;
  /** Opens the runner at the first call, and returns the same one from then on. */
  readonly openRunner: () => OpenScriptRunner;
  run(program: string, overrides?: Partial<Script>): ReturnType<OpenScriptRunner['run']>;
}

/** The end of the name of a case, which the suite begins with `a script in <language>`, and its test. */
export type NamedCase = readonly [says: string, run: () => Promise<void>];

/** A case about a program; none when the program is absent. */
export const when = <Program>(
  program: Program | undefined,
  make: (program: Program) => NamedCase,
): readonly NamedCase[] => (program === undefined ? [] : [make(program)]);

/** A script of these programs, the last one of which is the main file. */
export const scriptOf = (programs: readonly string[], overrides: Partial<Script> = {}): Script => ({
  sources: programs.map((text, index) => ({ file: index === programs.length - 1 ? 'main' : `part-${index}`, text })),
  context: {},
  steps: [],
  timeoutMs: 20_000,
  statementLimit: 100_000,
  signal: new AbortController().signal,
  print: () => undefined,
  ...overrides,
});

/** Matches a failure with any reason. */
export const anyFailure = { ok: false, failure: { code: 'script-failed', reason: /./ } };

/** Matches a failure whose reason contains this text. */
export const toFailure = (reason: string) => ({
  ok: false,
  failure: { code: 'script-failed', reason: new RegExp(reason.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')) },
});
