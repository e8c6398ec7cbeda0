import { fail, type DecodeLimit, type Result } from '@naftiko/engine';

/** The failure of a body that does not match its declared format; `reason` is a sentence. */
export const failDecoding = (format: string, reason: string, body: Uint8Array): Result<never> =>
  fail({ code: 'decode-failed', format, reason, excerpt: excerptOf(body) });

/** The failure of a body whose decoding was ended at a limit. */
export const failAtLimit = (exceeded: DecodeLimit, format: string, reason: string, body: Uint8Array): Result<never> =>
  fail({ code: 'decode-failed', format, reason, excerpt: excerptOf(body), exceeded });

/** An exception's message as a sentence: its first line, with a full stop. */
export function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const line = message.split('\n', 1)[0]?.trim().replace(/[.:]$/, '') ?? '';
  return line === '' ? 'It cannot be read.' : `${line}.`;
}

/** The first 200 characters. */
const excerptOf = (body: Uint8Array): string =>
  // A character has at most four bytes.
  [...new TextDecoder().decode(body.subarray(0, 4 * excerptCharacters))].slice(0, excerptCharacters).join('');

const excerptCharacters = 200;
