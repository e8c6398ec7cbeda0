import path from 'node:path';
import {
  inlineImports,
  loadDocument,
  type Diagnostic,
  type Document,
  type Expose,
  type McpExpose,
  type Origin,
} from '@naftiko/spec';
import { compileCapability, type Capability } from '@naftiko/engine';
import type { Permit } from '../mount/caller-names.js';
import { makeDocumentFiles } from '../source/document-files.js';
import { reportMissingScripts } from '../scripts/script-steps.js';
import { defaultRunOptions } from '../run-options.js';
import { directoryOf, readDocument } from '../source/read-document.js';
import { makeImportReader } from '../source/read-import.js';
import { readSchemaFiles } from '../source/read-schema-files.js';
import { adapterOf, planMounts } from './plan-mounts.js';
import { observabilityOf, type PlannedDocument, type PlanOptions } from './planned-document.js';
import { selectUnits } from './select-units.js';
import { servedTypesOf, type LoadPlugins } from './plugins.js';
import { reportPortClashes } from './port-clashes.js';
import { tidy } from './tidy-diagnostics.js';

/** Reads and plans a file. Fails only when the file cannot be read; `unreadable` is the reason, as a sentence. */
export async function planFile(
  file: string,
  loadPlugins: LoadPlugins,
  options: PlanOptions = {},
): Promise<PlannedDocument | { readonly unreadable: string }> {
  const text = await readDocument(file, '.');
  return typeof text === 'object' ? text : planDocument(file, text, loadPlugins, options);
}

/** Plans a text: everything `run` does before it opens a socket, and everything `validate` does. */
export async function planDocument(
  file: string,
  text: string,
  loadPlugins: LoadPlugins,
  options: PlanOptions = {},
): Promise<PlannedDocument> {
  const { stdio, behindGateway = false, fetches = false, replacedBaseUris, allowFolders = [] } = options;
  const { fastPaths = defaultRunOptions.fastPaths } = options;
  const files = makeDocumentFiles(directoryOf(file, '.'), allowFolders);
  const replan = (next: string, changed: Partial<PlanOptions> = {}): Promise<PlannedDocument> =>
    planDocument(file, next, loadPlugins, { ...options, ...changed });
  const loaded = loadDocument(file, text, servedTypesOf(loadPlugins), fastPaths);
  const { document } = loaded;
  if (document === undefined) {
    return {
      file,
      files,
      loaded,
      capability: undefined,
      mounts: [],
      skills: [],
      plugins: undefined,
      collector: undefined,
      reads: [],
      diagnostics: tidy(loaded.diagnostics),
      planOptions: options,
      replan: replan,
    };
  }
  const reads = new Set<string>();
  const note = (read: string): void => void reads.add(path.resolve(read));
  const inlined = await inlineImports(document, makeImportReader({ files, fetches, note }), fastPaths);
  const imported = inlined.ok ? inlined.value : document;
  const permits = new Map<Origin, Permit>();
  const whole = select(imported, options, permits);
  const plugins = await loadPlugins(whole);
  const schemaFile = await readSchemaFiles(whole, plugins.engine, { files, note });
  const capability = compileCapability(whole, plugins.engine, schemaFile, replacedBaseUris);
  const reported: Diagnostic[] = [
    ...loaded.diagnostics,
    ...inlined.diagnostics,
    ...(await reportMissingScripts(whole, files)),
  ];
  const exposes = whole.exposes.map((expose) =>
    isOnStdio(expose, stdio) ? toStdio(expose) : behindGateway ? toHttp(expose) : expose,
  );
  const isServed = (expose: Expose): boolean =>
    stdio === undefined ? !behindGateway || expose.type !== 'control' : isOnStdio(expose, stdio);
  const { mounts, skills } = planMounts({ exposes, isServed, capability, plugins, permits, reported });
  reported.push(...reportPortClashes([{ file, loaded, mounts }], ({ port }) => port));
  const collector = planCollector(capability, reported);
  for (const { expose } of mounts)
    reported.push(...((await adapterOf(expose, plugins)?.checkFiles?.(expose, files)) ?? []));
  const diagnostics = tidy([...reported, ...capability.diagnostics()]);
  if (options.releasesTree === true) loaded.release();
  return {
    file,
    files,
    loaded,
    capability,
    mounts,
    skills,
    plugins,
    collector,
    reads: [...reads],
    diagnostics,
    planOptions: options,
    replan: replan,
  };
}

/** The part of a document that the operator allows; `permits` receives what depends on the caller. */
function select(document: Document, { allows, permits: permit }: PlanOptions, permits: Map<Origin, Permit>): Document {
  if (allows === undefined) return document;
  return selectUnits(document, allows, (unit, at) => {
    const permitted = permit?.(unit);
    if (permitted !== undefined) permits.set(at, permitted);
  });
}

const isOnStdio = (expose: Expose, namespace: string | undefined): expose is McpExpose =>
  expose.type === 'mcp' && expose.namespace.text === namespace;

const toHttp = (expose: Expose): Expose => (expose.type === 'mcp' ? { ...expose, transport: 'http' } : expose);

const toStdio = (expose: McpExpose): McpExpose => ({ ...expose, transport: 'stdio' });

function planCollector(capability: Capability, reported: Diagnostic[]): PlannedDocument['collector'] {
  const endpoint = observabilityOf(capability.document)?.otlpEndpoint;
  if (endpoint === undefined) return undefined;
  const collector = capability.collector(endpoint);
  reported.push(...collector.diagnostics);
  return collector.ok ? collector.value : undefined;
}
