import { describeDepth, nestsTooDeeply, ok, type DecodeInline, type FormatDecoder } from '@naftiko/engine';
import { diagnose, invalid, valid, type Json } from '@naftiko/spec';
import protobufjs from 'protobufjs';
import { failDecoding, reasonOf } from './decode-failure.js';

/**
 * One Protocol Buffers message: the first that the `.proto` file of `outputSchema` declares. Names as in the file,
 * unset fields absent, bytes in base64, enums as numbers; a 64-bit integer that a number cannot hold exactly is a
 * string. An invalid schema file is `output-schema-unusable`. Source: specification 03, section 7.7.
 */
export const protobuf: FormatDecoder<DecodeInline> = {
  format: 'protobuf',
  schemaIsFile: true,
  prepare(schema, file) {
    if (schema === undefined) return valid(decodeNothing);
    const text = file(schema);
    const type = typeof text === 'string' ? findMessage(text) : text.unreadable;
    if (typeof type !== 'string') return valid(decodeMessage(type));
    const { text: location, at } = schema;
    return invalid(diagnose('output-schema-unusable', at, { format: 'Protobuf', schema: location, reason: type }));
  },
};

const decodeNothing: DecodeInline = (body) =>
  failDecoding('protobuf', 'The protobuf format requires outputSchema.', body);

/** The message, or why there is none. Only Google's well-known types can be imported. */
function findMessage(source: string): protobufjs.Type | string {
  try {
    const { root, package: name, imports = [] } = protobufjs.parse(source, { keepCase: true });
    for (const location of imports) {
      const known = protobufjs.common.get(location)?.nested;
      if (known == null) return `it imports "${location}", which is not available.`;
      root.addJSON(known);
    }
    root.resolveAll();
    const declared = name === undefined ? root : root.lookup(name);
    const messages = declared instanceof protobufjs.Namespace ? declared.nestedArray : [];
    return messages.find((nested) => nested instanceof protobufjs.Type) ?? 'it declares no message.';
  } catch (cause) {
    return reasonOf(cause);
  }
}

const decodeMessage =
  (type: protobufjs.Type): DecodeInline =>
  (body) => {
    try {
      const value = toPlain(type.toObject(type.decode(body), { longs: BigInt, bytes: String }));
      return nestsTooDeeply(value) ? failDecoding('protobuf', describeDepth(), body) : ok(value);
    } catch (cause) {
      return failDecoding('protobuf', reasonOf(cause), body);
    }
  };

/** The library's value as JSON. */
function toPlain(value: unknown): Json {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value as Json;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toPlain(member)]));
}
