import { nestsTooDeeply, tooDeepReason, ok, parseJson, type Decode, type FormatDecoder } from '@naftiko/engine';
import { decodeText, sound, type Json } from '@naftiko/spec';
import { decodeFailure, reasonOf } from './decode-failure.js';

/**
 * JSON; an empty body is null. An integer that a number cannot hold exactly stays the text of its digits.
 * Source: specification 03, section 7.1.
 */
export const json: FormatDecoder = { format: 'json', prepare: () => sound(decodeJson) };

const decodeJson: Decode = (body, charset) => {
  const text = decodeText(body, charset);
  if (text.trim() === '') return ok(null);
  try {
    const value = JSON.parse(text) as Json;
    if (nestsTooDeeply(value)) return decodeFailure('json', tooDeepReason(), body);
    return ok(/\d{16}/.test(text) ? (parseJson(keepDigits(text)) ?? value) : value);
  } catch (cause) {
    return decodeFailure('json', reasonOf(cause), body);
  }
};

/** Puts quotes around integers beyond 2^53. The text is known to be JSON, so every string has an end. */
const keepDigits = (text: string): string =>
  text.replaceAll(/"(?:[^"\\]+|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
    /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
  );
