import { isObject, type Json, type OutputDeclaration } from '@naftiko/spec';

type Segment = { readonly kind: 'member'; readonly name: string } | { readonly kind: 'item'; readonly index: number };

/**
 * An answer in which the declared outputs of an operation find something of their type; `undefined` when they ask for
 * nothing in particular. A text is the name of its output.
 */
export function sampleOf(outputs: readonly OutputDeclaration[]): Json | undefined {
  let answer: Json | undefined;
  for (const output of outputs) {
    const path = segmentsOf((output.value ?? output.mapping)?.text ?? '');
    if (path === undefined || (path.length === 0 && output.properties === undefined && output.items === undefined)) {
      continue;
    }
    answer = put(answer, path, valueOf(output, output.name?.text ?? nameIn(path)));
  }
  return answer;
}

const segments = /\.([^.[\]]+)|\['([^']+)'\]|\["([^"]+)"\]|\[(\d+|\*)\]/y;

/** The members and items of a plain path; `undefined` for anything that filters or searches. */
function segmentsOf(path: string): readonly Segment[] | undefined {
  const text = path.trim().replace(/\.$/, '');
  if (!text.startsWith('$')) return undefined;
  const found: Segment[] = [];
  let end = 1;
  while (end < text.length) {
    segments.lastIndex = end;
    const match = segments.exec(text);
    if (match === null) return undefined;
    end = segments.lastIndex;
    const name = match[1] ?? match[2] ?? match[3];
    if (name === '*') found.push({ kind: 'item', index: 0 });
    else if (name !== undefined) found.push({ kind: 'member', name });
    else found.push({ kind: 'item', index: Math.min(Number(match[4] === '*' ? 0 : match[4]), 9) });
  }
  return found;
}

const nameIn = (path: readonly Segment[]): string => {
  const last = path.findLast((segment) => segment.kind === 'member');
  return last?.kind === 'member' ? last.name : 'value';
};

function valueOf(output: OutputDeclaration, name: string): Json {
  const type = output.type?.text;
  if (type === 'number' || type === 'integer') return 1;
  if (type === 'boolean') return true;
  if (type === 'array' || output.items !== undefined) {
    return [output.items === undefined ? name : valueOf(output.items, output.items.name?.text ?? name)];
  }
  if (output.properties !== undefined) return membersOf(output.properties);
  return type === 'object' ? {} : name;
}

/** The properties of an object, each where its own path finds it. */
function membersOf(properties: ReadonlyMap<string, OutputDeclaration>): Json {
  let object: Json = {};
  for (const [name, property] of properties) {
    const path = segmentsOf((property.mapping ?? property.value)?.text ?? `$.${name}`);
    if (path !== undefined) object = put(object, path, valueOf(property, name));
  }
  return object;
}

function put(place: Json | undefined, [head, ...rest]: readonly Segment[], value: Json): Json {
  if (head === undefined) return isObject(place) && isObject(value) ? { ...place, ...value } : value;
  if (head.kind === 'member') {
    const object = isObject(place) ? place : {};
    return { ...object, [head.name]: put(object[head.name], rest, value) };
  }
  const list: readonly Json[] = Array.isArray(place) ? (place as readonly Json[]) : [];
  return Array.from({ length: Math.max(list.length, head.index + 1) }, (_, index) =>
    index === head.index ? put(list[index], rest, value) : (list[index] ?? null),
  );
}
