import {
  isHttpOrExtension,
  type AbsentLanguage,
  type AuthScheme,
  type BindProvider,
  type BodyEncoder,
  type ConsumeAdapter,
  type FormatDecoder,
  type ScriptRunner,
} from '@naftiko/engine';
import {
  keepLoaded,
  scriptStepsOf,
  type ExposeAdapter,
  type LoadPlugins,
  type Plugins,
  type RegisteredTypes,
} from '@naftiko/runtime';
import { inlineDecoders, type DecodedFormat } from './format/inline-decoders.js';
import { formatTypes, listTextsUnder, declaredTypeOf, type Document, type SourceNode } from '@naftiko/spec';

type Table<Plugin> = Readonly<Record<string, () => Promise<Plugin>>>;

/** The built-in plug-ins by their names in documents, and the pages. Telemetry is loaded apart, below. */
export const builtins = {
  consumes: {
    http: keepLoaded(async () => (await import('./consume-http/http-consume.js')).http),
  } satisfies Table<ConsumeAdapter>,
  exposes: {
    rest: keepLoaded(async () => (await import('./expose-rest/rest-expose.js')).rest as ExposeAdapter),
    mcp: keepLoaded(async () => (await import('./expose-mcp/mcp-expose.js')).mcp as ExposeAdapter),
    skill: keepLoaded(async () => (await import('./expose-skill/skill-expose.js')).skill as ExposeAdapter),
    control: keepLoaded(async () => (await import('./expose-control/control-expose.js')).control as ExposeAdapter),
  } satisfies Table<ExposeAdapter>,
  decoders: {
    json: keepLoaded(() => decoder('json')),
    xml: keepLoaded(() => decoder('xml')),
    csv: keepLoaded(() => decoder('csv')),
    tsv: keepLoaded(() => decoder('tsv')),
    psv: keepLoaded(() => decoder('psv')),
    yaml: keepLoaded(() => decoder('yaml')),
    html: keepLoaded(() => decoder('html')),
    markdown: keepLoaded(() => decoder('markdown')),
    avro: keepLoaded(() => decoder('avro')),
    protobuf: keepLoaded(() => decoder('protobuf')),
  } satisfies Table<FormatDecoder>,
  encoders: {
    json: keepLoaded(async () => (await import('./body/json.js')).json),
    text: keepLoaded(async () => (await import('./body/text.js')).text),
    form: keepLoaded(async () => (await import('./body/form.js')).form),
    multipart: keepLoaded(async () => (await import('./body/multipart.js')).multipart),
    raw: keepLoaded(async () => (await import('./body/raw.js')).raw),
    binary: keepLoaded(async () => (await import('./body/binary.js')).binary),
  } satisfies Table<BodyEncoder>,
  auth: {
    apikey: keepLoaded(async () => (await import('./auth/api-key.js')).apiKey as AuthScheme),
    basic: keepLoaded(async () => (await import('./auth/basic.js')).basic as AuthScheme),
    bearer: keepLoaded(async () => (await import('./auth/bearer.js')).bearer as AuthScheme),
    digest: keepLoaded(async () => (await import('./auth/digest.js')).digest as AuthScheme),
    oauth2: keepLoaded(async () => (await import('./auth/oauth2.js')).oauth2 as AuthScheme),
  } satisfies Table<AuthScheme>,
  binds: {
    file: async () => (await import('./bind/file.js')).fileBinds,
    vault: async () => (await import('./bind/vault.js')).vaultBinds,
    'k8s-secret': async () => (await import('./bind/mounted-secret.js')).createMountedSecretBinds(),
    'github-secrets': async () => (await import('./bind/github-secrets.js')).githubSecretBinds,
  } satisfies Table<BindProvider>,
  scripts: {
    javascript: async () => (await import('./script/javascript.js')).javascript,
    python: async () => (await import('./script/python/python.js')).findPython(),
  } satisfies Table<ScriptRunner | AbsentLanguage>,
  pages: {
    html: async () => (await import('./pages/html-pages.js')).openHtmlPages,
  },
} as const;

async function decoder(format: DecodedFormat): Promise<FormatDecoder> {
  const { decodeOnWorker: onWorker } = await import('./format/worker/on-worker.js');
  return onWorker(await inlineDecoders[format]());
}

/** Plug-ins that are loaded only on request. */
export interface BuiltinOptions {
  /** Script steps in Python; requires the package `pyodide`. */
  readonly python?: boolean;
}

