import { nestsTooDeeply, describeDepth, ok, type DecodeInline, type FormatDecoder } from '@naftiko/engine';
import { decodeText, readJson, valid } from '@naftiko/spec';
import { failDecoding, reasonOf } from './decode-failure.js';

/**
 * JSON; an empty body is null. Numbers keep their digits.
 * Source: specification 03, section 7.1.
 */
export const json: FormatDecoder<DecodeInline> = { format: 'json', isJson: true, prepare: () => valid(decodeJson) };

const decodeJson: DecodeInline = (body, charset) => {
  const text = decodeText(body, charset);
  if (text.trim() === '') return ok(null);
  try {
    const value = readJson(text);
    return nestsTooDeeply(value, text.length) ? failDecoding('json', describeDepth(), body) : ok(value);
  } catch (cause) {
    return failDecoding('json', reasonOf(cause), body);
  }
};
