import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallerRule } from './caller-rule.js';
import { sendAnswer } from './send-answer.js';

/**
 * Lets the pages of allowed origins read an answer, and answers their preflight: true when that was all. A preflight
 * carries no credential, so it is answered before callers are checked. Source: Fetch, section 3.3.
 */
export function shareWithPages(rule: CallerRule, request: IncomingMessage, response: ServerResponse): boolean {
  const { origin } = request.headers;
  if (origin === undefined || !rule.allows(origin)) return false;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Vary', 'Origin');
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) {
    response.setHeader('Access-Control-Expose-Headers', exposed);
    return false;
  }
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
  response.setHeader('Access-Control-Allow-Headers', allowedHeaders(request));
  response.setHeader('Access-Control-Max-Age', '600');
  response.setHeader('Vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers');
  // Browsers ask this of pages from the network that call a machine of their own.
  if (request.headers['access-control-request-private-network'] === 'true') {
    response.setHeader('Access-Control-Allow-Private-Network', 'true');
  }
  sendAnswer(response, { status: 204, type: undefined, body: '' });
  return true;
}

/** What pages read beside the headers they always may. */
const exposed = [
  'Mcp-Session-Id',
  'WWW-Authenticate',
  'X-Request-Id',
  'X-Naftiko-Step',
  'Retry-After',
  'Location',
  'Link',
  'ETag',
  'Content-Disposition',
  'Content-Range',
].join(', ');

/** What clients of the protocols send; `*` would leave `Authorization` out. */
const sent = [
  'content-type',
  'accept',
  'authorization',
  'mcp-protocol-version',
  'mcp-session-id',
  'mcp-method',
  'mcp-name',
  'last-event-id',
  'x-request-id',
  'traceparent',
  'tracestate',
];

/** The headers a server may ask for as keys have any name: those that the page asks about are allowed too. */
function allowedHeaders({ headers: { 'access-control-request-headers': asked = '' } }: IncomingMessage): string {
  const names = asked
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => /^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name));
  return [...new Set([...sent, ...names])].join(', ');
}
