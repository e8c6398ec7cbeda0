import type { Checked, Json, Text } from '@naftiko/spec';
import type { Result } from '../value/result.js';

/** Reads a body. Fails with `decode-failed`; never throws, whatever the bytes. */
export type Decode = (body: Uint8Array) => Result<Json>;

/** One response format (`outputRawFormat`). */
export interface FormatDecoder {
  /** Lower case. */
  readonly format: string;
  /** Prepares for one operation; `schema` is its `outputSchema`. */
  prepare(schema: Text | undefined): Checked<Decode>;
}
