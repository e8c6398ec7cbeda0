import type { Checked, Json, Text } from '@naftiko/spec';
import type { Result } from '../value/result.js';

/**
 * Decodes a body; text formats use the charset of the answer. Fails with `decode-failed`, or with `cancelled` when the
 * signal aborts; never throws for any bytes. Returns a promise when a worker thread decodes.
 */
export interface Decode {
  (body: Uint8Array, charset?: string, limits?: DecodeLimits): Result<Json> | Promise<Result<Json>>;
  /**
   * Decodes and maps a body that is decoded in a thread, where most of its value then stays; `undefined`: it is not
   * decoded in one. The mapping is one for `readMapping`.
   */
  readonly mapInThread?: (
    body: Uint8Array,
    charset: string | undefined,
    limits: DecodeLimits,
    mapping: string,
  ) => Promise<Result<MappedText>> | undefined;
}

/** The result of a mapping as JSON. */
export interface MappedText {
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
export type SchemaFile = (location: Text) => SchemaText;

/** The text of a schema file, or why it is not readable, as the end of a sentence. */
export type SchemaText = string | { readonly unreadable: string };

/** One response format (`outputRawFormat`). */
export interface FormatDecoder<D extends Decode = Decode> {
  /** Lower case. */
  readonly format: string;
  /** Whether bodies of this format are JSON: an answer that no output changes is then passed on unchanged. */
  readonly isJson?: boolean;
  /** Whether a list with one element looks like the element itself, as in XML. */
  readonly loneElements?: boolean;
  /** Whether `outputSchema` names a file, which is read before planning. */
  readonly schemaIsFile?: boolean;
  /** Makes the decoder of one operation; `schema` is its `outputSchema`. Performs no I/O. */
  prepare(schema: Text | undefined, file: SchemaFile): Checked<D>;
}
