/** The value of a key: a checked scalar, an object of a kind, a list or a map of them, or anything. */
export type Shape =
  | { readonly is: 'any' }
  | { readonly is: 'flag' | 'number' }
  | { readonly is: 'word'; readonly words: readonly string[] }
  | { readonly is: 'object' | 'list' | 'map'; readonly kind: KindName };

/** The keys an object of a document has. */
export interface ObjectKind {
  /** Its name in messages. */
  readonly title: string;
  readonly keys: Readonly<Record<string, Shape>>;
  /**
   * Keys that published documents have although the schema does not (specification 06). They are reported as
   * differences from the schema.
   */
  readonly carried: readonly string[];
  /** Kinds selected by its `type`; without a matching type the keys of all kinds are accepted. */
  readonly byType?: Readonly<Record<string, KindName>>;
}

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
export const word = (...words: readonly string[]): Shape => ({ is: 'word', words });
export const object = (kind: KindName): Shape => ({ is: 'object', kind });
export const list = (kind: KindName): Shape => ({ is: 'list', kind });
export const map = (kind: KindName): Shape => ({ is: 'map', kind });

export const texts = (...keys: readonly string[]): Readonly<Record<string, Shape>> =>
  Object.fromEntries(keys.map((key) => [key, any]));

/** Makes a kind from its title, its keys, and the keys that only published documents have. */
export const kindOf = (
  title: string,
  keys: Readonly<Record<string, Shape>>,
  carried: readonly string[] = [],
  byType?: ObjectKind['byType'],
): ObjectKind => ({ title, keys, carried, ...(byType === undefined ? {} : { byType }) });

export const inputType = word('string', 'number', 'integer', 'boolean', 'array', 'object');
export const language = word('javascript', 'python', 'groovy');

/** Keys that several kinds have. */
export const named = texts('name', 'label', 'description');
export const work = {
  ...texts('call', 'with'),
  steps: list('step'),
  mappings: list('mapping'),
  outputParameters: list('output'),
};
export const toolInputs = { inputParameters: list('tool input') };
