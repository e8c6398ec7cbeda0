import type { Notes } from '../notes.js';
import { toPlainLine } from '../../plain-text.js';
import { placeOf, type ApiOperation } from './api.js';
import type { Node } from './node.js';
import type { Reader } from './reader.js';
import { itemsAt, textAt, textsAt } from './tree.js';

/** The base URI where a document names none. */
export const unknownBaseUri = 'https://api.example.com';

/**
 * The base URI: the server that all operations have of their own, else that of the document. Operations with another server
 * give a warning.
 */
export function readBaseUri(reader: Reader, operations: readonly ApiOperation[], notes: Notes): string {
  const [own, ...others] = new Set(operations.map(({ server }) => server));
  if (own !== undefined && others.length === 0) return own;
  const base = readRootServer(reader, notes);
  for (const operation of operations) {
    if (operation.server === undefined || operation.server === base) continue;
    notes.add(
      `Operations of ${operation.server} are called at ${base}, the base URI of the document.`,
      toPlainLine(placeOf(operation), 200),
    );
  }
  return base;
}

/** The base URI of the first server that a path or an operation names; `undefined` where it names none. */
export function readServer(node: Node, reader: Reader): string | undefined {
  const url = serverUrlOf(node, reader);
  return url === undefined ? undefined : toBaseUri(url, node.source);
}

/**
 * The first of `servers`, with the defaults of its variables, relative to the address of the document; for Swagger 2.0
 * `schemes`, `host` and `basePath`. Source: specification 05, sections C.1 and C.3.
 */
function readRootServer(reader: Reader, notes: Notes): string {
  const { root } = reader;
  const url = textAt(root.tree, 'swagger') === undefined ? serverUrlOf(root, reader) : swaggerUrlOf(root);
  const base = url === undefined ? undefined : toBaseUri(url, root.source);
  if (base === undefined) {
    const what = url === undefined ? 'The document names no server' : `The server "${url}" is not an HTTP address`;
    notes.add(`${what}; the base URI is ${unknownBaseUri}. Replace it in the document, or run with --base-uri.`);
    return unknownBaseUri;
  }
  if (itemsAt(root.tree, 'servers').length > 1)
    notes.add(`The document names several servers; the base URI is ${base}.`);
  return base;
}

/** The URL of the first of the `servers` of a node. */
function serverUrlOf(node: Node, reader: Reader): string | undefined {
  const [server] = reader.items(node, 'servers');
  const url = textAt(server?.tree, 'url');
  if (url === undefined) return undefined;
  const variables = new Map(reader.members(server, 'variables'));
  return url.replace(/\{([^{}]*)\}/g, (written, name: string) => {
    const variable = variables.get(name.trim())?.tree;
    return textAt(variable, 'default') ?? textsAt(variable, 'enum')[0] ?? written;
  });
}

function swaggerUrlOf({ tree, source }: Node): string | undefined {
  const host = textAt(tree, 'host');
  const path = textAt(tree, 'basePath') ?? '/';
  const schemes = textsAt(tree, 'schemes').filter((scheme) => scheme === 'https' || scheme === 'http');
  if (host === undefined) return path === '/' && !source.startsWith('http') ? undefined : path;
  const [scheme = /^(https?):/.exec(source)?.[1] ?? 'https'] = schemes.includes('https') ? ['https'] : schemes;
  return `${scheme}://${host}${path.startsWith('/') ? path : `/${path}`}`;
}

/** An address that the schema accepts as `baseUri`: without user, query, fragment and slashes at its end. */
function toBaseUri(url: string, source: string): string | undefined {
  const from = source.startsWith('http') ? source : undefined;
  if (!URL.canParse(url, from)) return undefined;
  const { protocol, host, pathname } = new URL(url, from);
  // A brace would be a placeholder of the document.
  if ((protocol !== 'https:' && protocol !== 'http:') || !/^[\w.:[\]-]+$/.test(host)) return undefined;
  return `${protocol}//${host}${pathname.replaceAll('{', '%7B').replaceAll('}', '%7D')}`.replace(/(?<!\/)\/+$/, '');
}
