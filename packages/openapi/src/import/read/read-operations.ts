import { toPlainLine } from '../../plain-text.js';
import type { Notes } from '../notes.js';
import { placeOf, type ApiOperation } from './api.js';
import { readAnswer } from './read-answer.js';
import { readBody } from './read-body.js';
import { readParameters } from './read-parameters.js';
import type { Node } from './node.js';
import { readServer } from './read-servers.js';
import type { Reader } from './reader.js';
import { flagAt, isTree, memberOf, textAt, textsAt } from './tree.js';

/** The methods of consumed operations, in the order in which they are written. */
const methods = ['get', 'post', 'put', 'delete', 'patch'] as const;
const otherMethods = ['head', 'options', 'trace', 'query'] as const;

/** The operations of a document, in the order of its paths. */
export function readOperations(reader: Reader, notes: Notes): readonly ApiOperation[] {
  const paths = reader.member(reader.root, 'paths');
  return reader.members(reader.root, 'paths').flatMap(([path, referred]) => {
    // Members such as `x-groups` are extensions.
    if (!path.startsWith('/')) return [];
    const items = [...listOwn(paths, path), referred];
    for (const method of otherMethods) {
      if (items.some(({ tree }) => memberOf(tree, method) !== undefined)) {
        notes.add(`${method.toUpperCase()} operations are left out: a document cannot call them.`, path);
      }
    }
    return methods.flatMap((method) => {
      const item = items.find(({ tree }) => memberOf(tree, method) !== undefined);
      const operation = reader.member(item, method);
      if (item === undefined || operation === undefined) return [];
      // Shared parameters stand on either side of the reference.
      const sharing = [item, ...items].find(({ tree }) => memberOf(tree, 'parameters') !== undefined) ?? item;
      return [readOperation({ reader, notes, path, item: sharing, method, operation })];
    });
  });
}

/** A path item with a reference: what it has beside the reference. */
function listOwn(paths: Node | undefined, path: string): readonly Node[] {
  const tree = paths === undefined ? undefined : memberOf(paths.tree, path);
  const isReference = isTree(tree) && typeof memberOf(tree, '$ref') === 'string';
  return paths !== undefined && isReference ? [{ tree, source: paths.source, identity: tree }] : [];
}

interface Found {
  readonly reader: Reader;
  readonly notes: Notes;
  readonly path: string;
  readonly item: Node;
  readonly method: string;
  readonly operation: Node;
}

function readOperation({ reader, notes, path, item, method, operation }: Found): ApiOperation {
  const { tree } = operation;
  const head = { method: method.toUpperCase(), path };
  const place = toPlainLine(placeOf(head), 200);
  const isSwagger = textAt(reader.root.tree, 'swagger') !== undefined;
  const kit = { reader, notes, place, isSwagger };
  return {
    ...head,
    id: textAt(tree, 'operationId'),
    summary: textAt(tree, 'summary') ?? textAt(item.tree, 'summary'),
    description: textAt(tree, 'description') ?? textAt(item.tree, 'description'),
    tags: textsAt(tree, 'tags'),
    deprecated: flagAt(tree, 'deprecated') ?? false,
    server: readServer(operation, reader) ?? readServer(item, reader),
    parameters: readParameters(item, operation, kit),
    body: readBody(item, operation, kit),
    answer: readAnswer(operation, kit),
  };
}