/** The values of `type` (and of formats, schemes and languages) that this package serves. */
const registered: RegisteredTypes = {
  exposes: Object.keys(builtins.exposes),
  consumes: Object.keys(builtins.consumes),
  auth: Object.keys(builtins.auth),
  encoders: formatTypes.bodies,
  decoders: Object.keys(builtins.decoders),
  binds: Object.keys(builtins.binds),
  scripts: Object.keys(builtins.scripts),
};

/** Imports the plug-ins that the document may need. */
export const loadBuiltins: LoadPlugins = Object.assign((document: Document) => loadMentioned(document, {}), {
  registered,
});

/** Like `loadBuiltins`, with optional plug-ins. */
export function builtinsWith(options: BuiltinOptions): LoadPlugins {
  // One runner for all documents and their reloads, so that they share the snapshot of memory from which its processes start.
  let python: ReturnType<typeof builtins.scripts.python> | undefined;
  const scripts = { ...builtins.scripts, python: () => (python ??= builtins.scripts.python()) };
  return Object.assign((document: Document) => loadMentioned(document, options, scripts), { registered });
}

const loadTelemetry = keepLoaded(async () => (await import('./telemetry/open-telemetry.js')).openTelemetry);

async function loadMentioned(
  document: Document,
  options: BuiltinOptions,
  scripting: Table<ScriptRunner | AbsentLanguage> = builtins.scripts,
): Promise<Plugins> {
  const mentioned = findMentioned(document, options);
  // Imported one after the other: the plug-ins share most of their modules, so that parallel imports would not be
  // faster.
  const consumes = await load(builtins.consumes, mentioned.consumes);
  const exposes = await load(builtins.exposes, mentioned.exposes);
  const decoders = await load(builtins.decoders, mentioned.formats);
  const encoders = await load(builtins.encoders, mentioned.bodies);
  const auth = await load(builtins.auth, mentioned.authentication);
  const binds = await load(builtins.binds, mentioned.bindSchemes);
  const languages = await load(scripting, mentioned.languages);
  const scripts = languages.filter((found) => 'open' in found);
  const absentLanguages = languages.filter((found) => 'reason' in found);
  return {
    engine: { consumes, decoders, encoders, auth, binds, scripts, absentLanguages },
    exposes,
    exposeTypes: registered.exposes,
    telemetry: await loadTelemetry(),
  };
}

async function load<Plugin>(table: Table<Plugin>, words: Iterable<string>): Promise<readonly Plugin[]> {
  const plugins: Plugin[] = [];
  for (const word of new Set(words)) if (Object.hasOwn(table, word)) plugins.push(await table[word]!());
  return plugins;
}

function findMentioned(document: Document, { python = false }: BuiltinOptions) {
  const blocks = document.consumes.filter(isHttpOrExtension);
  // A block of a type that only an outside plug-in knows is not parsed: names of formats and scripts are searched in its YAML.
  const foreign = [...blocks, ...document.exposes].flatMap((block) =>
    block.type === 'extension' ? [block.sourceNode] : [],
  );
  const operations = blocks.flatMap((block) =>
    block.type === 'http' ? block.resources.flatMap((resource) => resource.operations) : [],
  );
  const formats = [
    ...operations.flatMap(({ outputFormat }) => outputFormat?.text ?? []),
    ...foreign.flatMap((node) => listTextsUnder(node, 'outputRawFormat')),
  ];
  const credentials = [...blocks, ...document.exposes].flatMap(({ authentication }) => authentication ?? []);
  const hasScripts = scriptStepsOf(document).length > 0 || foreign.some(namesScripts);
  const binds = [...document.binds, ...blocks.flatMap((block) => block.binds)];
  return {
    consumes: blocks.map(declaredTypeOf),
    exposes: document.exposes.map(declaredTypeOf),
    // "json" is the default format of an operation.
    formats: ['json', ...formats.map((format) => format.toLowerCase())],
    authentication: credentials.map(declaredTypeOf),
    bodies: Object.keys(builtins.encoders),
    // A step without a language uses the default at run time, which may be any of them.
    languages: Object.keys(builtins.scripts).filter(
      (language) => (hasScripts || isGoverned(document)) && (python || language !== 'python'),
    ),
    bindSchemes: binds.some(({ location }) => location !== undefined) ? Object.keys(builtins.binds) : [],
  };
}

const namesScripts = (node: SourceNode): boolean => listTextsUnder(node, 'type').includes('script');

/** Whether the control API may change the default language. */
const isGoverned = ({ exposes }: Document): boolean =>
  exposes.some((expose) => expose.type === 'control' && expose.management.scripting !== undefined);
