import { diagnose } from '../diagnostic/diagnostic.js';
import type { Forward, RestExpose, RestOperation, RestResource } from '../document/expose.js';
import { findChild, type SourceNode } from '../source/source-node.js';
import type { ExposeHead } from './expose-head.js';
import {
  filledTextAt,
  itemsAt,
  parseItems,
  mapAt,
  plainTextAt,
  makeDefaultText,
  textAt,
  textsAt,
  type Reading,
} from './field.js';
import { parseInputs } from './parse-inputs.js';
import { parseInvocable, actionPrecedence } from './parse-invocable.js';

/** An `exposes` entry of type rest. */
export const parseRest = (node: SourceNode, head: ExposeHead, reading: Reading): RestExpose => ({
  type: 'rest',
  ...head,
  resources: parseItems(node, 'resources', (item) => parseResource(item, reading) ?? []),
});

function parseResource(node: SourceNode, reading: Reading): RestResource | undefined {
  const path = textAt(node, 'path');
  if (node.kind !== 'map' || path === undefined) {
    reading.note(diagnose('rest-resource-invalid', node.at, {}));
    return undefined;
  }
  const forward = parseForward(mapAt(node, 'forward'));
  const operations = parseItems(node, 'operations', (item) => parseOperation(item, reading) ?? []);
  if (itemsAt(node, 'operations').length === 0 && forward === undefined && !reading.conformant) {
    reading.note(diagnose('rest-resource-without-operations', node.at, {}));
  }
  return {
    path,
    name: textAt(node, 'name'),
    description: plainTextAt(node, 'description'),
    inputs: parseInputs(node),
    operations,
    forward,
    at: node.at,
  };
}

function parseOperation(node: SourceNode, reading: Reading): RestOperation | undefined {
  if (node.kind !== 'map') {
    reading.note(diagnose('rest-operation-invalid', node.at, {}));
    return undefined;
  }
  const method = filledTextAt(node, 'method');
  if (method === undefined) reading.note(diagnose('method-missing', node.at, {}));
  const path = textAt(node, 'path');
  if (path !== undefined) reading.note(diagnose('rest-operation-path', path.at, {}));
  return {
    ...parseInvocable(node, actionPrecedence.rest, reading),
    method: method === undefined ? makeDefaultText('GET', node) : { text: method.text.toUpperCase(), at: method.at },
    path,
  };
}

function parseForward(node: SourceNode | undefined): Forward | undefined {
  const target = node === undefined ? undefined : filledTextAt(node, 'targetNamespace');
  if (node === undefined || target === undefined) return undefined;
  const headers = findChild(node, 'trustedHeaders') === undefined ? [] : textsAt(node, 'trustedHeaders');
  return { targetNamespace: target, trustedHeaders: headers.map(({ text }) => text.toLowerCase()), at: node.at };
}
