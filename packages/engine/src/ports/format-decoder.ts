import type { Checked, Json, Text } from '@naftiko/spec';
import type { Result } from '../value/result.js';

/**
 * Decodes a body; text formats use the charset of the answer. Fails with `decode-failed`; never throws for any bytes.
 */
export type Decode = (body: Uint8Array, charset?: string) => Result<Json>;

/** The text of a file that a document names, read before planning; `undefined`: it cannot be read. */
export type SchemaFile = (location: Text) => string | undefined;

/** One response format (`outputRawFormat`). */
export interface FormatDecoder {
  /** Lower case. */
  readonly format: string;
  /** Whether its bodies are JSON already: an answer that no output changes is passed on byte for byte. */
  readonly isJson?: boolean;
  /** Whether a list of one looks like no list, as in XML. */
  readonly loneElements?: boolean;
  /** Whether `outputSchema` names a file, which is read before planning. */
  readonly schemaIsFile?: boolean;
  /** Prepares for one operation; `schema` is its `outputSchema`. Pure: files were read before. */
  prepare(schema: Text | undefined, file: SchemaFile): Checked<Decode>;
}
