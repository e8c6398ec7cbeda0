/**
 * What each package may import: the packages below it, and the libraries that have their home in it.
 * `node:` stands for every module of Node.
 */
export const layers = {
  spec: { packages: [], libraries: ['yaml'] },
  engine: { packages: ['spec'], libraries: ['handlebars', 'jsonpath-plus'] },
  runtime: { packages: ['spec', 'engine'], libraries: ['node:'] },
  openapi: { packages: ['spec', 'engine'], libraries: ['yaml'] },
  adapters: {
    packages: ['spec', 'engine', 'runtime'],
    libraries: [
      'node:',
      'undici',
      'express',
      'handlebars',
      'dotenv',
      '@modelcontextprotocol/core',
      '@modelcontextprotocol/server',
      '@modelcontextprotocol/node',
      '@opentelemetry/api',
      '@opentelemetry/core',
      '@opentelemetry/exporter-metrics-otlp-proto',
      '@opentelemetry/exporter-trace-otlp-proto',
      '@opentelemetry/propagator-b3',
      '@opentelemetry/resources',
      '@opentelemetry/sdk-metrics',
      '@opentelemetry/sdk-trace-base',
      'css-select',
      'csv-parse',
      'jose',
      'quickjs-emscripten-core',
      '@jitl/quickjs-wasmfile-release-sync',
      'mdast-util-from-markdown',
      'mdast-util-gfm-table',
      'micromark-extension-gfm-table',
      'parse5',
      'parse5-htmlparser2-tree-adapter',
      'protobufjs',
      'pyodide',
      'saxes',
      'yaml',
      'yazl',
    ],
  },
  cli: {
    packages: ['spec', 'engine', 'runtime', 'adapters', 'openapi'],
    libraries: ['node:', 'commander', 'jsonc-parser', 'smol-toml', 'yazl'],
  },
} as const satisfies Readonly<Record<string, Layer>>;

export interface Layer {
  readonly packages: readonly string[];
  readonly libraries: readonly string[];
}

/** The levels of a folder, each with the levels beside it that it may import. */
export type Levels = Readonly<
  Record<string, { readonly values?: readonly string[]; readonly types?: readonly string[] }>
>;

/**
 * Folders whose imports run one way. The files above the levels import any of them; no level imports those files.
 * Where a level names `types`, it knows what another one makes, and calls nothing of it.
 */
export const levels: Readonly<Record<string, Levels>> = {
  // What runs for each request, `run` and `invoke`, calls nothing that compiles.
  'engine/src': {
    value: {},
    expression: { values: ['value'] },
    schema: { values: ['expression', 'value'], types: ['ports'] },
    ports: { values: ['expression', 'value'] },
    run: { values: ['schema', 'ports', 'expression', 'value'], types: ['invoke'] },
    invoke: { values: ['run', 'ports', 'expression', 'value'], types: ['compile'] },
    bind: { values: ['ports', 'expression', 'value'], types: ['compile'] },
    compile: { values: ['run', 'schema', 'ports', 'expression', 'value'] },
    contracts: { values: ['compile', 'ports', 'expression', 'value'] },
  },
  'adapters/src/expose-mcp': {
    plan: {},
    surface: { values: ['plan'] },
    wire: { values: ['surface', 'plan'] },
    skills: { values: ['surface', 'plan'] },
    gateway: { values: ['wire', 'surface', 'plan'] },
  },
  // What runs for each request, `fill`, `send` and `wire`, calls nothing that plans.
  'adapters/src/consume-http': {
    request: {},
    wire: { types: ['request'] },
    sample: {},
    plan: { values: ['request'] },
    fill: { values: ['request'], types: ['plan'] },
    redact: { values: ['request'], types: ['plan'] },
    send: { values: ['fill', 'redact', 'request', 'sample', 'wire'], types: ['plan'] },
  },
};

/** Folder and file names that attract unrelated functions. */
export const forbiddenNames = ['utils', 'util', 'helpers', 'helper', 'common', 'shared', 'misc', 'manager', 'types'];

/** Longer files give the reason at their top, in a line that starts with "Long because". */
export const lineLimit = 300;

/** The limit for the only loop over steps. */
export const runPlanLineLimit = 60;
