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
  /** Keys of published documents beyond the schema (specification 06); they have a separate note. */
  readonly carried: readonly string[];
  /** Kinds selected by its `type`; without a matching type the keys of all kinds are accepted. */
  readonly byType?: Readonly<Record<string, KindName>>;
}

const any: Shape = { is: 'any' };
const flag: Shape = { is: 'flag' };
const number: Shape = { is: 'number' };
const word = (...words: readonly string[]): Shape => ({ is: 'word', words });
const object = (kind: KindName): Shape => ({ is: 'object', kind });
const list = (kind: KindName): Shape => ({ is: 'list', kind });
const map = (kind: KindName): Shape => ({ is: 'map', kind });

const texts = (...keys: readonly string[]): Readonly<Record<string, Shape>> =>
  Object.fromEntries(keys.map((key) => [key, any]));

const kindOf = (
  title: string,
  keys: Readonly<Record<string, Shape>>,
  carried: readonly string[] = [],
  byType?: ObjectKind['byType'],
): ObjectKind => ({ title, keys, carried, ...(byType === undefined ? {} : { byType }) });

const inputType = word('string', 'number', 'integer', 'boolean', 'array', 'object');
const language = word('javascript', 'python', 'groovy');
const listener = { ...texts('type', 'port', 'namespace', 'address'), authentication: object('authentication') };
const named = texts('name', 'label', 'description');
const work = {
  ...texts('call', 'with'),
  steps: list('step'),
  mappings: list('mapping'),
  outputParameters: list('output'),
};
const toolInputs = { inputParameters: list('tool input') };
const secretAliases = ['value', 'token', 'placement', 'key', 'name', 'in', 'header', 'headers', 'parameters', 'scopes'];

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

/**
 * Every object of a document with its keys. Long because it is one table, and the format has this many objects.
 * Source: specification 01; for keys beyond the schema: specification 06, section 4.
 *
 * `label` and `description` are accepted on every object (06, D5).
 */
