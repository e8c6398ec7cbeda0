import { fail, nestsTooDeeply, ok, describeDepth, type Result } from '@naftiko/engine';
import { type Json, readJson } from '@naftiko/spec';
import { readPairs, type Pairs } from './read-pairs.js';

/** The content of a body, for inputs that are a part of it. */
export type BodyContent =
  | { readonly kind: 'json'; readonly json: Json }
  | { readonly kind: 'form'; readonly pairs: Pairs }
  /** No body, or one that is neither JSON nor a form. */
  | { readonly kind: 'absent' };

/**
 * Parses a body: as a form if its content type says so, otherwise as JSON whatever the type. A body that is not JSON is
 * treated as absent, but as `body-malformed` when its content type is JSON. Source: specification 02, section 8.1.
 */
export function readContent(bytes: Uint8Array, contentType: string | undefined): Result<BodyContent> {
  if (bytes.byteLength === 0) return ok({ kind: 'absent' });
  const type = mediaTypeOf(contentType);
  const labelled = type === jsonType || type.endsWith('+json');
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    return labelled ? failMalformed('it is not UTF-8') : ok({ kind: 'absent' });
  }
  if (type === 'application/x-www-form-urlencoded') {
    const form = readPairs(text);
    return form.ok
      ? ok({ kind: 'form', pairs: form.pairs })
      : failMalformed(`"${form.malformed}" is not percent-encoded`);
  }
  let json: Json;
  try {
    json = readJson(text);
  } catch (cause) {
    if (text.trim() === '') return ok({ kind: 'absent' });
    return labelled ? failMalformed(`it is not JSON${placeOf(cause)}`) : ok({ kind: 'absent' });
  }
  // The parser accepts any depth, but writing a value of great depth would exhaust the stack.
  return nestsTooDeeply(json, text.length) ? failMalformed(describeDepth()) : ok({ kind: 'json', json });
}

const jsonType = 'application/json';

const mediaTypeOf = (contentType = ''): string =>
  contentType === jsonType ? jsonType : contentType.split(';', 1)[0]!.trim().toLowerCase();

const strict = new TextDecoder('utf-8', { fatal: true });

const failMalformed = (reason: string) => fail({ code: 'body-malformed', reason });

/** The position of a syntax error. The parser's own message quotes the body, which must not reach a log. */
function placeOf(cause: unknown): string {
  const position = cause instanceof SyntaxError ? / at position (\d+)/.exec(cause.message)?.[1] : undefined;
  return position === undefined ? '' : ` (character ${Number(position) + 1})`;
}
