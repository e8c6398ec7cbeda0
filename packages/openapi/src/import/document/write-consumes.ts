import type { JsonObject } from '@naftiko/spec';
import type { ImportedApi, ImportedOperation, ImportedResource } from '../plan/imported-api.js';

/** The entry of `consumes` that calls an API. Empty values are left out. */
export const writeConsumes = (api: ImportedApi): JsonObject =>
  withoutEmpty({
    type: 'http',
    namespace: api.namespace,
    description: api.description ?? api.title,
    baseUri: api.baseUri,
    authentication: api.authentication,
    resources: api.resources.flatMap(writeResources),
  });

/** A resource and, for each operation with a query in its path, one more. */
function writeResources({ name, path, operations }: ImportedResource): readonly JsonObject[] {
  const plain = operations.filter(({ pathQuery }) => pathQuery === '');
  return [
    ...(plain.length > 0 ? [{ name, path, operations: plain.map(writeOperation) }] : []),
    ...operations
      .filter(({ pathQuery }) => pathQuery !== '')
      .map((operation) => ({
        name: `${name}-${operation.name}`,
        path: `${path}?${operation.pathQuery}`,
        operations: [writeOperation(operation)],
      })),
  ];
}

const writeOperation = (operation: ImportedOperation): JsonObject =>
  withoutEmpty({
    name: operation.name,
    label: operation.label,
    description: operation.description,
    method: operation.method,
    inputParameters: operation.parameters,
    body: operation.body,
    outputRawFormat: operation.format,
    outputParameters: operation.outputs,
  });

/** The members that have a value. An empty list counts as no value. */
export const withoutEmpty = (object: Readonly<Record<string, JsonObject[string] | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(object).filter(
      (member): member is [string, JsonObject[string]] =>
        member[1] !== undefined && !(Array.isArray(member[1]) && member[1].length === 0),
    ),
  );
