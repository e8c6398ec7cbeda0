/** Bytes and their content type. */
export interface TypedBytes {
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
}

interface Reading {
  /** Whether the bytes may end in the middle of a character. */
  readonly cut?: boolean;
  /** Whether invalid bytes lead to the result `undefined`; otherwise they are replaced. */
  readonly strict?: boolean;
}

/** The text of a body, or `undefined` for binary data. */
export function textOf({ body, contentType }: TypedBytes, { cut = false, strict = false }: Reading = {}) {
  const type = essenceOf(contentType);
  const declared = /;\s*charset="?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  if (type === '' || type === 'application/octet-stream') {
    // The content type does not tell: it is text if it is valid UTF-8 without control characters.
    return decodeText(body, 'utf-8', { fatal: true, cut, plain: true });
  }
  return isTextual(type) ? decodeText(body, declared ?? 'utf-8', { fatal: strict, cut, plain: false }) : undefined;
}

/** A content type without its parameters, in lower case; empty when it is absent. */
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
  /** Whether a text with control characters other than white space is rejected. */
  readonly plain: boolean;
}

function decodeText(body: Uint8Array, charset: string, { fatal, cut, plain }: Decoding): string | undefined {
  try {
    const written = new TextDecoder(charset, { fatal }).decode(body, { stream: cut });
    // eslint-disable-next-line no-control-regex
    return plain && /[\u0000-\u0008\u000e-\u001f]/.test(written) ? undefined : written;
  } catch {
    // The bytes are not valid in that charset, or the charset is unknown.
    return charset === 'utf-8' ? undefined : decodeText(body, 'utf-8', { fatal, cut, plain });
  }
}
