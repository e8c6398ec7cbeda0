import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PublicDocument, Verifier } from '@naftiko/engine';
import { makeCallerRule } from './caller-rule.js';
import { shareWithPages } from './cross-origin.js';
import type { RuntimeServices } from './expose-adapter.js';
import { sendAnswer } from './send-answer.js';

/** The arguments of `makeRequestChecks`. */
export interface RequestCheckOptions {
  readonly services: Pick<RuntimeServices, 'allowHosts' | 'allowOrigins' | 'log'>;
  /** `undefined`: callers are not checked. */
  readonly verifier: Verifier | undefined;
  /** Whether pages of allowed origins may read answers. */
  readonly shares: boolean;
  /** Answers a refused request with 403 in the format of the adapter. */
  refuse(response: ServerResponse, reason: string): void;
}

/**
 * Makes the checks of an adapter that precede the check of credentials. They serve the public documents of the
 * verifier, refuse disallowed hosts and origins, and answer preflight requests. They return true when the request is
 * answered.
 */
export function makeRequestChecks({ services, verifier, shares, refuse }: RequestCheckOptions) {
  const rule = makeCallerRule(services, { checksCallers: verifier !== undefined });
  const documents = verifier?.publicDocuments ?? [];

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const document = documents.length === 0 ? undefined : documents.find(({ path }) => path === pathOf(request));
    if (document !== undefined && publish(document, request, response)) return true;
    const refusal = rule.findRefusal(request);
    if (refusal !== undefined) {
      services.log.info('caller refused', {
        method: request.method,
        path: pathOf(request),
        status: 403,
        reason: refusal,
      });
      refuse(response, refusal);
      return true;
    }
    return shares && shareWithPages(rule, request, response);
  };
}

/** The path of a request, without the query, which may contain a key. */
export const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0]!;

/** Answers GET, HEAD and preflight requests with a public document; returns false for other methods. */
function publish({ body }: PublicDocument, { method }: IncomingMessage, response: ServerResponse): boolean {
  if (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS') return false;
  // A client in a browser sends a preflight request when it sets headers of its own.
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD');
  response.setHeader('Access-Control-Allow-Headers', '*');
  if (method === 'OPTIONS') sendAnswer(response, { status: 204, type: undefined, body: '' });
  else sendAnswer(response, { status: 200, type: 'application/json', body });
  return true;
}
