import type { IncomingMessage } from 'node:http';
import type { OperationAddress } from './pages.js';
import { prefersHtml } from './prefers-html.js';

/** What a page address names. */
export type PageAddress =
  | {
      readonly kind: 'page';
      readonly path: string;
      /** The way from the page to the root of the port. */ readonly root: string;
    }
  | ({ readonly kind: 'operation'; readonly path: string } & OperationAddress)
  | { readonly kind: 'asset'; readonly path: string; readonly name: string }
  | { readonly kind: 'openapi' | 'document'; readonly path: string }
  /** The upstream exchanges of a request that a page has made. */
  | { readonly kind: 'exchanges'; readonly path: string; readonly id: string }
  | CallAddress;

/** A call from a page: of a tool (`call`), without sending anything (`preview`), or recorded (`inspect`). */
export interface CallAddress {
  readonly kind: 'call';
  readonly path: string;
  readonly mode: 'call' | 'preview' | 'inspect';
  readonly namespace: string;
  /** What follows: the name of a tool, or the target of a request with its query. */
  readonly rest: string;
}

/** What decides whether a request is for a page. */
export type RequestHead = Pick<IncomingMessage, 'url' | 'method' | 'headers'>;

/** The page address of a request; `undefined`: the adapter answers. `/` is one for callers that prefer HTML. */
export function pageAddressOf({ url = '/', method = 'GET', headers }: RequestHead): PageAddress | undefined {
  // Most requests end here.
  if (!startsPageAddress.test(url)) return undefined;
  const [path = '/'] = url.split('?', 1);
  const isRead = method === 'GET' || method === 'HEAD';
  switch (path) {
    case '/':
      return isRead && prefersHtml(headers.accept) ? { kind: 'page', path, root: './' } : undefined;
    case '/_pages/':
      return isRead ? { kind: 'page', path, root: '../' } : undefined;
    case '/openapi.json':
      return isRead ? { kind: 'openapi', path } : undefined;
    case '/document.yaml':
      return isRead ? { kind: 'document', path } : undefined;
  }
  return isRead ? (readBelow(path) ?? callOf(url, path)) : callOf(url, path);
}

const startsPageAddress = /^\/(?:$|\?|_pages\/|openapi\.json|document\.yaml)/;

function readBelow(path: string): PageAddress | undefined {
  const operation = /^\/_pages\/operations\/([^/]+)\/(\d{1,5})$/.exec(path);
  const namespace = decode(operation?.[1] ?? '');
  if (operation !== null && namespace !== undefined) {
    return { kind: 'operation', path, namespace, index: Number(operation[2]), root: '../../../' };
  }
  const exchange = /^\/_pages\/exchanges\/([\w.-]{1,100})$/.exec(path);
  if (exchange !== null) return { kind: 'exchanges', path, id: exchange[1]! };
  const asset = /^\/_pages\/([\w.-]{1,100})$/.exec(path);
  return asset === null ? undefined : { kind: 'asset', path, name: asset[1]! };
}

function callOf(url: string, path: string): CallAddress | undefined {
  const found = /^\/_pages\/(call|preview|inspect)\/([^/?]+)([/?].*)?$/s.exec(url);
  const namespace = decode(found?.[2] ?? '');
  if (found === null || namespace === undefined) return undefined;
  return { kind: 'call', path, mode: found[1] as CallAddress['mode'], namespace, rest: found[3] ?? '' };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
