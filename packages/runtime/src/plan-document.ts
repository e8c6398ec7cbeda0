import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  decodeText,
  diagnose,
  inlineImports,
  isError,
  loadDocument,
  valid,
  type Authentication,
  type Checked,
  type Diagnostic,
  type Document,
  type Expose,
  type LoadedDocument,
  type McpExpose,
  type Observability,
} from '@naftiko/spec';
import { compileCapability, type Capability, type Verifier } from '@naftiko/engine';
import type { ExposeAdapter, ExposeKit, MountPlan } from './mount/expose-adapter.js';
import type { OfferedSkills } from './mount/offered-skills.js';
import type { LoadPlugins, Plugins } from './plugins.js';
import { portClashes } from './port-clashes.js';
import { missingScripts } from './scripts/script-steps.js';
import { importReader } from './source/read-import.js';
import { readSchemaFiles } from './source/read-schema-files.js';
import { tidy } from './tidy-diagnostics.js';

/** A planned document: everything that is possible without opening anything. */
export interface PlannedDocument {
  /** The file name as given; also the source of its diagnostics. */
  readonly file: string;
  readonly loaded: LoadedDocument;
  /** `undefined`: no part of it can run; see the diagnostics. */
  readonly capability: Capability | undefined;
  readonly mounts: readonly PlannedMount[];
  /** In the order of the document, including those of adapters that are not served. */
  readonly skills: readonly OfferedSkills[];
  readonly plugins: Plugins | undefined;
  /** The address of the collector of the control adapter; `undefined`: there is no usable one. */
  readonly collector: ((variables: ReadonlyMap<string, string>) => string) | undefined;
  /** The other files that planning read or tried to read; a change of one changes the plan. */
  readonly reads: readonly string[];
  /** Plans another text in its place with the same options. */
  again(text: string): Promise<PlannedDocument>;
  /** All diagnostics, each finding once, in the order of the document, without differences from the schema. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface PlannedMount {
  readonly expose: Expose;
  readonly plan: MountPlan;
}

/** The options of an operator for planning. */
export interface PlanOptions {
  /** Serves only the MCP adapter of this namespace, on standard input and output. */
  readonly stdio?: string;
  /** Whether imports from `https:` addresses are fetched; without it planning opens no socket. */
  readonly fetches?: boolean;
  /** The consumed namespaces (`*`: all) whose base URI the operator replaces; problems of the written ones are warnings. */
  readonly replacedBaseUris?: ReadonlySet<string>;
}

/** Reads and plans a file. Fails only when the file cannot be read; the reason is a sentence for display. */
export async function planFile(
  file: string,
  loadPlugins: LoadPlugins,
  options: PlanOptions = {},
): Promise<PlannedDocument | { readonly unreadable: string }> {
  const text = await readDocument(file, '.');
  return typeof text === 'object' ? text : planDocument(file, text, loadPlugins, options);
}

/** Reads the text of a document; the reason of a failure is a sentence for display. */
export async function readDocument(
  file: string,
  workingDirectory: string,
): Promise<string | { readonly unreadable: string }> {
  try {
    return decodeText(await readFile(path.resolve(workingDirectory, file)));
  } catch (cause) {
    return { unreadable: reasonOf(cause) };
  }
}

/** Plans a text: everything `run` does before it opens a socket, and everything `validate` does. */
export async function planDocument(
  file: string,
  text: string,
  loadPlugins: LoadPlugins,
  options: PlanOptions = {},
): Promise<PlannedDocument> {
  const { stdio, fetches = false, replacedBaseUris } = options;
  const again = (next: string): Promise<PlannedDocument> => planDocument(file, next, loadPlugins, options);
  const loaded = loadDocument(file, text);
  const { document } = loaded;
  if (document === undefined) {
    return {
      file,
      loaded,
      capability: undefined,
      mounts: [],
      skills: [],
      plugins: undefined,
      collector: undefined,
      reads: [],
      diagnostics: tidy(loaded.diagnostics),
      again,
    };
  }
  const reads = new Set<string>();
  const note = (read: string): void => void reads.add(path.resolve(read));
  const inlined = await inlineImports(document, importReader(fetches, note));
  const whole = inlined.ok ? inlined.value : document;
  const plugins = await loadPlugins(whole);
  const schemaFile = await readSchemaFiles(whole, plugins.engine, note);
  const capability = compileCapability(whole, plugins.engine, schemaFile, replacedBaseUris);
  const reported: Diagnostic[] = [...loaded.diagnostics, ...inlined.diagnostics, ...(await missingScripts(whole))];
  const exposes = whole.exposes.map((expose) => (isOnStdio(expose, stdio) ? overStdio(expose) : expose));
  const isServed = (expose: Expose): boolean => stdio === undefined || isOnStdio(expose, stdio);
  const { mounts, skills } = planMounts({ exposes, isServed, capability, plugins, reported });
  reported.push(...portClashes([{ file, root: loaded.root, mounts }], ({ port }) => port));
  const collector = planCollector(capability, reported);
  for (const { expose } of mounts) reported.push(...((await adapterOf(expose, plugins)?.checkFiles?.(expose)) ?? []));
  const diagnostics = tidy([...reported, ...capability.diagnostics()]);
  return { file, loaded, capability, mounts, skills, plugins, collector, reads: [...reads], diagnostics, again };
}

const adapterOf = (expose: Expose, plugins: Plugins): ExposeAdapter | undefined =>
  plugins.exposes.find(({ type }) => type === expose.type);

const isOnStdio = (expose: Expose, namespace: string | undefined): expose is McpExpose =>
  expose.type === 'mcp' && expose.namespace.text === namespace;

const overStdio = (expose: McpExpose): McpExpose => ({ ...expose, transport: 'stdio' });

interface MountPlanning {
  readonly exposes: readonly Expose[];
  readonly isServed: (expose: Expose) => boolean;
  readonly capability: Capability;
  readonly plugins: Plugins;
  readonly reported: Diagnostic[];
}

function planMounts({
  exposes,
  isServed,
  capability,
  plugins,
  reported,
}: MountPlanning): Pick<PlannedDocument, 'mounts' | 'skills'> {
  const planned = new Map<Expose, PlannedMount | undefined>();
  const served = exposes.filter(isServed);
  const kit: ExposeKit = {
    ...exposeKit(capability, plugins, (diagnostic) => reported.push(diagnostic)),
    siblings: (type) =>
      served.filter((expose) => expose.type === type).flatMap((expose) => mountOf(expose)?.plan ?? []),
  };
  // Planned on first use: siblings may precede or follow the adapter that needs them.
  const mountOf = (expose: Expose): PlannedMount | undefined => {
    if (!planned.has(expose)) {
      // Avoids a cycle: an adapter that is being planned is not visible to its siblings.
      planned.set(expose, undefined);
      planned.set(expose, planMount(expose, kit, plugins, reported));
    }
    return planned.get(expose);
  };
  const mounts = served.flatMap((expose) => mountOf(expose) ?? []);
  const skills = exposes.flatMap((expose) => {
    const offered = adapterOf(expose, plugins)?.offers?.(expose, { ...kit, report: () => undefined }) ?? [];
    const { namespace, authentication } = expose;
    return offered.length === 0 ? [] : [{ namespace: namespace.text, authentication, skills: offered }];
  });
  return { mounts, skills };
}

function planMount(expose: Expose, kit: ExposeKit, plugins: Plugins, reported: Diagnostic[]): PlannedMount | undefined {
  if (expose.type === 'unknown') return undefined;
  const adapter = adapterOf(expose, plugins);
  if (adapter === undefined) {
    reported.push(diagnose('exposes-type-unavailable', expose.at, { type: expose.type, known: plugins.exposeTypes }));
    return undefined;
  }
  reported.push(...wideAddress(expose));
  const plan = adapter.plan(expose, kit);
  reported.push(...plan.diagnostics);
  return plan.ok ? { expose, plan: plan.value } : undefined;
}

/** Reports an address other than loopback, which only the operator can open (specification 06, section 4.9). */
const wideAddress = ({ address }: Expose): readonly Diagnostic[] =>
  address === undefined || /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(address.text)
    ? []
    : [diagnose('address-not-used', address.at, { address: address.text })];

const exposeKit = (
  capability: Capability,
  plugins: Plugins,
  report: (diagnostic: Diagnostic) => void,
): Omit<ExposeKit, 'siblings'> => ({
  document: capability.document,
  operation: (unit, site) =>
    capability.unit({
      id: `${site.namespace}.${unit.name?.text ?? site.route?.path ?? 'operation'}`,
      surface: site.surface,
      namespace: site.namespace,
      unit,
      declarations: [...(site.outerInputs ?? []), ...unit.inputs],
      placeholders: site.route?.placeholders ?? [],
      ...(site.route === undefined ? {} : { route: site.route }),
    }),
  forward: (node) => capability.forward(node),
  verifier: (authentication, surface) => planVerifier(authentication, surface, capability, plugins),
  report,
});

function planVerifier(
  authentication: Authentication | undefined,
  surface: Parameters<ExposeKit['verifier']>[1],
  capability: Capability,
  plugins: Plugins,
): Checked<((variables: ReadonlyMap<string, string>) => Verifier) | undefined> {
  if (authentication === undefined) return valid(undefined);
  const scheme = plugins.engine.auth.find(({ type }) => type === authentication.type);
  if (scheme?.verifier === undefined) {
    const type = authentication.type === 'unknown' ? authentication.name.text : authentication.type;
    return { ok: false, diagnostics: [diagnose('auth-unsupported', authentication.at, { type })] };
  }
  return scheme.verifier(authentication, { ...capability.verifierKit(), ...surface });
}

/** The observability of the first control adapter (specification 04, d.1). */
export const observabilityOf = ({ exposes }: Document): Observability | undefined =>
  exposes.find((expose) => expose.type === 'control')?.observability;

function planCollector(capability: Capability, reported: Diagnostic[]): PlannedDocument['collector'] {
  const endpoint = observabilityOf(capability.document)?.otlpEndpoint;
  if (endpoint === undefined) return undefined;
  const collector = capability.collector(endpoint);
  reported.push(...collector.diagnostics);
  return collector.ok ? collector.value : undefined;
}

/**
 * Whether a document can be served, at least in part. A control adapter alone does not count when other adapters are
 * broken, but it is enough for a document that exposes nothing else.
 */
export const isServable = ({ mounts, skills, loaded }: PlannedDocument): boolean =>
  mounts.some(({ plan }) => (plan.serves > 0 || (plan.kind === 'stdio' && skills.length > 0)) && !isInternal(plan)) ||
  (mounts.length > 0 &&
    mounts.length === loaded.document?.exposes.length &&
    mounts.every(({ plan }) => isInternal(plan)));

const isInternal = (plan: MountPlan): boolean => plan.kind === 'http' && plan.internal === true;

export const hasErrors = (planned: PlannedDocument): boolean => planned.diagnostics.some(isError);

const reasonOf = (cause: unknown): string => {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'EACCES') return 'it may not be read.';
  if (code === 'EISDIR') return 'it is a directory.';
  return `it cannot be read (${code || 'unknown reason'}).`;
};

export const directoryOf = (file: string, workingDirectory: string): string =>
  path.dirname(path.resolve(workingDirectory, file));
