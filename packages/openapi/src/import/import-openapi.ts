import { loadDocument, pointerOf } from '@naftiko/spec';
import { environmentNameOf } from './document/write-binds.js';
import { composeDocument, writeDocument, type DocumentFormat } from './document/write-document.js';
import type { ExposedType } from './document/write-exposes.js';
import { collectNotes } from './notes.js';
import { planApi } from './plan/plan-api.js';
import { loadSources, type ReadReferenced } from './read/load-sources.js';
import { makeReader } from './read/reader.js';
import { readOperations } from './read/read-operations.js';
import { memberOf, textAt, type Tree } from './read/tree.js';
import { listUnmatchedPatterns, selectOperations, type Selection } from './select-operations.js';

export interface ImportRequest extends Selection {
  /** The absolute URL of the description, `file:` or `https:`. Relative references are resolved against it. */
  readonly address: string;
  readonly text: string;
  /** Replaces the namespace that the title gives. */
  readonly namespace: string | undefined;
  /** The adapters that expose the operations. Without any, the result is a document for other documents to import. */
  readonly exposes: readonly ExposedType[];
  readonly format: DocumentFormat;
}

export type ImportOutcome =
  | {
      readonly ok: true;
      readonly text: string;
      readonly namespace: string;
      readonly operations: number;
      /** The environment variables with the credentials. */
      readonly environment: readonly string[];
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly reason: string; readonly warnings: readonly string[] };

/**
 * Translates an OpenAPI document (Swagger 2.0, OpenAPI 3.0, 3.1 and 3.2) to a Naftiko document that the published schema
 * accepts. Reads other documents only through `read`. Never throws; the `reason` of a failure is a sentence.
 */
export async function importOpenApi(request: ImportRequest, read: ReadReferenced): Promise<ImportOutcome> {
  const notes = collectNotes();
  const fail = (reason: string): ImportOutcome => ({ ok: false, reason, warnings: notes.list() });
  if (request.namespace !== undefined && !/^[a-z0-9-]+$/i.test(request.namespace)) {
    return fail(`The namespace "${request.namespace}" is not made of letters, digits and hyphens.`);
  }
  const loaded = await loadSources(request, read, notes);
  if (!loaded.ok) return fail(`The document cannot be read: ${loaded.reason}.`);
  const reader = makeReader(loaded.sources, notes);
  const strange = explainVersion(reader.root.tree);
  if (strange !== undefined) return fail(strange);
  const all = readOperations(reader, notes);
  if (all.length === 0) {
    const isOnlyCalled = memberOf(reader.root.tree, 'webhooks') !== undefined;
    const instead = isOnlyCalled ? ', only webhooks, which the API sends' : '';
    return fail(`The document describes no operation that can be called${instead}.`);
  }
  const operations = selectOperations(all, request);
  for (const pattern of listUnmatchedPatterns(all, request))
    notes.add(`The pattern "${pattern}" matches no operation.`);
  if (operations.length === 0) return fail(`None of the ${all.length} operations is selected.`);
  if (request.exposes.includes('mcp') && operations.length > toolLimit) {
    notes.add(
      `The MCP server has ${operations.length} tools; some model APIs accept at most ${toolLimit}. ` +
        'Select some operations with --include or --exclude.',
    );
  }
  const api = planApi(reader, operations, notes, request.namespace);
  const text = writeDocument(composeDocument(api, request.exposes), api, request.format);
  if (text.length > resultLimit) {
    return fail(
      `The result would be larger than ${resultLimit / 1024 / 1024} MiB, the limit of documents. ` +
        `Select some of its ${operations.length} operations with --include or --exclude.`,
    );
  }
  const invalidity = findInvalidity(text);
  if (invalidity !== undefined) return fail(invalidity);
  return {
    ok: true,
    text,
    namespace: api.namespace,
    operations: operations.length,
    environment: api.variables.map((variable) => environmentNameOf(api.namespace, variable)),
    warnings: notes.list(),
  };
}

/** The most tools that some model APIs accept in one request. */
const toolLimit = 128;

/** The largest document that `loadDocument` reads, in characters. */
const resultLimit = 8 * 1024 * 1024;

/** Why a text is not an OpenAPI document of a supported version; `undefined` when it is one. */
function explainVersion(tree: Tree): string | undefined {
  const [openapi, swagger] = [textAt(tree, 'openapi'), textAt(tree, 'swagger')];
  if (openapi !== undefined && /^3\.[0-2](?:\.|$)/.test(openapi)) return undefined;
  if (swagger !== undefined && /^2(?:\.|$)/.test(swagger)) return undefined;
  const written = openapi ?? swagger;
  const supported = 'Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are supported.';
  return written === undefined
    ? `The document has neither "openapi" nor "swagger" at its root. ${supported}`
    : `The version "${written}" is not supported. ${supported}`;
}

/** The result is checked like any document, so that a fault of the translation is never written. */
function findInvalidity(text: string): string | undefined {
  const { differences, diagnostics } = loadDocument('', text);
  const [first] = [...differences, ...diagnostics.filter(({ severity }) => severity === 'error')];
  return first === undefined
    ? undefined
    : `The result would not be a valid document: ${first.message} (${pointerOf(first.at.path)})`;
}
