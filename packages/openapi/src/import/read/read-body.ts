import type { ApiBody } from './api.js';
import { isJsonType, pickContent } from './media-types.js';
import type { OperationKit } from './operation-kit.js';
import { listParameters } from './read-parameters.js';
import type { Node } from './node.js';
import { flagAt, textAt, textsAt, type Tree } from './tree.js';

/** The body that an operation takes: `requestBody`, or the parameters of Swagger 2.0 in `body` and `formData`. */
export function readBody(item: Node, operation: Node, kit: OperationKit): ApiBody | undefined {
  return kit.isSwagger ? readSwaggerBody(item, operation, kit) : readRequestBody(operation, kit);
}

function readRequestBody(operation: Node, kit: OperationKit): ApiBody | undefined {
  const body = kit.reader.member(operation, 'requestBody');
  const picked = pickContent(kit.reader.members(body, 'content'));
  if (body === undefined || picked === undefined) return undefined;
  const [mediaType, content] = picked;
  return {
    mediaType,
    required: flagAt(body.tree, 'required') === true,
    description: textAt(body.tree, 'description'),
    schema: kit.reader.member(content, 'schema'),
  };
}

function readSwaggerBody(item: Node, operation: Node, kit: OperationKit): ApiBody | undefined {
  const parameters = listParameters(item, operation, kit.reader);
  const root = kit.reader.root;
  const types = [...textsAt(operation.tree, 'consumes'), ...textsAt(root.tree, 'consumes')];
  const body = parameters.find(({ tree }) => textAt(tree, 'in') === 'body');
  if (body !== undefined) {
    return {
      mediaType: types.find(isJsonType) ?? types[0] ?? 'application/json',
      required: flagAt(body.tree, 'required') === true,
      description: textAt(body.tree, 'description'),
      schema: kit.reader.member(body, 'schema'),
    };
  }
  const fields = parameters.filter(({ tree }) => textAt(tree, 'in') === 'formData');
  if (fields.length === 0) return undefined;
  const tree = toFormSchema(fields);
  return {
    mediaType:
      types.find((type) => /^(?:multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) ??
      'multipart/form-data',
    required: fields.some((field) => flagAt(field.tree, 'required') === true),
    description: undefined,
    schema: { tree, source: operation.source, identity: tree },
  };
}

/** The fields of a form as the schema of an object. Their references are followed already. */
function toFormSchema(fields: readonly Node[]): Tree {
  const named = fields.map(({ tree }) => [textAt(tree, 'name') ?? '', tree] as const);
  return {
    type: 'object',
    properties: Object.fromEntries(named),
    required: named.flatMap(([name, tree]) => (flagAt(tree, 'required') === true ? [name] : [])),
  };
}
