import type { JsonObject } from '@naftiko/spec';
import type { ImportedApi, ImportedInput, ImportedOperation, ImportedResource } from '../plan/imported-api.js';
import { describeRequest } from './describe-request.js';
import { withoutEmpty } from './write-consumes.js';

/** The adapters that an import can expose an API on. */
export const exposedTypes = ['rest', 'mcp'] as const;
export type ExposedType = (typeof exposedTypes)[number];

const ports: Readonly<Record<ExposedType, number>> = { rest: 8080, mcp: 9090 };

const descriptionLimit = 1024;

/** An entry of `exposes` with every operation of an API. */
export const writeExpose = (type: ExposedType, api: ImportedApi): JsonObject => ({
  type,
  port: ports[type],
  namespace: `${api.namespace}-${type}`,
  ...(type === 'rest' ? { resources: writeResources(api) } : writeServer(api)),
});

const writeServer = (api: ImportedApi): JsonObject =>
  withoutEmpty({
    description: api.description === undefined ? api.title : cut(`${api.title}: ${api.description}`),
    tools: api.resources.flatMap((resource) =>
      resource.operations.map((operation) => writeTool(operation, resource, api)),
    ),
  });

const writeTool = (operation: ImportedOperation, { path }: ImportedResource, { namespace }: ImportedApi): JsonObject =>
  withoutEmpty({
    name: operation.name,
    label: operation.label,
    description: describeTool(operation, path),
    hints: hintsOf(operation.method),
    inputParameters: operation.inputs.map(({ name, type, description, required }) =>
      withoutEmpty({ name, type, description, required: required ? undefined : false }),
    ),
    call: `${namespace}.${operation.name}`,
    outputParameters: operation.answer,
  });

/** The summary and the description, by which a model chooses a tool; without both, what is sent and returned. */
function describeTool(operation: ImportedOperation, path: string): string {
  const { label, description } = operation;
  if (label === undefined || description === undefined)
    return cut(description ?? label ?? describeRequest(operation, path));
  if (description.startsWith(label.replace(/\.$/, ''))) return cut(description);
  return cut(`${/[.!?]$/.test(label) ? label : `${label}.`} ${description}`);
}

const cut = (text: string): string =>
  text.length <= descriptionLimit ? text : `${text.slice(0, descriptionLimit - 1).replace(/\s\S*$/, '')}…`;

/** The hints that follow from the definition of a method in HTTP: a POST may delete something. Source: RFC 9110, section 9.2. */
function hintsOf(method: string): JsonObject {
  if (method === 'GET') return { readOnly: true };
  if (method === 'POST' || method === 'PATCH') return { readOnly: false };
  return { readOnly: false, destructive: true, idempotent: true };
}

const writeResources = (api: ImportedApi): readonly JsonObject[] =>
  api.resources.flatMap(({ name, path, operations }) => {
    const routed = operations.filter((operation) => operation.routed);
    if (routed.length === 0) return [];
    return {
      path: path.replaceAll('{{', '{').replaceAll('}}', '}'),
      name,
      description: routed.map((operation) => operation.label ?? operation.name).join('; '),
      operations: routed.map((operation) => writeOperation(operation, api)),
    };
  });

const writeOperation = (operation: ImportedOperation, { namespace }: ImportedApi): JsonObject =>
  withoutEmpty({
    method: operation.method,
    name: operation.name,
    label: operation.label,
    description: operation.description,
    inputParameters: operation.inputs.map(writeInput),
    call: `${namespace}.${operation.name}`,
    outputParameters: operation.answer,
  });

const writeInput = ({ name, in: place, type, description, bodyPath }: ImportedInput): JsonObject =>
  withoutEmpty({ name, in: place, type, description, value: bodyPath });
