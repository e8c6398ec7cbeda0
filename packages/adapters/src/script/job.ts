import type { PrintLevel, ScriptSource } from '@naftiko/engine';

/** One run, as it is sent to a worker. */
export interface Job {
  readonly sources: readonly ScriptSource[];
  /** JSON. */
  readonly context: string;
  /** Members of the context that are variables too. */
  readonly steps: readonly string[];
  readonly timeoutMs: number;
  readonly statementLimit: number;
}

/** What a worker says. It is `ready` once; each job ends with an `outcome`. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'printed'; readonly level: PrintLevel; readonly line: string }
  | { readonly kind: 'outcome'; readonly outcome: Outcome; readonly spent: boolean };

/** How a run ended in the interpreter. */
export type Outcome =
  /** JSON of a list: the result, or nothing. */
  | { readonly kind: 'finished'; readonly result: string }
  | { readonly kind: 'threw'; readonly message: string }
  | { readonly kind: 'statement-limit' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'too-large' };

/** What one interpreter may use. */
export const memoryLimitMiB = 64;

/** How much may go in (the context) and come out (the result), each. */
export const exchangeLimitMiB = 10;
