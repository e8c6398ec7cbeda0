import { ok, type DecodeInline, type FormatDecoder } from '@naftiko/engine';
import { decodeText, valid } from '@naftiko/spec';
import { failDecoding } from './decode-failure.js';
import { readYamlText } from './yaml-text.js';

/**
 * The first YAML document of a body, by the rules of YAML 1.2: dates and times stay strings, aliases are expanded up
 * to a limit, `<<` merges. Empty is null. Source: specification 03, section 7.4.
 */
export const yaml: FormatDecoder<DecodeInline> = { format: 'yaml', prepare: () => valid(decodeYaml) };

const decodeYaml: DecodeInline = (body, charset) => {
  const read = readYamlText(decodeText(body, charset));
  return read.ok ? ok(read.value) : failDecoding('yaml', read.reason, body);
};
