import type { ExactNumber, Json } from '@naftiko/spec';

/** Removes secrets, in any encoding in which an upstream may repeat them. What holds none is returned as it is. */
export interface Redactor {
  text(text: string): string;
  /** A text that was cut off: an end that may be the beginning of a secret is removed too. */
  cut(text: string): string;
  bytes(bytes: Uint8Array): Uint8Array;
  /** Names and values at any depth. */
  json(json: Json): Json;
  /** A number whose digits are no secret as it is, another one as text. */
  number(number: number | ExactNumber): Json;
  /** Whether a text quotes a part of a secret, as the messages of parsers do. */
  holdsPart(text: string): boolean;
  /** Bytes in parts: a secret may begin in one part and end in another one. */
  stream(): RedactingStream;
  /** The same, with further secrets. */
  with(secrets: Iterable<string>): Redactor;
}

/** A redactor of bytes that arrive in parts. */
export interface RedactingStream {
  /** The bytes that are decided. */
  next(part: Uint8Array): Uint8Array;
  /** The remaining bytes. */
  end(): Uint8Array;
}
