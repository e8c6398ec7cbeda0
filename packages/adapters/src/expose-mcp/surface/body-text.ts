/** Bytes and what is known about them. */
export interface TypedBytes {
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
}

interface Reading {
  /** It may end in the middle of a character. */
  readonly cut?: boolean;
  /** Bytes that are not of their charset are no text; otherwise they are replaced. */
  readonly strict?: boolean;
}

/** The text of a body, or `undefined` when it is none. */
export function textOf({ body, contentType }: TypedBytes, { cut = false, strict = false }: Reading = {}) {
  const type = essenceOf(contentType);
  const declared = /;\s*charset="?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  if (type === '' || type === 'application/octet-stream') {
    // Says nothing about itself: it is text when it reads as text.
    return decoded(body, 'utf-8', { fatal: true, cut, plain: true });
  }
  return isTextual(type) ? decoded(body, declared ?? 'utf-8', { fatal: strict, cut, plain: false }) : undefined;
}

/** A content type without its parameters, lower case; empty when there is none. */
export const essenceOf = (contentType: string | undefined): string =>
  contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';

const isTextual = (type: string): boolean =>
  type.startsWith('text/') ||
  /[+/](?:json|xml|yaml|x-yaml|csv|ndjson|jsonl|x-ndjson|javascript|ecmascript|graphql|sql|toml)$/.test(type) ||
  type === 'application/x-www-form-urlencoded' ||
  type === 'application/jwt';

interface Decoding {
  readonly fatal: boolean;
  readonly cut: boolean;
  /** No control characters but line breaks and tabs. */
  readonly plain: boolean;
}

function decoded(body: Uint8Array, charset: string, { fatal, cut, plain }: Decoding): string | undefined {
  try {
    const written = new TextDecoder(charset, { fatal }).decode(body, { stream: cut });
    // eslint-disable-next-line no-control-regex
    return plain && /[\u0000-\u0008\u000e-\u001f]/.test(written) ? undefined : written;
  } catch {
    // Not that charset, or one nobody knows.
    return charset === 'utf-8' ? undefined : decoded(body, 'utf-8', { fatal, cut, plain });
  }
}
