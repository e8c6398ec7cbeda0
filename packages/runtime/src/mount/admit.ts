import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PublicDocument, Verifier } from '@naftiko/engine';
import { turnAway, verifiable } from './caller.js';
import type { Log } from '../logs/log.js';

/**
 * Lets a caller in, or answers in the adapter's place: a public document of the verifier, or a refusal in its words.
 *
 * Stands before routing, so that unknown paths tell nothing either. Source: specification 03, section 13.
 */
export async function admit(
  verifier: Verifier,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<boolean> {
  const path = pathOf(request);
  const document = verifier.publicDocuments?.find((candidate) => candidate.path === path);
  if (document !== undefined && publish(document, request, response)) return false;

  const verdict = await verifier.verify(verifiable(request));
  if (verdict.ok) return true;
  turnAway(response, verdict);
  if (verdict.trouble !== undefined) log.warn('callers cannot be checked', { reason: verdict.trouble });
  log.info('caller refused', { method: request.method, path, status: verdict.status });
  return false;
}

/** Without the query, which may hold a key. */
const pathOf = ({ url = '/' }: IncomingMessage): string => url.replace(/\?.*$/s, '');

/** Answers whoever reads; anything else is a request like all others. */
function publish({ body }: PublicDocument, { method }: IncomingMessage, response: ServerResponse): boolean {
  if (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS') return false;
  // A client in a browser asks first whether it may send headers of its own.
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD');
  response.setHeader('Access-Control-Allow-Headers', '*');
  if (method === 'OPTIONS') {
    response.writeHead(204).end();
    return true;
  }
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
  response.end(method === 'HEAD' ? undefined : body);
  return true;
}
