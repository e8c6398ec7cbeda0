import type { TypedBlock } from '../document/type-names.js';

/** What a key takes: a scalar that is checked, an object of a kind, a list or a map of such objects, or anything. */
export type Shape =
  | { readonly is: 'any' }
  | { readonly is: 'flag' | 'number' }
  | { readonly is: 'word'; readonly words: readonly string[] }
  /** A word of the format or of a plug-in. */
  | { readonly is: 'type'; readonly of: TypedBlock }
  | { readonly is: 'object' | 'list' | 'map'; readonly kind: KindName };

/** The keys an object of a document has. */
export interface ObjectKind {
  /** Its name in messages. */
  readonly title: string;
  readonly keys: Readonly<Record<string, Shape>>;
  /**
   * Keys that existing documents have and the published schema does not (specification 06). They are reported as
   * differences from the schema, not as misspelt.
   */
  readonly tolerated: readonly string[];
  /** Kinds selected by its `type`; without a matching type the keys of all kinds are accepted. */
  readonly byType?: Readonly<Record<string, KindName>>;
}

/** The names by which the tables of kinds refer to each other. Messages show the `title` of a kind instead. */
export type KindName =
  | 'document'
  | 'info'
  | 'stakeholder'
  | 'bind'
  | 'capability'
  | 'aggregate'
  | 'function'
  | 'semantics'
  | 'consume'
  | 'import'
  | 'consumed resource'
  | 'consumed operation'
  | 'consumed input'
  | 'consumed output'
  | 'body'
  | 'multipart body'
  | 'multipart part'
  | 'output'
  | 'step'
  | 'call step'
  | 'lookup step'
  | 'script step'
  | 'mapping'
  | 'authentication'
  | 'basic'
  | 'digest'
  | 'bearer'
  | 'apikey'
  | 'oauth2'
  | 'expose'
  | 'rest'
  | 'exposed resource'
  | 'exposed operation'
  | 'exposed input'
  | 'forward'
  | 'mcp'
  | 'tool'
  | 'tool input'
  | 'hints'
  | 'mcp resource'
  | 'prompt'
  | 'prompt argument'
  | 'prompt message'
  | 'skill expose'
  | 'skill'
  | 'skill tool'
  | 'skill source'
  | 'control'
  | 'management'
  | 'logs'
  | 'scripting'
  | 'observability'
  | 'metrics'
  | 'traces'
  | 'local endpoint'
  | 'local traces'
  | 'exporters'
  | 'otlp';

export const any: Shape = { is: 'any' };
export const flag: Shape = { is: 'flag' };
export const number: Shape = { is: 'number' };
export const oneOf = (...words: readonly string[]): Shape => ({ is: 'word', words });
export const object = (kind: KindName): Shape => ({ is: 'object', kind });
export const list = (kind: KindName): Shape => ({ is: 'list', kind });
export const map = (kind: KindName): Shape => ({ is: 'map', kind });

export const texts = (...keys: readonly string[]): Readonly<Record<string, Shape>> =>
  Object.fromEntries(keys.map((key) => [key, any]));

/** Makes a kind from its title, its keys, and the keys that existing documents have in addition. */
export const kindOf = (
  title: string,
  keys: Readonly<Record<string, Shape>>,
  tolerated: readonly string[] = [],
  byType?: ObjectKind['byType'],
): ObjectKind => ({ title, keys, tolerated, ...(byType === undefined ? {} : { byType }) });

export const inputType = oneOf('string', 'number', 'integer', 'boolean', 'array', 'object');
export const language: Shape = { is: 'type', of: 'languages' };

/** Keys that several kinds have. */
export const nameKeys = texts('name', 'label', 'description');
export const actionKeys = {
  ...texts('call', 'with'),
  steps: list('step'),
  mappings: list('mapping'),
  outputParameters: list('output'),
};
export const toolInputs = { inputParameters: list('tool input') };
