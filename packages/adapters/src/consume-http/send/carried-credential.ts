import type { Signer } from '@naftiko/engine';
import type { OutgoingRequest } from '../request/outgoing-request.js';
import { isCredentialName } from '@naftiko/runtime';
import { maskerOf } from '../redact/secrets.js';

/**
 * Returns a function that decides whether a sent request contains a credential of this program: from `authentication`, or
 * the value of a variable in a header or parameter whose name suggests a credential, or, without an `Authorization`
 * header, in the path or the body. A forwarded credential of the caller is not one.
 */
export function createCredentialFinder(
  signer: Signer | undefined,
  secrets: readonly string[],
): (request: OutgoingRequest) => boolean {
  // A scheme with a challenge has sent no credential until a supported challenge arrives.
  const isSigned = ({ headers }: OutgoingRequest): boolean =>
    signer !== undefined && (signer.challenged === undefined || namesOf(headers).includes('authorization'));
  const maskSecrets = maskerOf(secrets);
  const containsSecret = (text: string): boolean => maskSecrets(text) !== text;
  return (request) =>
    isSigned(request) ||
    namesOf(request.headers).some(
      (name, index) => isCredentialHeader(name) && containsSecret(request.headers[2 * index + 1] ?? ''),
    ) ||
    request.query.split('&').some((pair) => isCredentialName(pair.split('=', 1)[0] ?? '') && containsSecret(pair)) ||
    (!namesOf(request.headers).includes('authorization') &&
      (containsSecret(request.path) || containsSecret(textOf(request.body))));
}

/** Longer bodies are not searched, because the result only decides whether a warning is logged. */
const maxSearchedBytes = 64 * 1024;

const textOf = (body: Uint8Array | undefined): string =>
  body === undefined || body.length > maxSearchedBytes ? '' : new TextDecoder().decode(body);

const namesOf = (headers: readonly string[]): readonly string[] =>
  headers.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());

const isCredentialHeader = (name: string): boolean => name === 'cookie' || isCredentialName(name);
