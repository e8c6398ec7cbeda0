import { diagnose, isError, type ConsumedOperation, type Diagnostic } from '@naftiko/spec';
import type { ConsumedSignature, ConsumeKit, Decode } from '@naftiko/engine';

/** How the answers of an operation are read. */
export interface Decoding {
  readonly format: string;
  /** `undefined`: no decoder knows the format. */
  readonly formatTraits: ConsumedSignature['formatTraits'];
  /** `undefined`: answers are passed through. */
  readonly decode: Decode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Formats with which a document declares that answers are not decoded. */
const undecodedFormats = new Set(['text', 'binary', 'raw']);

/** Formats of the specification. When one has no decoder, the operation cannot be used as declared. */
const specifiedFormats = new Set(['json', 'xml', 'csv', 'tsv', 'psv', 'yaml', 'html', 'markdown', 'avro', 'protobuf']);

/** Plans the decoder of `outputRawFormat`; JSON is the default. */
export function planDecoding(operation: ConsumedOperation, kit: ConsumeKit): Decoding {
  const format = operation.outputFormat?.text.toLowerCase() ?? 'json';
  if (undecodedFormats.has(format)) return { format, formatTraits: undefined, decode: undefined, diagnostics: [] };

  const decoder = kit.findDecoder(format);
  if (decoder === undefined) {
    const at = operation.outputFormat?.at ?? operation.at;
    const diagnostic = specifiedFormats.has(format)
      ? diagnose('output-format-unavailable', at, { format })
      : diagnose('output-format-unknown', at, { format, known: [...new Set([...specifiedFormats, ...kit.formats])] });
    return { format, formatTraits: undefined, decode: undefined, diagnostics: [diagnostic] };
  }
  const prepared = decoder.prepare(operation.outputSchema, kit.schemaFile);
  const missing =
    decoder.schemaIsFile === true && operation.outputSchema === undefined
      ? [diagnose('output-schema-missing', operation.outputFormat?.at ?? operation.at, { format })]
      : [];
  return {
    format,
    formatTraits: decoder,
    decode: prepared.ok ? prepared.value : undefined,
    diagnostics: prepared.ok
      ? [...missing, ...prepared.diagnostics.filter((diagnostic) => !isError(diagnostic))]
      : prepared.diagnostics,
  };
}
