import type { Checked, Json, Text } from '@naftiko/spec';
import type { Result } from '../value/result.js';

/**
 * Decodes a body; text formats use the charset of the answer. Fails with `decode-failed`, or with `cancelled` when the
 * signal aborts; never throws for any bytes. Returns a promise when a worker thread decodes.
 */
export interface Decode {
  (body: Uint8Array, charset?: string, limits?: DecodeLimits): Result<Json> | Promise<Result<Json>>;
  /**
   * Decodes and maps a body in a worker thread, so that only the result is transferred back; `undefined`: this body is not
   * decoded in a worker thread. `mapping` is the output mapping as a text, which `readMapping` reads.
   */
  readonly mapInThread?: (
    body: Uint8Array,
    charset: string | undefined,
    limits: DecodeLimits,
    mapping: string,
  ) => Promise<Result<MappedJson>> | undefined;
}

/** The result of a mapping as JSON. */
export interface MappedJson {
  readonly json: Uint8Array;
  /** Whether no path selected anything. */
  readonly isMissed: boolean;
}

/** A decoder that blocks the calling thread until the body is decoded. */
export type DecodeInline = (body: Uint8Array, charset?: string) => Result<Json>;

/** The conditions that end the decoding of a body in a worker thread. */
export interface DecodeLimits {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/**
 * Returns the text of a schema file that the document names. It is synchronous, because the files are read before
 * planning.
 */
export type ReadSchemaFile = (location: Text) => SchemaText;

/** The text of a schema file, or why it is not readable, as the end of a sentence. */
export type SchemaText = string | { readonly unreadable: string };

/** One response format (`outputRawFormat`). */
export interface FormatDecoder<D extends Decode = Decode> {
  /** Lower case. */
  readonly format: string;
  /** Whether bodies of this format are JSON: if no output of the document changes an answer, it is then passed on unchanged. */
  readonly isJson?: boolean;
  /** Whether a list with one element looks like the element itself, as in XML. */
  readonly loneElements?: boolean;
  /** Whether `outputSchema` names a file, which is read before planning. */
  readonly schemaIsFile?: boolean;
  /** Makes the decoder of one operation; `schema` is its `outputSchema`. Performs no I/O. */
  prepare(schema: Text | undefined, file: ReadSchemaFile): Checked<D>;
}
