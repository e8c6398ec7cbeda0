import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Verifier } from '@naftiko/engine';
import { checkCaller } from '../mount/check-caller.js';
import type { RuntimeServices } from '../mount/expose-adapter.js';
import type { Pages } from './pages.js';

/** What readers are checked with. */
export interface ReaderCheck {
  readonly pages: Pages;
  /** `undefined`: everyone may read. */
  readonly verifier: Verifier | undefined;
  readonly services: Pick<RuntimeServices, 'log' | 'wrongCredentials'>;
  /** The relative address of the root, for the files of the page that asks for a credential. */
  readonly root: string;
}

/** Checks the credential of a reader. One without a valid credential gets the challenge, and a page that asks for it. */
export async function admitReader(
  request: IncomingMessage,
  response: ServerResponse,
  { pages, verifier, services, root }: ReaderCheck,
): Promise<boolean> {
  const verdict = verifier === undefined ? { ok: true as const } : await checkCaller(verifier, request, services);
  if (verdict.ok) return true;
  const { status, challenges, retryAfterSeconds, warning } = verdict;
  if (warning !== undefined) services.log.warn('callers cannot be checked', { reason: warning });
  if (challenges.length > 0) response.setHeader('WWW-Authenticate', challenges);
  if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', retryAfterSeconds);
  await pages.sendSignIn(response, status, root);
  return false;
}
