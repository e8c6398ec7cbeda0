import type { Decode, DecodeInline, FormatDecoder, SchemaText } from '@naftiko/engine';
import { mapChecked } from '@naftiko/spec';
import { makeSizeCheck } from './fits-inline.js';

/**
 * Makes a decoder that decodes large bodies in a worker thread, under limits of time and memory. The values are the
 * same. Small bodies are decoded at once.
 */
export const decodeOnWorker = (decoder: FormatDecoder<DecodeInline>): FormatDecoder => ({
  ...decoder,
  prepare(schema, file) {
    const { format } = decoder;
    return mapChecked(decoder.prepare(schema, file), (decodeInline): Decode => {
      const isSmall = makeSizeCheck(format);
      const prepared = { format, schema, file: readFile() };
      const decode: Decode = (body, charset, limits) => {
        if (limits === undefined || isSmall(body)) return decodeInline(body, charset);
        return inThread().then(({ decodeInThread }) => decodeInThread(prepared, { body, charset }, limits));
      };
      const mapInThread: Decode['mapInThread'] = (body, charset, limits, mapping) =>
        isSmall(body)
          ? undefined
          : inThread().then((thread) => thread.mapInThread(prepared, { body, charset, mapping }, limits));
      return Object.assign(decode, { mapInThread });
    });

    function readFile(): SchemaText | undefined {
      return schema !== undefined && decoder.schemaIsFile === true ? file(schema) : undefined;
    }
  },
});

/** Imported on demand: most processes never decode a large answer. */
const inThread = () => import('./decode-in-thread.js');
