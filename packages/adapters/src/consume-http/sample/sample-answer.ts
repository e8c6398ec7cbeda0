import { samplePathOf, type ConsumeOptions, type SampleNeed, type SamplePart, type SamplePath } from '@naftiko/engine';
import { isObject, type ConsumedOperation, type Json, type OutputDeclaration } from '@naftiko/spec';

/**
 * Makes the samples of `--mock` for operations whose outputs are declared or read by units. For other operations the
 * sample shows the request.
 */
export const makeSampleAnswers = (
  operations: readonly ConsumedOperation[],
  needs: ConsumeOptions['sampleNeeds'] = new Map(),
): ReadonlyMap<ConsumedOperation, Json> =>
  new Map(
    operations.flatMap((operation) => {
      const answer = sampleOf(operation.outputs, needs.get(operation));
      return answer === undefined ? [] : [[operation, answer]];
    }),
  );

/**
 * A sample in which the declared outputs of an operation, and the paths with which units read it, select values of the
 * declared types; `undefined` when there are neither. A string value is the name of its output.
 */
function sampleOf(outputs: readonly OutputDeclaration[], needs: readonly SampleNeed[] = []): Json | undefined {
  let answer: Json | undefined;
  const addSample = (text: string, output: OutputDeclaration | undefined): void => {
    const path = samplePathOf(text);
    const isUndescribed = output?.properties === undefined && output?.items === undefined;
    if (path === undefined || (path.length === 0 && isUndescribed)) return;
    const name = output?.name?.text ?? nameIn(path);
    const many = path.some((segment) => segment.kind === 'item' && segment.many);
    const isList = output?.type?.text === 'array' || output?.items !== undefined;
    // A path to many values yields a list itself, so that the sample contains only an element of the declared list.
    answer = put(answer, path, many && isList ? elementOf(output.items, name) : valueOf(output, name));
  };
  for (const output of outputs) {
    const text = (output.value ?? output.mapping)?.text;
    if (text !== undefined) addSample(text, output);
  }
  for (const { path, output, inRows } of needs) if (inRows === undefined) addSample(path, output);
  // Rows are added last: a sample that is an object by then is the only row.
  for (const { path: text, output, inRows } of needs) {
    const path = inRows === undefined ? undefined : samplePathOf(text);
    if (path === undefined) continue;
    const rows: Json = isObject(answer) && inRows === 'elements' ? [answer] : (answer ?? []);
    const row = Array.isArray(rows) ? [item, ...path] : path;
    answer = put(rows, row, valueOf(output, nameIn(path)));
  }
  return answer;
}

const item: SamplePart = { kind: 'item', index: 0, many: true };

const nameIn = (path: SamplePath): string => {
  const last = path.findLast((segment) => segment.kind === 'member');
  return last?.kind === 'member' ? last.name : 'value';
};

function valueOf(output: OutputDeclaration | undefined, name: string): Json {
  const type = output?.type?.text;
  if (type === 'number' || type === 'integer') return 1;
  if (type === 'boolean') return true;
  if (type === 'array' || output?.items !== undefined) return [elementOf(output?.items, name)];
  if (output?.properties !== undefined) return membersOf(output.properties);
  return type === 'object' ? {} : name;
}

/** An element of a list; its own path begins at the element. */
function elementOf(items: OutputDeclaration | undefined, name: string): Json {
  const path = samplePathOf(items?.mapping?.text ?? '$') ?? [];
  return put(undefined, path, valueOf(items, items?.name?.text ?? (path.length > 0 ? nameIn(path) : name)));
}

/** The properties of an object, each at its own path. */
function membersOf(properties: ReadonlyMap<string, OutputDeclaration>): Json {
  let object: Json = {};
  for (const [name, property] of properties) {
    const source = property.mapping ?? property.value;
    const path = samplePathOf(source?.text ?? (property.properties === undefined ? `$['${name}']` : '$'));
    if (path !== undefined) object = put(object, path, valueOf(property, name));
  }
  return object;
}

/** Puts a value at a path. Existing values are kept, but a list or an object replaces a scalar value. */
function put(place: Json | undefined, [head, ...rest]: SamplePath, value: Json): Json {
  if (head === undefined) return mergeInto(place, value);
  if (head.kind === 'member') {
    const object = isObject(place) ? place : {};
    return { ...object, [head.name]: put(object[head.name], rest, value) };
  }
  const list: readonly Json[] = Array.isArray(place) ? (place as readonly Json[]) : [];
  const at = Math.min(head.index, lastItem);
  return Array.from({ length: Math.max(list.length, at + 1) }, (_, index) => {
    if (index !== at) return list[index] ?? null;
    return put(head.fixed === undefined ? list[index] : mergeInto(list[index], { ...head.fixed }), rest, value);
  });
}

/** The highest index of a list element in a sample. Paths to later elements select nothing. */
const lastItem = 9;

function mergeInto(place: Json | undefined, value: Json): Json {
  if (place === undefined || place === null) return value;
  if (isObject(place) && isObject(value)) {
    const added = Object.entries(value).map(([name, each]) => [name, mergeInto(place[name], each)] as const);
    return { ...place, ...Object.fromEntries(added) };
  }
  if (Array.isArray(place) && Array.isArray(value)) {
    const [first, ...others] = place as readonly Json[];
    return [mergeInto(first, (value as readonly Json[])[0] ?? null), ...others];
  }
  return isObject(place) || Array.isArray(place) ? place : value;
}
