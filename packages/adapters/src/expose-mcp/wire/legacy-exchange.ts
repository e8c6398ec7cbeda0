import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { LATEST_PROTOCOL_VERSION, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import type { InvokeOptions, ServedRequest } from '@naftiko/runtime';
import type { JsonObject } from '@naftiko/spec';
import { releaseDigits, releaseDigitsIn } from './exact-number-markers.js';
import { completeMessage } from './json-rpc.js';
import { createSdkServer } from './mcp-server.js';
import { acceptsEvents, progressTokenOf } from '../surface/notices.js';
import type { OpenSurface } from '../surface/open-surface.js';

/** One message of a revision before 2026, and where its answer goes. */
export interface LegacyExchange {
  readonly message: JsonObject;
  readonly forwardedHeaders: InvokeOptions['forwardedHeaders'];
  readonly observed: InvokeOptions['observed'];
  readonly served: ServedRequest;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Answers with a separate server: with JSON, or with an event stream when the caller requests progress and accepts a
 * stream. A caller that disconnects aborts its call. Source: specification 04, a.2 and a.13.
 */
export async function answerLegacy(surface: OpenSurface, exchange: LegacyExchange): Promise<void> {
  const { message, forwardedHeaders, observed, served, request, response } = exchange;
  const receivesNotices = acceptsEvents(request.headers.accept) && progressTokenOf(message) !== undefined;
  const peer = {
    era: 'legacy',
    headersOf: () => forwardedHeaders,
    observed,
    served,
    receivesNotices,
    holdsDigits: true,
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
  const body = Buffer.from(releaseDigits(await answered.text()));
  response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), 'content-length': body.byteLength });
  response.end(body);
}

async function sendStream({ status, headers, body }: Response, response: ServerResponse): Promise<void> {
  // The SDK always asks to keep the connection; the caller decides.
  headers.delete('connection');
  response.writeHead(status, Object.fromEntries(headers));
  releaseDigitsIn(response);
  // Web streams are declared twice, and the declarations differ only in unused members.
  const events = body === null ? Readable.from([]) : Readable.fromWeb(body as ReadableStream);
  // A caller that disconnects breaks the stream; its call is aborted, and the error has no receiver.
  await pipeline(events, response).catch(() => response.destroy());
}

/** Adds headers that the SDK requires and plain HTTP callers omit; the response type has already been decided. */
function completeHeaders({ headers: { 'mcp-protocol-version': version } }: IncomingMessage): Headers {
  const headers = new Headers({ 'content-type': 'application/json', accept: 'application/json, text/event-stream' });
  if (typeof version === 'string') headers.set('mcp-protocol-version', version);
  return headers;
}
