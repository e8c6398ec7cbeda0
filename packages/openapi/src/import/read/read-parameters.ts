import type { ApiParameter } from './api.js';
import type { OperationKit } from './operation-kit.js';
import type { Node } from './node.js';
import type { Reader } from './reader.js';
import { readShape } from './read-shape.js';
import { flagAt, textAt } from './tree.js';

/** The parameters of a path and of its operation, in any place; those of the operation win by name and place. */
export function listParameters(item: Node, operation: Node, reader: Reader): readonly Node[] {
  const found = new Map<string, Node>();
  for (const node of [...reader.items(item, 'parameters'), ...reader.items(operation, 'parameters')]) {
    const name = textAt(node.tree, 'name');
    if (name !== undefined) found.set(`${textAt(node.tree, 'in') ?? ''} ${name}`, node);
  }
  return [...found.values()];
}

/** The parameters outside the body. */
export function readParameters(item: Node, operation: Node, kit: OperationKit): readonly ApiParameter[] {
  return listParameters(item, operation, kit.reader).flatMap((node) => readParameter(node, kit) ?? []);
}

const places = ['path', 'query', 'header', 'cookie'] as const;

/** Headers that are not parameters, although descriptions list them: they follow from the body and from `security`. */
const ownHeaders: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization', 'content-length', 'host']);

function readParameter(node: Node, kit: OperationKit): ApiParameter | undefined {
  const { tree } = node;
  const name = textAt(tree, 'name') ?? '';
  const place = places.find((one) => one === textAt(tree, 'in'));
  if (place === undefined) {
    const written = textAt(tree, 'in') ?? '';
    if (written !== 'body' && written !== 'formData') {
      kit.notes.add(`Parameters in "${written}" are left out: OpenAPI has no such place.`, kit.place);
    }
    return undefined;
  }
  if (place === 'header' && ownHeaders.has(name.toLowerCase())) return undefined;
  const [content] = kit.reader.members(node, 'content');
  const schema = kit.isSwagger
    ? node
    : (kit.reader.member(node, 'schema') ?? kit.reader.member(content?.[1], 'schema'));
  return {
    name,
    in: place,
    required: place === 'path' || flagAt(tree, 'required') === true,
    description: textAt(tree, 'description'),
    schema,
    separator: content === undefined ? separatorOf(node, schema, place, kit) : undefined,
  };
}

/** Source: OpenAPI 3.1, "Style Values"; Swagger 2.0, `collectionFormat`. */
function separatorOf(
  { tree }: Node,
  schema: Node | undefined,
  place: ApiParameter['in'],
  kit: OperationKit,
): string | undefined {
  const { type } = readShape(schema, kit);
  if (kit.isSwagger)
    return type === 'array' ? collectionSeparators.get(textAt(tree, 'collectionFormat') ?? 'csv') : undefined;
  const style = textAt(tree, 'style') ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple');
  if (type === 'object' && style === 'deepObject') {
    kit.notes.add(
      `The parameter "${textAt(tree, 'name') ?? ''}" has the style deepObject; it is sent as JSON.`,
      kit.place,
    );
  }
  if (type !== 'array') return undefined;
  const isRepeated = flagAt(tree, 'explode') ?? style === 'form';
  return isRepeated && style === 'form' ? undefined : (styleSeparators.get(style) ?? ',');
}

const collectionSeparators: ReadonlyMap<string, string> = new Map([
  ['csv', ','],
  ['ssv', ' '],
  ['tsv', '\t'],
  ['pipes', '|'],
]);
const styleSeparators: ReadonlyMap<string, string> = new Map([
  ['spaceDelimited', ' '],
  ['pipeDelimited', '|'],
]);
