import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Verifier } from '@naftiko/engine';
import { refuseCaller, toVerifiable } from './caller.js';
import { pathOf } from './entrance.js';
import type { Log } from '../logs/log.js';

/**
 * Admits a caller, or answers with the refusal of the verifier.
 *
 * Runs before routing, so that unknown paths disclose nothing. Source: specification 03, section 13.
 */
export async function admit(
  verifier: Verifier,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<boolean> {
  const verdict = await verifier.verify(toVerifiable(request));
  if (verdict.ok) return true;
  refuseCaller(response, verdict);
  if (verdict.warning !== undefined) log.warn('callers cannot be checked', { reason: verdict.warning });
  log.info('caller refused', { method: request.method, path: pathOf(request), status: verdict.status });
  return false;
}
