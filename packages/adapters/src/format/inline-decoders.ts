import type { DecodeInline, FormatDecoder } from '@naftiko/engine';

type Load = () => Promise<FormatDecoder<DecodeInline>>;

/** The decoders by their formats, imported on demand. Each works on the calling thread. */
export const inlineDecoders = {
  json: async () => (await import('./json.js')).json,
  xml: async () => (await import('./xml.js')).xml,
  csv: async () => (await import('./delimited.js')).csv,
  tsv: async () => (await import('./delimited.js')).tsv,
  psv: async () => (await import('./delimited.js')).psv,
  yaml: async () => (await import('./yaml.js')).yaml,
  html: async () => (await import('./html.js')).html,
  markdown: async () => (await import('./markdown.js')).markdown,
  avro: async () => (await import('./avro.js')).avro,
  protobuf: async () => (await import('./protobuf.js')).protobuf,
} satisfies Readonly<Record<string, Load>>;

export type DecodedFormat = keyof typeof inlineDecoders;
