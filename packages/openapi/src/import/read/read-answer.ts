import type { ApiAnswer } from './api.js';
import { isJsonType, pickContent } from './media-types.js';
import type { OperationKit } from './operation-kit.js';
import type { Node } from './node.js';
import { textsAt } from './tree.js';

/** The answer of the first status that starts with 2, else of `default`. */
export function readAnswer(operation: Node, kit: OperationKit): ApiAnswer | undefined {
  const { reader } = kit;
  const responses = reader.members(operation, 'responses');
  const response = (responses.find(([code]) => code.startsWith('2')) ??
    responses.find(([code]) => code === 'default'))?.[1];
  if (response === undefined) return undefined;
  if (!kit.isSwagger) {
    const picked = pickContent(reader.members(response, 'content'));
    return picked === undefined ? undefined : { mediaType: picked[0], schema: reader.member(picked[1], 'schema') };
  }
  const schema = reader.member(response, 'schema');
  if (schema === undefined) return undefined;
  const types = [...textsAt(operation.tree, 'produces'), ...textsAt(reader.root.tree, 'produces')];
  return { mediaType: types.find(isJsonType) ?? types[0] ?? 'application/json', schema };
}
