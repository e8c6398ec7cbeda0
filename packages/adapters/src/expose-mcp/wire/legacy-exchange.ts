import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { LATEST_PROTOCOL_VERSION, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import type { InvokeOptions, ServedRequest } from '@naftiko/runtime';
import type { JsonObject } from '@naftiko/spec';
import { restoreDigits, restoreDigitsIn } from './exact-number-markers.js';
import { completeMessage } from './json-rpc.js';
import { createSdkServer } from './mcp-server.js';
import { acceptsEvents, progressTokenOf } from '../surface/notices.js';
import type { OpenSurface } from '../surface/open-surface.js';

/** One message of a revision before 2026, with its request and response. */
export interface LegacyExchange {
  readonly message: JsonObject;
  readonly forwardedHeaders: InvokeOptions['forwardedHeaders'];
  readonly observed: InvokeOptions['observed'];
  readonly served: ServedRequest;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Answers a message with a server of the SDK that is made for it: with JSON, or with an event stream when the caller
 * requests progress and accepts a stream. When the caller disconnects, the call is aborted. Source: specification 04,
 * a.2 and a.13.
 */
export async function answerLegacy(surface: OpenSurface, exchange: LegacyExchange): Promise<void> {
  const { message, forwardedHeaders, observed, served, request, response } = exchange;
  const receivesNotices = acceptsEvents(request.headers.accept) && progressTokenOf(message) !== undefined;
  const peer = {
    era: 'legacy',
    headersOf: () => forwardedHeaders,
    observed,
    served,
    request,
    receivesNotices,
    marksDigits: true,
    receivesChanges: false,
  } as const;
  const server = createSdkServer(() => surface, peer);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: !receivesNotices });
  served.finished(() => void server.close());
  await server.connect(transport);

  const asked = new Request('http://localhost/mcp', { method: 'POST', headers: completeHeaders(request) });
  const parsedBody = completeMessage(message, LATEST_PROTOCOL_VERSION);
  const answered = await transport.handleRequest(asked, { parsedBody });
  await (receivesNotices ? sendStream(answered, response) : sendWhole(answered, response));
}

async function sendWhole(answered: Response, response: ServerResponse): Promise<void> {
  const body = Buffer.from(restoreDigits(await answered.text()));
  response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), 'content-length': body.byteLength });
  response.end(body);
}

async function sendStream({ status, headers, body }: Response, response: ServerResponse): Promise<void> {
  // The SDK always sets `Connection: keep-alive`, which is for the server to decide.
  headers.delete('connection');
  response.writeHead(status, Object.fromEntries(headers));
  restoreDigitsIn(response);
  // There are two declarations of the type of web streams, which differ only in unused members.
  const events = body === null ? Readable.from([]) : Readable.fromWeb(body as ReadableStream);
  // The stream fails when the caller disconnects. The call is aborted then, and the error is not needed.
  await pipeline(events, response).catch(() => response.destroy());
}

/**
 * The headers for the SDK, which requires some that plain HTTP clients omit. The type of the response has already been
 * decided.
 */
function completeHeaders({ headers: { 'mcp-protocol-version': version } }: IncomingMessage): Headers {
  const headers = new Headers({ 'content-type': 'application/json', accept: 'application/json, text/event-stream' });
  if (typeof version === 'string') headers.set('mcp-protocol-version', version);
  return headers;
}
