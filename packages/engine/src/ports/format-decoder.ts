import type { Checked, Json, Text } from '@naftiko/spec';
import type { Result } from '../value/result.js';

/**
 * Decodes a body; text formats use the charset of the answer. Fails with `decode-failed`, or with `cancelled` when the
 * signal aborts; never throws for any bytes. A promise is returned where the work does not happen on this thread.
 */
export type Decode = (
  body: Uint8Array,
  charset?: string,
  limits?: DecodeLimits,
) => Result<Json> | Promise<Result<Json>>;

/** A decoder that works on the calling thread for as long as the body requires. */
export type DecodeInline = (body: Uint8Array, charset?: string) => Result<Json>;

/** What ends a decoding that does not happen on this thread. */
export interface DecodeLimits {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** The text of a file that a document names, read before planning; or why there is none, as the end of a sentence. */
export type SchemaFile = (location: Text) => SchemaText;

export type SchemaText = string | { readonly unreadable: string };

/** One response format (`outputRawFormat`). */
export interface FormatDecoder<D extends Decode = Decode> {
  /** Lower case. */
  readonly format: string;
  /** Whether its bodies are JSON already: an answer that no output changes is passed on byte for byte. */
  readonly isJson?: boolean;
  /** Whether a list of one looks like no list, as in XML. */
  readonly loneElements?: boolean;
  /** Whether `outputSchema` names a file, which is read before planning. */
  readonly schemaIsFile?: boolean;
  /** Prepares for one operation; `schema` is its `outputSchema`. Pure: files were read before. */
  prepare(schema: Text | undefined, file: SchemaFile): Checked<D>;
}
