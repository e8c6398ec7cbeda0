import type { ExactNumber, Json } from '@naftiko/spec';

/**
 * Removes secrets, in any encoding in which an upstream may repeat them. A value without secrets is returned unchanged.
 */
export interface Redactor {
  text(text: string): string;
  /** Redacts a text that was cut off: an end that may be the beginning of a secret is removed too. */
  cut(text: string): string;
  bytes(bytes: Uint8Array): Uint8Array;
  /** Redacts names and values at any depth. */
  json(json: Json): Json;
  /** Redacts a number: when its digits contain a secret, the result is a string. */
  number(number: number | ExactNumber): Json;
  /** Whether a text contains a part of a secret, as the messages of parsers may. */
  holdsPart(text: string): boolean;
  /** Begins to redact bytes that arrive in parts: a secret may begin in one part and end in another. */
  stream(): RedactingStream;
  /** A redactor that also removes further secrets. */
  with(secrets: Iterable<string>): Redactor;
}

/** A redactor of bytes that arrive in parts. */
export interface RedactingStream {
  /** Takes the next part; returns the redacted bytes that no later part can change. */
  next(part: Uint8Array): Uint8Array;
  /** Returns the remaining bytes, redacted. */
  end(): Uint8Array;
}
