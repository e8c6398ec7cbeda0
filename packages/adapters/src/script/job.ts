import type { PrintLevel, ScriptSource } from '@naftiko/engine';

/** One run, as it is sent to a worker. */
export interface Job {
  readonly sources: readonly ScriptSource[];
  /** As JSON. */
  readonly context: string;
  /** The names of steps: their outputs are members of the context, and global variables of the script. */
  readonly steps: readonly string[];
  readonly timeoutMs: number;
  readonly statementLimit: number;
}

/** Messages of a worker. It sends `ready` once, and an `outcome` for each job; `endsWorker`: it cannot run another one. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'printed'; readonly level: PrintLevel; readonly line: string }
  | { readonly kind: 'outcome'; readonly outcome: Outcome; readonly endsWorker: boolean };

/** How a run ended in the interpreter. */
export type Outcome =
  /** A JSON list whose only item is the result; without an item, the script has returned nothing. */
  | { readonly kind: 'finished'; readonly result: string }
  | { readonly kind: 'threw'; readonly message: string }
  | { readonly kind: 'statement-limit' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'too-large' };

/** The memory limit of one interpreter. */
export const memoryLimitMiB = 64;

/** The size limit of the input (the context) and of the result, each. */
export const exchangeLimitMiB = 10;
