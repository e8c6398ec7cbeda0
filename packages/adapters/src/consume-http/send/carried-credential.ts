import type { Signer } from '@naftiko/engine';
import type { OutgoingRequest } from '../request/outgoing-request.js';
import { holdsSecret, isCredentialName, maskerOf } from '../redact/secrets.js';

/**
 * Decides whether a sent request carries a credential of this program: from its `authentication`, or an environment
 * value in the place of a credential. A forwarded credential of the caller does not count.
 */
export function createCredentialFinder(
  signer: Signer | undefined,
  secrets: ReadonlyMap<string, string>,
): (request: OutgoingRequest) => boolean {
  // A scheme with a challenge has sent no credential until a supported challenge arrives.
  const isSigned = ({ headers }: OutgoingRequest): boolean =>
    signer !== undefined && (signer.challenged === undefined || namesOf(headers).includes('authorization'));
  const maskSecrets = maskerOf(secrets);
  const holds = (text: string): boolean => maskSecrets(text) !== text;
  return (request) =>
    isSigned(request) ||
    namesOf(request.headers).some(
      (name, index) => isCredentialHeader(name) && holds(request.headers[2 * index + 1] ?? ''),
    ) ||
    request.query.split('&').some((pair) => isCredentialName(pair.split('=', 1)[0] ?? '') && holds(pair)) ||
    (!namesOf(request.headers).includes('authorization') &&
      (holds(request.path) || (request.body !== undefined && holdsSecret(request.body, secrets))));
}

const namesOf = (headers: readonly string[]): readonly string[] =>
  headers.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());

const isCredentialHeader = (name: string): boolean => name === 'cookie' || isCredentialName(name);
