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
  /** Programs that try to access the host; each must yield this value, or fail. */
  readonly reaches: readonly { readonly says: string; readonly program: string; readonly value?: Json }[];
  /** Results with their conversions. */
  readonly converts: readonly { readonly says: string; readonly program: string; readonly value: Json }[];
  /** Programs without a usable result, and the reason of their failure. */
  readonly refuses: readonly { readonly says: string; readonly program: string; readonly reason: string }[];
}

/** What the cases share: one open runner, because some interpreters take seconds to start. */
export interface ScriptBench {
  readonly runner: ScriptRunner;
  readonly programs: ScriptPrograms;
  readonly scripts: () => OpenScriptRunner;
  run(program: string, given?: Partial<Script>): ReturnType<OpenScriptRunner['run']>;
}

/** A case without the name of its language. */
export type NamedCase = readonly [says: string, run: () => Promise<void>];

/** A case about a program; none when the program is absent. */
export const when = <Given>(given: Given | undefined, make: (given: Given) => NamedCase): readonly NamedCase[] =>
  given === undefined ? [] : [make(given)];

export const scriptOf = (programs: readonly string[], given: Partial<Script> = {}): Script => ({
  sources: programs.map((text, index) => ({ file: index === programs.length - 1 ? 'main' : `part-${index}`, text })),
  context: {},
  steps: [],
  timeoutMs: 20_000,
  statementLimit: 100_000,
  signal: new AbortController().signal,
  print: () => undefined,
  ...given,
});

export const anyFailure = { ok: false, failure: { code: 'script-failed', reason: /./ } };

export const toFailure = (reason: string) => ({
  ok: false,
  failure: { code: 'script-failed', reason: new RegExp(reason.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')) },
});
