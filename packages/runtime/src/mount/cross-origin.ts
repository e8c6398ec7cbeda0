import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallerRule } from './caller-rule.js';
import { sendAnswer } from './send-answer.js';

/**
 * Sets the headers with which pages of allowed origins can read an answer, and answers their preflight requests.
 * Returns true when it has answered. A preflight request has no credential and is therefore answered before callers are
 * checked. Source: Fetch, section 3.3.
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
  response.setHeader('Access-Control-Allow-Headers', allowedHeadersOf(request));
  response.setHeader('Access-Control-Max-Age', '600');
  response.setHeader('Vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers');
  // Browsers send this for pages from the network that call a private address.
  if (request.headers['access-control-request-private-network'] === 'true') {
    response.setHeader('Access-Control-Allow-Private-Network', 'true');
  }
  sendAnswer(response, { status: 204, type: undefined, body: '' });
  return true;
}

/** Response headers that pages may read, besides the safelisted ones. */
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

/** Request headers that pages may send. They are listed, because `*` would not include `Authorization`. */
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

/**
 * The allowed request headers: the headers that the preflight asks for are allowed too, because an API key can be in a
 * header of any name.
 */
function allowedHeadersOf({ headers: { 'access-control-request-headers': requested = '' } }: IncomingMessage): string {
  const names = requested
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => /^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name));
  return [...new Set([...sent, ...names])].join(', ');
}