export const objectKinds: Readonly<Record<KindName, ObjectKind>> = {
  document: kindOf(
    'document',
    {
      naftiko: any,
      info: object('info'),
      binds: list('bind'),
      capability: object('capability'),
      consumes: list('consume'),
    },
    [
      ...['ikanos', 'import', 'imports', 'servers', 'tools', 'workflow', 'name', 'persona', 'personas'],
      ...['apiVersion', 'kind', 'metadata', 'uses', 'tags', 'version'],
    ],
  ),
  info: kindOf(
    'info block',
    { ...texts('label', 'description', 'tags', 'created', 'modified'), stakeholders: list('stakeholder') },
    ['title', 'name', 'version', 'personas', 'persona', 'contact', 'license'],
  ),
  stakeholder: kindOf('stakeholder', texts('role', 'fullName', 'email'), ['name']),
  bind: kindOf('bind', texts('namespace', 'description', 'location', 'keys'), ['type']),
  capability: kindOf(
    'capability',
    { binds: list('bind'), exposes: list('expose'), consumes: list('consume'), aggregates: list('aggregate') },
    ['imports', 'import', 'workflow', 'tools'],
  ),
  aggregate: kindOf('aggregate', { ...texts('label', 'namespace'), functions: list('function') }),
  function: kindOf('aggregate function', {
    ...texts('name', 'description'),
    semantics: object('semantics'),
    ...toolInputs,
    ...work,
  }),
  semantics: kindOf('semantics block', { safe: flag, idempotent: flag, cacheable: flag }),

  consume: kindOf(
    'consumed adapter',
    {
      ...texts('type', 'namespace', 'baseUri', 'description'),
      inputParameters: list('consumed input'),
      authentication: object('authentication'),
      resources: list('consumed resource'),
    },
    ['auth', 'ref', 'import', 'location', 'openapi', 'as', 'name'],
  ),
  import: kindOf('consume import', texts('location', 'import', 'as', 'description'), [
    ...['openapi', 'ref', 'namespace', 'type', 'name', 'url'],
  ]),
  'consumed resource': kindOf(
    'consumed resource',
    {
      ...named,
      path: any,
      inputParameters: list('consumed input'),
      operations: list('consumed operation'),
    },
    ['id'],
  ),
  'consumed operation': kindOf(
    'consumed operation',
    {
      ...named,
      method: any,
      inputParameters: list('consumed input'),
      outputRawFormat: any,
      outputSchema: any,
      outputParameters: list('consumed output'),
      body: object('body'),
    },
    ['id', 'path'],
  ),
  'consumed input': kindOf(
    'consumed input parameter',
    { ...texts('name', 'in', 'value'), type: inputType, required: flag },
    ['description', 'properties', 'default', 'enum', 'example', 'items', 'format'],
  ),
  'consumed output': kindOf('consumed output parameter', { ...texts('name', 'value'), type: inputType }, [
    'mapping',
    'items',
    'properties',
    'required',
    'description',
  ]),
  body: kindOf('request body', texts('type', 'data'), ['required', 'value'], { multipartForm: 'multipart body' }),
  'multipart body': kindOf('request body', { type: any, data: list('multipart part') }, ['required']),
  'multipart part': kindOf('part of a multipart body', texts('name', 'value', 'filename', 'contentType')),

  output: kindOf(
    'output parameter',
    {
      ...texts('name', 'mapping', 'value', 'const'),
      type: inputType,
      properties: map('output'),
      items: object('output'),
    },
    ['description', 'itemsType', 'required'],
  ),
  step: kindOf('step', {}, [], { call: 'call step', lookup: 'lookup step', script: 'script step' }),
  'call step': kindOf('call step', texts('type', 'name', 'call', 'with')),
  'lookup step': kindOf('lookup step', texts('type', 'name', 'index', 'match', 'lookupValue', 'outputParameters')),
  'script step': kindOf('script step', {
    ...texts('type', 'name', 'with', 'location', 'file', 'dependencies'),
    language,
  }),
  mapping: kindOf('mapping', texts('targetName', 'value')),

  authentication: kindOf('authentication', {}, [], {
    basic: 'basic',
    digest: 'digest',
    bearer: 'bearer',
    apikey: 'apikey',
    apiKey: 'apikey',
    header: 'apikey',
    query: 'apikey',
    oauth2: 'oauth2',
  }),
  basic: kindOf('basic authentication', texts('type', 'username', 'password'), ['placement']),
  digest: kindOf('digest authentication', texts('type', 'username', 'password'), ['placement']),
  bearer: kindOf('bearer authentication', texts('type', 'token'), secretAliases),
  apikey: kindOf('API key authentication', texts('type', 'key', 'value', 'placement'), secretAliases),
  oauth2: kindOf('OAuth 2 authentication', {
    ...texts('type', 'authorizationServerUri', 'resource', 'scopes', 'audience', 'tokenEndpoint'),
    tokenValidation: word('jwks', 'introspection'),
  }),

  expose: kindOf('expose', {}, [], { rest: 'rest', mcp: 'mcp', skill: 'skill expose', control: 'control' }),
  rest: kindOf('REST expose', { ...listener, resources: list('exposed resource') }, ['description', 'auth']),
  'exposed resource': kindOf('exposed resource', {
    ...named,
    path: any,
    inputParameters: list('exposed input'),
    operations: list('exposed operation'),
    forward: object('forward'),
  }),
  'exposed operation': kindOf(
    'exposed operation',
    { ...named, method: any, inputParameters: list('exposed input'), ref: any, ...work },
    ['path', 'id'],
  ),
  'exposed input': kindOf(
    'exposed input parameter',
    {
      ...texts('name', 'description', 'pattern', 'value'),
      in: word('query', 'header', 'path', 'cookie', 'body'),
      type: inputType,
      required: flag,
    },
    ['mapping', 'default', 'enum', 'example', 'items', 'properties'],
  ),
  forward: kindOf('forward block', texts('targetNamespace', 'trustedHeaders')),

  mcp: kindOf(
    'MCP expose',
    {
      ...listener,
      description: any,
      transport: word('http', 'stdio'),
      tools: list('tool'),
      resources: list('mcp resource'),
      prompts: list('prompt'),
    },
    ['label', 'auth', 'name'],
  ),
  tool: kindOf('MCP tool', { ...named, ...toolInputs, ref: any, hints: object('hints'), ...work }, ['id', 'calls']),
  'tool input': kindOf('tool input parameter', { ...texts('name', 'description'), type: inputType, required: flag }, [
    'mapping',
    'in',
    'enum',
    'default',
    'example',
    'items',
    'properties',
    'pattern',
    'value',
  ]),
  hints: kindOf('hints block', { readOnly: flag, destructive: flag, idempotent: flag, openWorld: flag }),
  'mcp resource': kindOf('MCP resource', { ...named, ...texts('uri', 'mimeType', 'location'), ...work }, ['ref']),
  prompt: kindOf('MCP prompt', {
    ...named,
    arguments: list('prompt argument'),
    template: list('prompt message'),
    location: any,
  }),
  'prompt argument': kindOf('prompt argument', { ...named, required: flag }, ['type']),
  'prompt message': kindOf('prompt message', { role: word('user', 'assistant'), content: any }),

  'skill expose': kindOf('skill expose', { ...listener, description: any, skills: list('skill') }),
  skill: kindOf(
    'skill',
    {
      ...texts('name', 'description', 'license', 'compatibility', 'metadata', 'allowed-tools', 'argument-hint'),
      'user-invocable': flag,
      'disable-model-invocation': flag,
      location: any,
      tools: list('skill tool'),
    },
    ['hints', 'inputParameters', 'outputParameters', 'call', 'with'],
  ),
  'skill tool': kindOf('skill tool', { ...texts('name', 'description', 'instruction'), from: object('skill source') }),
  'skill source': kindOf('source of a skill tool', texts('sourceNamespace', 'action'), ['namespace', 'name']),

  control: kindOf('control expose', {
    ...texts('type', 'port', 'address'),
    authentication: object('authentication'),
    management: object('management'),
    observability: object('observability'),
  }),
  management: kindOf('management block', {
    ...{ health: flag, info: flag, reload: flag, validate: flag },
    logs: object('logs'),
    scripting: object('scripting'),
  }),
  logs: kindOf('logs block', { 'level-control': flag, stream: flag, 'max-subscribers': number }),
  scripting: kindOf('scripting block', {
    enabled: flag,
    defaultLocation: any,
    defaultLanguage: language,
    timeout: number,
    statementLimit: number,
    allowedLanguages: any,
  }),
  observability: kindOf('observability block', {
    enabled: flag,
    metrics: object('metrics'),
    traces: object('traces'),
    exporters: object('exporters'),
  }),
  metrics: kindOf('metrics block', { local: object('local endpoint') }),
  traces: kindOf('traces block', {
    sampling: number,
    propagation: word('w3c', 'b3'),
    local: object('local traces'),
  }),
  'local endpoint': kindOf('local metrics block', { enabled: flag }),
  'local traces': kindOf('local traces block', { enabled: flag, 'buffer-size': number }),
  exporters: kindOf('exporters block', { otlp: object('otlp') }),
  otlp: kindOf('OTLP exporter', texts('endpoint')),
};
