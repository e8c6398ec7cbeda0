import {
  describeDepth,
  nestsTooDeeply,
  ok,
  parseJson,
  type DecodeInline,
  type FormatDecoder,
  type Result,
} from '@naftiko/engine';
import { diagnose, invalid, valid, type Json } from '@naftiko/spec';
import { AvroBytes } from './avro-bytes.js';
import { readContainer } from './avro-container.js';
import { isContainer } from './avro-magic.js';
import { compileAvroSchema, type ReadValue } from './avro-schema.js';
import { failDecoding, reasonOf } from './decode-failure.js';

/**
 * One Avro value in binary encoding, with the schema in the file of `outputSchema`; or an object container file, which
 * is a list and carries its own schema. An invalid schema file is `output-schema-unusable`.
 * Source: specification 03, section 7.7.
 */
export const avro: FormatDecoder<DecodeInline> = {
  format: 'avro',
  schemaIsFile: true,
  prepare(schema, file) {
    if (schema === undefined) return valid(decodeAvro(undefined));
    const reportUnusable = (reason: string) =>
      invalid(diagnose('output-schema-unusable', schema.at, { format: 'Avro', schema: schema.text, reason }));
    const text = file(schema);
    if (typeof text !== 'string') return reportUnusable(text.unreadable);
    const json = parseJson(text);
    if (json === undefined) return reportUnusable('it is not valid JSON.');
    const compiled = compileAvroSchema(json);
    return compiled.ok ? valid(decodeAvro(compiled.read)) : reportUnusable(compiled.reason);
  },
};

const decodeAvro =
  (read: ReadValue | undefined): DecodeInline =>
  (body) => {
    try {
      if (isContainer(body)) {
        const container = readContainer(body);
        return container.ok ? okUnlessDeep(container.value, body) : failDecoding('avro', container.reason, body);
      }
      if (read === undefined) return failDecoding('avro', 'The avro format requires outputSchema.', body);
      const bytes = new AvroBytes(body);
      const value = read(bytes);
      if (!bytes.done) bytes.refuse('The data goes on after the value.');
      return bytes.fault === undefined ? okUnlessDeep(value, body) : failDecoding('avro', bytes.fault, body);
    } catch (cause) {
      // Values that contain themselves, nested beyond the stack.
      return failDecoding('avro', reasonOf(cause), body);
    }
  };

/** A schema can describe values that contain themselves. */
const okUnlessDeep = (value: Json, body: Uint8Array): Result<Json> =>
  nestsTooDeeply(value) ? failDecoding('avro', describeDepth(), body) : ok(value);
