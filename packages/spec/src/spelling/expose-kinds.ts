import {
  any,
  flag,
  oneOf,
  object,
  list,
  texts,
  kindOf,
  inputType,
  nameKeys,
  actionKeys,
  toolInputs,
  type KindName,
  type ObjectKind,
} from './object-kind.js';

const listener = { ...texts('type', 'port', 'namespace', 'address'), authentication: object('authentication') };

/** The objects of an `exposes` block, each with its keys. */
export const exposeKinds = {
  expose: kindOf('expose', {}, [], { rest: 'rest', mcp: 'mcp', skill: 'skill expose', control: 'control' }),
  rest: kindOf('REST expose', { ...listener, resources: list('exposed resource') }, ['description', 'auth']),
  'exposed resource': kindOf('exposed resource', {
    ...nameKeys,
    path: any,
    inputParameters: list('exposed input'),
    operations: list('exposed operation'),
    forward: object('forward'),
  }),
  'exposed operation': kindOf(
    'exposed operation',
    { ...nameKeys, method: any, inputParameters: list('exposed input'), ref: any, ...actionKeys },
    ['path', 'id'],
  ),
  'exposed input': kindOf(
    'exposed input parameter',
    {
      ...texts('name', 'description', 'pattern', 'value'),
      in: oneOf('query', 'header', 'path', 'cookie', 'body'),
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
      transport: oneOf('http', 'stdio'),
      tools: list('tool'),
      resources: list('mcp resource'),
      prompts: list('prompt'),
    },
    ['label', 'auth', 'name'],
  ),
  tool: kindOf('MCP tool', { ...nameKeys, ...toolInputs, ref: any, hints: object('hints'), ...actionKeys }, [
    'id',
    'calls',
  ]),
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
  'mcp resource': kindOf('MCP resource', { ...nameKeys, ...texts('uri', 'mimeType', 'location'), ...actionKeys }, [
    'ref',
  ]),
  prompt: kindOf('MCP prompt', {
    ...nameKeys,
    arguments: list('prompt argument'),
    template: list('prompt message'),
    location: any,
  }),
  'prompt argument': kindOf('prompt argument', { ...nameKeys, required: flag }, ['type']),
  'prompt message': kindOf('prompt message', { role: oneOf('user', 'assistant'), content: any }),

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
} as const satisfies Partial<Record<KindName, ObjectKind>>;
