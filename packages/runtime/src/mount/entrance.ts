import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PublicDocument, Verifier } from '@naftiko/engine';
import { callerRule } from './caller-rule.js';
import { shareWithPages } from './cross-origin.js';
import type { Host } from './expose-adapter.js';
import { sendAnswer } from './send-answer.js';

/** What an adapter decides about those who come before anybody is asked for a credential. */
export interface EntranceOptions {
  readonly host: Pick<Host, 'allowHosts' | 'allowOrigins' | 'log'>;
  /** `undefined`: callers are not checked. */
  readonly verifier: Verifier | undefined;
  /** Whether pages of allowed origins may read answers. */
  readonly shares: boolean;
  /** Answers 403 in the manner of the adapter. */
  refuse(response: ServerResponse, reason: string): void;
}

/**
 * What every server does first: hands out the public documents of its verifier, refuses hosts and pages that may not
 * call, answers the preflight of pages that may. True: the request has its answer.
 */
export function openEntrance({ host, verifier, shares, refuse }: EntranceOptions) {
  const rule = callerRule(host, { checksCallers: verifier !== undefined });
  const documents = verifier?.publicDocuments ?? [];

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const document = documents.length === 0 ? undefined : documents.find(({ path }) => path === pathOf(request));
    if (document !== undefined && publish(document, request, response)) return true;
    const refusal = rule.refusal(request);
    if (refusal !== undefined) {
      host.log.info('caller refused', { method: request.method, path: pathOf(request), status: 403, reason: refusal });
      refuse(response, refusal);
      return true;
    }
    return shares && shareWithPages(rule, request, response);
  };
}

/** Without the query, which may hold a key. */
export const pathOf = ({ url = '/' }: IncomingMessage): string => url.replace(/\?.*$/s, '');

/** Answers whoever reads; anything else is a request like all others. */
function publish({ body }: PublicDocument, { method }: IncomingMessage, response: ServerResponse): boolean {
  if (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS') return false;
  // A client in a browser asks first whether it may send headers of its own.
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD');
  response.setHeader('Access-Control-Allow-Headers', '*');
  if (method === 'OPTIONS') sendAnswer(response, { status: 204, type: undefined, body: '' });
  else sendAnswer(response, { status: 200, type: 'application/json', body });
  return true;
}
