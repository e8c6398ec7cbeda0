import type { Failure, MappedJson, SchemaText } from '@naftiko/engine';
import type { Text } from '@naftiko/spec';
import type { Written } from './written.js';

/** What selects a decoder and prepares it. */
export interface DecoderSelection {
  readonly format: string;
  readonly schema: Text | undefined;
  /** The text of the file that the schema names. */
  readonly file: SchemaText | undefined;
}

/** One decoding, as it is sent to a worker. */
export interface Job extends DecoderSelection {
  readonly body: Uint8Array;
  readonly charset: string | undefined;
  /** Maps the value in the worker, which then sends the result as JSON; a text for `readMapping`. */
  readonly mapping?: string | undefined;
}

/** Messages of a worker. It sends `ready` once, and an outcome for each job. */
export type WorkerMessage = { readonly kind: 'ready' } | WorkerOutcome;

/** How a job ended in its worker. */
export type WorkerOutcome =
  | { readonly kind: 'decoded'; readonly written: Written }
  | ({ readonly kind: 'mapped' } & MappedJson)
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** The value is longer, as JSON, than `resultLimitOf` allows. */
  | { readonly kind: 'too-large' };

/** How a job ended: in its worker, or because the worker was ended. */
export type Outcome =
  | WorkerOutcome
  | { readonly kind: 'timeout' }
  | { readonly kind: 'no-worker' }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'crashed' }
  | { readonly kind: 'cancelled' };

/** The memory limit of one worker. */
export const memoryLimitMiB = 512;

const mebibyte = 1024 * 1024;

/**
 * The size limit of a value as JSON, in characters. Names of columns are repeated in every row, and aliases repeat
 * values: without a limit a megabyte of CSV with a long header would become a terabyte.
 */
export const resultLimitOf = (body: Uint8Array): number => Math.max(8 * mebibyte, 10 * body.byteLength);
