/** Values of `type` for each kind of block that has one, and of `language` for scripts. */
export interface TypeNames {
  readonly exposes: readonly string[];
  readonly consumes: readonly string[];
  readonly authentication: readonly string[];
  readonly bodies: readonly string[];
  readonly languages: readonly string[];
}

export type TypedBlock = keyof TypeNames;

/** The values of `type` that the format defines. */
export const formatTypes = {
  exposes: ['rest', 'mcp', 'skill', 'control'],
  consumes: ['http'],
  authentication: ['apikey', 'basic', 'bearer', 'digest', 'oauth2'],
  bodies: ['json', 'text', 'xml', 'sparql', 'formUrlEncoded', 'multipartForm'],
  languages: ['javascript', 'python', 'groovy'],
} as const satisfies TypeNames;

/**
 * Spellings in existing documents that are read as one of those values. Source: specification 06, sections 4.6 and 4.7.
 */
const otherSpellings: TypeNames = {
  exposes: [],
  consumes: [],
  authentication: ['apiKey', 'header', 'query'],
  bodies: ['form', 'multipart', 'raw', 'binary', 'octet-stream', 'yaml'],
  languages: [],
};

/** No plug-in adds a type. */
export const noExtensions: TypeNames = { exposes: [], consumes: [], authentication: [], bodies: [], languages: [] };

/** Whether the format already has this `type`, in its own spelling or in another one that is read. */
export const isFormatType = (block: TypedBlock, word: string): boolean =>
  formatTypes[block].some((known) => known === word) || otherSpellings[block].includes(word);

/** Whether a plug-in serves blocks with this `type`. */
export const isExtension = (block: TypedBlock, word: string | undefined, extensions: TypeNames): boolean =>
  word !== undefined && extensions[block].includes(word) && !isFormatType(block, word);

/** Every `type` that such a block can have, for hints. */
export const listKnownTypes = (block: TypedBlock, extensions: TypeNames): readonly string[] => [
  ...formatTypes[block],
  ...extensions[block].filter((word) => !isFormatType(block, word)),
];
