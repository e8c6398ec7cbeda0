import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Verifier } from '@naftiko/engine';
import { refuseCaller } from './caller.js';
import { checkCaller } from './check-caller.js';
import { pathOf } from './request-checks.js';
import type { RuntimeServices } from './expose-adapter.js';

/**
 * Checks the credential of a caller. When the verifier refuses the caller, sends its answer and returns false.
 *
 * Runs before routing, so that unknown paths disclose nothing. Source: specification 03, section 13.
 */
export async function admit(
  verifier: Verifier,
  request: IncomingMessage,
  response: ServerResponse,
  services: Pick<RuntimeServices, 'wrongCredentials' | 'log'>,
): Promise<boolean> {
  const verdict = await checkCaller(verifier, request, services);
  if (verdict.ok) return true;
  refuseCaller(response, verdict);
  const { log } = services;
  if (verdict.warning !== undefined) log.warn('callers cannot be checked', { reason: verdict.warning });
  log.info('caller refused', { method: request.method, path: pathOf(request), status: verdict.status });
  return false;
}
