import type { IncomingMessage } from 'node:http';
import type { CredentialPlace, Verdict, Verifier } from '@naftiko/engine';
import { toVerifiable } from './caller.js';
import { addCallerNames } from './caller-names.js';
import type { RuntimeServices } from './expose-adapter.js';

/**
 * Checks the credential of a caller. An address that has sent too many wrong credentials is answered 429 for some time,
 * also when its next credential is correct. A request without a credential is answered as usual.
 */
export async function checkCaller(
  verifier: Verifier,
  request: IncomingMessage,
  { wrongCredentials, log }: Pick<RuntimeServices, 'wrongCredentials' | 'log'>,
): Promise<Verdict> {
  const verdict = await verifier.verify(toVerifiable(request));
  const credential = credentialOf(request, verifier.credentialPlaces ?? inAuthorization);
  if (!verdict.ok && (credential === '' || !isWrong(verdict))) return verdict;
  const { remoteAddress: address } = request.socket;
  const retryAfterSeconds = wrongCredentials.waitOf(address, credential);
  if (retryAfterSeconds > 0) {
    const body = `Too many wrong credentials from this address. Try again in ${retryAfterSeconds} s.`;
    return { ok: false, status: 429, body, challenges: [], retryAfterSeconds };
  }
  if (verdict.ok) {
    wrongCredentials.addAccepted(credential);
    addCallerNames(request, verdict.callers);
  } else if (wrongCredentials.addWrong(address)) log.warn('too many wrong credentials from an address', { address });
  return verdict;
}

const isWrong = ({ status, warning, isStale }: Extract<Verdict, { readonly ok: false }>): boolean =>
  status === 401 && warning === undefined && isStale !== true;

const inAuthorization: readonly CredentialPlace[] = [{ place: 'header', name: 'authorization' }];

/** The credential of a request as it was sent, from all places that can contain one; empty when there is none. */
function credentialOf({ headersDistinct, url = '' }: IncomingMessage, places: readonly CredentialPlace[]): string {
  const queryStart = url.indexOf('?');
  let credential = '';
  for (const { place, name } of places) {
    const text =
      place === 'query'
        ? queryStart < 0
          ? ''
          : url.slice(queryStart)
        : headersDistinct[place === 'cookie' ? place : name]?.[0];
    if (text !== undefined && (place === 'header' || text.includes(name))) credential += text;
  }
  return credential;
}
