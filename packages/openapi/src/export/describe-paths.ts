import { isObject, type JsonObject } from '@naftiko/spec';
import { describeOperation, type OperationKit } from './describe-operation.js';
import type { ExportedOperation } from './exported-input.js';
import { shapeOf } from './list-operations.js';
import { withoutAbsent } from './without-absent.js';

/** `paths`: operations by path, where paths that differ in the names of placeholders only are one. */
export function describePaths(
  operations: readonly ExportedOperation[],
  tagOf: (operation: ExportedOperation) => string,
  kit: OperationKit,
): JsonObject {
  const groups = new Map<string, ExportedOperation[]>();
  for (const operation of operations) {
    const shape = shapeOf(operation.path);
    groups.set(shape, [...(groups.get(shape) ?? []), operation]);
  }
  return Object.fromEntries(
    [...groups.values()].map((group) => {
      const path = group[0]?.path ?? '';
      const described = group.map((operation) => {
        const written = describeOperation(operation, tagOf(operation), kit);
        return [operation.method.toLowerCase(), renamePlaceholders(written, operation.path, path)] as const;
      });
      return [path, hoistParameters(described, sharedNamesOf(group))];
    }),
  );
}

/** Gives the parameters of a path the names of the placeholders of an equal path. */
function renamePlaceholders(operation: JsonObject, from: string, to: string): JsonObject {
  if (from === to) return operation;
  const names = new Map(namesOf(from).map((name, index) => [name, namesOf(to)[index] ?? name]));
  const parameters = parametersOf(operation).map((parameter) =>
    parameter['in'] === 'path'
      ? { ...parameter, name: names.get(String(parameter['name'])) ?? String(parameter['name']) }
      : parameter,
  );
  return { ...operation, parameters };
}

const namesOf = (path: string): readonly string[] => [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);

/** The names of inputs that the resource declares, when one resource has the whole group. */
function sharedNamesOf(group: readonly ExportedOperation[]): ReadonlySet<string> {
  const [first, ...others] = group.map(({ resource }) => resource);
  const isOne = first !== undefined && others.every((other) => other === first);
  return new Set(isOne ? first.inputs.map(({ name }) => name.text) : []);
}

/** Moves parameters of the resource, which all its operations have alike, to the path. */
function hoistParameters(
  operations: readonly (readonly [string, JsonObject])[],
  names: ReadonlySet<string>,
): JsonObject {
  const [first] = operations;
  const shared = parametersOf(first?.[1] ?? {}).filter((parameter) => {
    const text = JSON.stringify(parameter);
    return (
      names.has(String(parameter['name'])) &&
      operations.every(([, operation]) => parametersOf(operation).some((other) => JSON.stringify(other) === text))
    );
  });
  if (shared.length === 0) return Object.fromEntries(operations);
  const texts = new Set(shared.map((parameter) => JSON.stringify(parameter)));
  const rest = operations.map(([method, operation]) => {
    const left = parametersOf(operation).filter((parameter) => !texts.has(JSON.stringify(parameter)));
    return [method, withoutAbsent({ ...operation, parameters: left.length === 0 ? undefined : left })] as const;
  });
  return { parameters: shared, ...Object.fromEntries(rest) };
}

const parametersOf = ({ parameters }: JsonObject): readonly JsonObject[] =>
  Array.isArray(parameters) ? parameters.filter(isObject) : [];
