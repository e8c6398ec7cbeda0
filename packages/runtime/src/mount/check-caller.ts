import type { IncomingMessage } from 'node:http';
import type { VerifiableRequest, Verdict, Verifier } from '@naftiko/engine';
import type { Host } from './expose-adapter.js';

/**
 * Checks the credential of a caller. An address with too many wrong ones is answered 429 until it has waited, whether its
 * next one is right or not; a request without a credential is answered as usual.
 */
export async function checkCaller(
  verifier: Verifier,
  request: IncomingMessage,
  { wrongCredentials, log }: Pick<Host, 'wrongCredentials' | 'log'>,
): Promise<Verdict> {
  const presented = new PresentedRequest(request);
  const verdict = await verifier.verify(presented);
  const isGuess = !verdict.ok && isWrongCredential(verdict, request);
  if (!verdict.ok && !isGuess) return verdict;
  const { remoteAddress: address } = request.socket;
  const retryAfterSeconds = wrongCredentials.waitOf(address, presented.credential);
  if (retryAfterSeconds > 0) {
    const body = `Too many wrong credentials from this address. Try again in ${retryAfterSeconds} s.`;
    return { ok: false, status: 429, body, challenges: [], retryAfterSeconds };
  }
  if (!isGuess) wrongCredentials.addRight(presented.credential);
  else if (wrongCredentials.addWrong(address)) log.warn('too many wrong credentials from an address', { address });
  return verdict;
}

const isWrongCredential = (
  { status, warning, isGuess }: Extract<Verdict, { readonly ok: false }>,
  { headers }: IncomingMessage,
): boolean => isGuess ?? (status === 401 && warning === undefined && headers.authorization !== undefined);

/** The part of a request that a verifier reads, which remembers what it has read. */
class PresentedRequest implements VerifiableRequest {
  readonly method: string;
  readonly target: string;
  readonly #request: IncomingMessage;
  #read = '';

  constructor(request: IncomingMessage) {
    this.#request = request;
    this.method = request.method ?? 'GET';
    this.target = request.url ?? '/';
  }

  header(name: string): string | undefined {
    const value = this.#request.headersDistinct[name]?.[0];
    if (value !== undefined) this.#read = this.#read === '' ? value : `${this.#read} ${value}`;
    return value;
  }

  /** The headers that the verifier read; without any, the target, whose query may contain a key. */
  get credential(): string {
    return this.#read === '' ? this.target : this.#read;
  }
}
