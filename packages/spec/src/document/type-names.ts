/** For each kind of block that is read by its `type`, and for the `language` of scripts: words that may stand there. */
export interface TypeWords {
  readonly exposes: readonly string[];
  readonly consumes: readonly string[];
  readonly authentication: readonly string[];
  readonly bodies: readonly string[];
  readonly languages: readonly string[];
}

export type TypedBlock = keyof TypeWords;

/** The words of the format itself. */
export const formatTypes = {
  exposes: ['rest', 'mcp', 'skill', 'control'],
  consumes: ['http'],
  authentication: ['apikey', 'basic', 'bearer', 'digest', 'oauth2'],
  bodies: ['json', 'text', 'xml', 'sparql', 'formUrlEncoded', 'multipartForm'],
  languages: ['javascript', 'python', 'groovy'],
} as const satisfies TypeWords;

/** Spellings of published documents that are read as one of those words. Source: specification 06, sections 4.6 and 4.7. */
const otherSpellings: TypeWords = {
  exposes: [],
  consumes: [],
  authentication: ['apiKey', 'header', 'query'],
  bodies: ['form', 'multipart', 'raw', 'binary', 'octet-stream', 'yaml'],
  languages: [],
};

/** No word beyond those of the format. */
export const noExtensions: TypeWords = { exposes: [], consumes: [], authentication: [], bodies: [], languages: [] };

/** Whether a word already means something without a plug-in. */
export const isFormatType = (block: TypedBlock, word: string): boolean =>
  formatTypes[block].some((known) => known === word) || otherSpellings[block].includes(word);

/** Whether a block with this word as its `type` belongs to a plug-in. */
export const isExtension = (block: TypedBlock, word: string | undefined, extensions: TypeWords): boolean =>
  word !== undefined && extensions[block].includes(word) && !isFormatType(block, word);

/** Every word that may stand in such a block, for hints. */
export const listKnownTypes = (block: TypedBlock, extensions: TypeWords): readonly string[] => [
  ...formatTypes[block],
  ...extensions[block].filter((word) => !isFormatType(block, word)),
];
