import { ServerResponse } from 'node:http';

const requestId = Symbol('request id');

/** A response whose head gets an `X-Request-Id` when it is written. */
interface IdentifiedResponse extends ServerResponse {
  [requestId]?: string;
}

/**
 * Adds `X-Request-Id` to the head of an answer, however the head is written: by an adapter, by Express, or by Node with
 * the first part of a body. The header is not set before, because setting headers one by one takes 1 µs each, and Node
 * writes a list of headers at once only when none is set.
 */
export function addRequestId(response: IdentifiedResponse, id: string): void {
  response[requestId] = id;
  // A gateway already changes heads, and still has to.
  if (Object.hasOwn(response, 'writeHead')) return void response.setHeader('X-Request-Id', id);
  // A property of the response itself, because Express replaces its prototype.
  response.writeHead = writeIdentifiedHead as ServerResponse['writeHead'];
}

/** Writes a head with these headers and those that are set. Names and values alternate. */
export function writeAnswerHead(response: IdentifiedResponse, status: number, headers: string[]): void {
  const isUntouched = response.writeHead === writeIdentifiedHead && response.getHeaderNames().length === 0;
  if (isUntouched) {
    headers.push('X-Request-Id', response[requestId]!);
    ServerResponse.prototype.writeHead.call(response, status, headers);
    return;
  }
  for (let index = 0; index < headers.length; index += 2) response.setHeader(headers[index]!, headers[index + 1]!);
  response.writeHead(status);
}

function writeIdentifiedHead(
  this: IdentifiedResponse,
  ...given: Parameters<ServerResponse['writeHead']>
): IdentifiedResponse {
  const id = this[requestId];
  if (id !== undefined && !this.headersSent && !this.hasHeader('X-Request-Id')) this.setHeader('X-Request-Id', id);
  return ServerResponse.prototype.writeHead.apply(this, given) as IdentifiedResponse;
}
