import {
  restExposesOf,
  type Document,
  type Json,
  type JsonObject,
  type RestExpose,
  type SourceNode,
} from '@naftiko/spec';
import { makeNameSet, toKebab } from '../names.js';
import { toPlainText } from '../plain-text.js';
import { describeInfo } from './describe-info.js';
import { describePaths } from './describe-paths.js';
import { describeSecurity } from './describe-security.js';
import type { ExportedOperation } from './exported-input.js';
import { listOperations, type FindOperation } from './list-operations.js';
import type { OpenApiVersion } from './openapi-version.js';

export interface ExportRequest {
  readonly document: Document;
  /** The source of the document, for its stakeholders. */
  readonly source?: SourceNode | undefined;
  /** The namespace of a REST adapter; `undefined`: the first. */
  readonly adapter?: string | undefined;
  readonly version?: OpenApiVersion;
  /** The address of the server; `undefined`: the one that the document names. */
  readonly serverUrl?: string;
  /** Finds compiled operations, which also have the inputs that the document does not declare. */
  readonly findOperation?: FindOperation;
}

export type ExportOutcome =
  | {
      readonly ok: true;
      /** The OpenAPI document: JSON data. */
      readonly description: JsonObject;
      readonly operations: number;
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

/**
 * Describes a REST adapter of a document in OpenAPI 3.1 or 3.0. Pure, and never throws; the `reason` of a failure is a
 * sentence.
 * Source: specification 05, section D, with the corrections of D.4.
 */
export function exportOpenApi(request: ExportRequest): ExportOutcome {
  const { document, version = '3.1', findOperation = () => undefined } = request;
  const warnings = new Set<string>();
  const warn = (message: string): void => void warnings.add(message);
  const expose = findAdapter(document, request.adapter, warn);
  if (typeof expose === 'string') return { ok: false, reason: expose };
  const operations = listOperations(expose, findOperation, warn);
  if (operations.length === 0) warn('The adapter has no operation that OpenAPI can describe.');
  const security = describeSecurity(expose.authentication, warn);
  const kit = { document, names: makeNameSet(128), needsCredential: security.requirements.length > 0 };
  const description: JsonObject = {
    openapi: version === '3.0' ? '3.0.3' : '3.1.0',
    info: describeInfo(document, request.source, { version, warn }),
    servers: [{ url: request.serverUrl ?? serverUrlOf(expose) }],
    tags: describeTags(operations),
    paths: describePaths(operations, tagOf, kit),
    ...(security.schemes === undefined ? {} : { components: { securitySchemes: security.schemes } }),
    security: security.requirements,
  };
  return { ok: true, description, operations: operations.length, warnings: [...warnings] };
}

function findAdapter(
  document: Document,
  namespace: string | undefined,
  warn: (message: string) => void,
): RestExpose | string {
  const adapters = restExposesOf(document);
  const [first, ...others] = adapters;
  if (first === undefined) return 'The document exposes no adapter of the type rest.';
  const namesOf = (some: readonly RestExpose[]): string => some.map((one) => one.namespace.text).join(', ');
  if (namespace !== undefined) {
    const found = adapters.find((adapter) => adapter.namespace.text === namespace);
    return found ?? `The document has no REST adapter with the namespace "${namespace}". It has: ${namesOf(adapters)}.`;
  }
  if (others.length > 0) {
    warn(`"${first.namespace.text}" is described; --adapter chooses another REST adapter: ${namesOf(others)}.`);
  }
  return first;
}

/** The address on which the adapter listens by default. Port 0 is a free port, which is not known yet. */
function serverUrlOf({ address, port }: RestExpose): string {
  const host = address?.text.trim() ?? '';
  const isAny = host === '' || host === '0.0.0.0' || host === '::';
  const shown = isAny ? '127.0.0.1' : host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host;
  return `http://${shown}${port === undefined || port === 0 ? '' : `:${port}`}`;
}

/** The name of the resource; else the first segment of its path that is not a placeholder. */
function tagOf({ resource, path }: ExportedOperation): string {
  const segment = path.split('/').find((part) => part !== '' && !part.includes('{'));
  return resource.name?.text ?? (toKebab(segment ?? '') || 'root');
}

function describeTags(operations: readonly ExportedOperation[]): readonly Json[] {
  const tags = new Map<string, string>();
  for (const operation of operations) {
    const tag = tagOf(operation);
    const { description } = operation.resource;
    if (!tags.has(tag)) tags.set(tag, toPlainText(description ?? `Operations below ${operation.path}`, 2000));
  }
  return [...tags].map(([name, description]) => ({ name, description }));
}
