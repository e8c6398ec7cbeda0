import { diagnose } from '../diagnostic/diagnostic.js';
import type {
  Consume,
  ConsumedOperation,
  ConsumedResource,
  ExtensionConsume,
  HttpConsume,
} from '../document/consume.js';
import { isExtension, listKnownTypes } from '../document/type-names.js';
import type { KeptTree } from '../source/kept-tree.js';
import { findChild, findNode, type SourceNode } from '../source/source-node.js';
import { filledTextAt, parseItems, plainTextAt, makeDefaultText, textAt, type Reading } from './field.js';
import { parseAuthentication } from './parse-authentication.js';
import { parseBody } from './parse-body.js';
import { parseConsumedInputs } from './parse-inputs.js';
import { parseOutputs } from './parse-outputs.js';

/** `consumes` of a document or a capability. Imports are kept as entries; they are resolved later. */
export const parseConsumes = (parent: SourceNode, reading: Reading, tree: KeptTree): readonly Consume[] =>
  parseItems(parent, 'consumes', (node) => (node.kind === 'map' ? [parseConsume(node, reading, tree)] : []));

function parseConsume(node: SourceNode, reading: Reading, tree: KeptTree): Consume {
  const type = textAt(node, 'type');
  if (type !== undefined && isExtension('consumes', type.text, reading.extensions)) {
    return parseExtension(node, type, reading);
  }
  // Entries of existing documents may name their import by "ref" or refer to an OpenAPI file (specification 06, D6).
  const location = textAt(node, 'location') ?? textAt(node, 'ref') ?? textAt(node, 'openapi');
  if (
    location !== undefined &&
    findChild(node, 'baseUri') === undefined &&
    findChild(node, 'resources') === undefined
  ) {
    return {
      type: 'import',
      location,
      import: textAt(node, 'import') ?? textAt(node, 'namespace'),
      as: textAt(node, 'as'),
      sourceNode: node,
      at: node.at,
    };
  }
  if (type !== undefined && type.text !== 'http') {
    const known = listKnownTypes('consumes', reading.extensions);
    reading.note(diagnose('consumes-type-unknown', type.at, { type: type.text, known }));
    return { type: 'unknown', name: type, sourceNode: node, at: node.at };
  }
  return parseHttpConsume(node, reading, tree);
}

const parseExtension = (node: SourceNode, name: ExtensionConsume['name'], reading: Reading): ExtensionConsume => ({
  type: 'extension',
  name,
  namespace: textAt(node, 'namespace') ?? makeDefaultText('', node),
  description: plainTextAt(node, 'description'),
  authentication: parseAuthentication(node, reading),
  binds: [],
  sourceNode: node,
  at: node.at,
});

function parseHttpConsume(node: SourceNode, reading: Reading, tree: KeptTree): HttpConsume {
  const baseUri = textAt(node, 'baseUri') ?? makeDefaultText('', node);
  const { at } = node;
  return {
    type: 'http',
    namespace: textAt(node, 'namespace') ?? makeDefaultText('', node),
    baseUri,
    description: plainTextAt(node, 'description'),
    inputs: parseConsumedInputs(node, '', reading),
    authentication: parseAuthentication(node, reading),
    resources: parseItems(node, 'resources', (item) => (item.kind === 'map' ? [parseResource(item, reading)] : [])),
    binds: [],
    get sourceNode() {
      return findNode(tree.root, at.path);
    },
    at,
  };
}

function parseResource(node: SourceNode, reading: Reading): ConsumedResource {
  const path = textAt(node, 'path');
  return {
    name: textAt(node, 'name'),
    path,
    inputs: parseConsumedInputs(node, path?.text ?? '', reading),
    operations: parseItems(node, 'operations', (item) =>
      item.kind === 'map' ? [parseConsumedOperation(item, path?.text ?? '', reading)] : [],
    ),
    at: node.at,
  };
}

/**
 * An entry of `operations`. A parameter without `in` belongs in the path when the path of the resource or of the
 * operation has a placeholder of its name.
 */
export function parseConsumedOperation(node: SourceNode, resourcePath: string, reading: Reading): ConsumedOperation {
  const method = filledTextAt(node, 'method');
  if (method === undefined) reading.note(diagnose('method-missing', node.at, {}));
  const path = textAt(node, 'path');
  return {
    name: nameOf(node, reading),
    label: plainTextAt(node, 'label'),
    description: plainTextAt(node, 'description'),
    method: method === undefined ? makeDefaultText('GET', node) : { text: method.text.toUpperCase(), at: method.at },
    path,
    inputs: parseConsumedInputs(node, resourcePath + (path?.text ?? ''), reading),
    outputFormat: filledTextAt(node, 'outputRawFormat'),
    outputSchema: filledTextAt(node, 'outputSchema'),
    outputs: parseOutputs(node),
    body: parseBody(node, reading),
    at: node.at,
  };
}

function nameOf(node: SourceNode, reading: Reading): ConsumedOperation['name'] {
  const name = filledTextAt(node, 'name');
  if (name !== undefined) return name;
  const id = filledTextAt(node, 'id');
  if (id === undefined) return makeDefaultText('', node);
  reading.note(diagnose('operation-id-for-name', id.at, {}));
  return id;
}
