import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  decodeText,
  diagnose,
  inlineImports,
  isError,
  loadDocument,
  valid,
  writtenType,
  type Authentication,
  type Checked,
  type Diagnostic,
  type Document,
  type Expose,
  type LoadedDocument,
  type McpExpose,
  type Observability,
} from '@naftiko/spec';
import { authUnsupported, compileCapability, findScheme, type Capability, type Verifier } from '@naftiko/engine';
import type { ExposeAdapter, ExposeKit, MountPlan } from './mount/expose-adapter.js';
import type { OfferedSkills } from './mount/offered-skills.js';
import { extensionTypes, type LoadPlugins, type Plugins } from './plugins.js';
import { portClashes } from './port-clashes.js';
import { missingScripts } from './scripts/script-steps.js';
import { importReader } from './source/read-import.js';
import { readSchemaFiles } from './source/read-schema-files.js';
import { tidy } from './tidy-diagnostics.js';

/** A document, planned as far as it goes without opening anything. */
export interface PlannedDocument {
  /** As the caller named it; also the source of its diagnostics. */
  readonly file: string;
  readonly loaded: LoadedDocument;
  /** `undefined`: nothing of it can run; the diagnostics say why. */
  readonly capability: Capability | undefined;
  readonly mounts: readonly PlannedMount[];
  /** In the order of the document; those of adapters that are not served themselves too. */
  readonly skills: readonly OfferedSkills[];
  readonly plugins: Plugins | undefined;
  /** The address of the collector that the control adapter names; `undefined`: it names none that can be used. */
  readonly collector: ((variables: ReadonlyMap<string, string>) => string) | undefined;
  /** The files beside its own that planning read, or looked for; another content is another plan. */
  readonly reads: readonly string[];
  /** Plans another text in its place, the same way. */
  again(text: string): Promise<PlannedDocument>;
  /** Everything noticed, each thing once, in the order of the document. Differences from the schema not included. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface PlannedMount {
  readonly expose: Expose;
  readonly plan: MountPlan;
}

/** What an operator decides before planning. */
export interface PlanOptions {
  /** The MCP adapter of this namespace, and no other adapter, is served: on standard input and output. */
  readonly stdio?: string;
  /** Whether imports from `https:` addresses are fetched; without it planning opens no socket. */
  readonly fetches?: boolean;
  /** The consumed namespaces (`*`: all) whose base URI the operator gives: what is wrong with theirs is a warning. */
  readonly replacedBaseUris?: ReadonlySet<string>;
}

/** Reads and plans a file. Fails only when the file cannot be read; the reason is for people. */
export async function planFile(
  file: string,
  loadPlugins: LoadPlugins,
  options: PlanOptions = {},
): Promise<PlannedDocument | { readonly unreadable: string }> {
  const text = await readDocument(file, '.');
  return typeof text === 'object' ? text : planDocument(file, text, loadPlugins, options);
}

/** The text of a document; why there is none, for people. */
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

/** Plans a text: everything `run` does before it opens a socket, and all that `validate` does. */
export async function planDocument(
  file: string,
  text: string,
  loadPlugins: LoadPlugins,
  options: PlanOptions = {},
): Promise<PlannedDocument> {
  const { stdio, fetches = false, replacedBaseUris } = options;
  const again = (next: string): Promise<PlannedDocument> => planDocument(file, next, loadPlugins, options);
  const loaded = loadDocument(file, text, extensionTypes(loadPlugins));
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
  plugins.exposes.find(({ type }) => type === writtenType(expose));

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
      served.filter((expose) => writtenType(expose) === type).flatMap((expose) => mountOf(expose)?.plan ?? []),
  };
  // Planned when first asked for: siblings may stand before or after the adapter that looks for them.
  const mountOf = (expose: Expose): PlannedMount | undefined => {
    if (!planned.has(expose)) {
      // Who asks while it is being planned does not find itself.
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
    reported.push(
      diagnose('exposes-type-unavailable', expose.at, { type: writtenType(expose), known: plugins.exposeTypes }),
    );
    return undefined;
  }
  reported.push(...wideAddress(expose));
  const plan = adapter.plan(expose, kit);
  reported.push(...plan.diagnostics);
  return plan.ok ? { expose, plan: plan.value } : undefined;
}

/** A document that asks for the network is told that only the operator opens it (specification 06, section 4.9). */
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
  reading: { conformant: capability.document.conformant, extensions: capability.document.extensions, note: report },
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
  const scheme = findScheme(authentication, plugins.engine.auth);
  if (scheme?.verifier === undefined) {
    return { ok: false, diagnostics: [authUnsupported(authentication)] };
  }
  return scheme.verifier(authentication, { ...capability.verifierKit(), ...surface });
}

/** The first control adapter decides (specification 04, d.1). */
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
 * Whether a document can be served, at least in part. What only serves the operator makes up for nothing that is
 * broken; a document that exposes nothing else is as it was meant.
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
