import { all, diagnose, mapChecked, valid, type DigestAuthentication, type Text } from '@naftiko/spec';
import type { AuthScheme, SignableRequest, Signer } from '@naftiko/engine';
import { answerChallenge, readChallenges, type DigestChallenge } from './digest-challenge.js';
import { noCredential } from './no-credential.js';
import { planSecret } from './server-secret.js';
import { createDigestVerifier } from './digest-verifier.js';

/** `Authorization: Digest …`. Source: RFC 7616; specification 03, sections 5 and 13. */
export const digest: AuthScheme<DigestAuthentication> = {
  type: 'digest',

  signer(auth, kit) {
    if (isEmpty(auth.username) && isEmpty(auth.password)) {
      return valid(noCredential, [diagnose('auth-no-value', auth.at, {})]);
    }
    const parts = [auth.username, auth.password].map((text) => kit.template(text ?? { text: '', at: auth.at }));
    return mapChecked(all(parts), (templates) => ({
      templates,
      owns: [{ place: 'header', name: 'authorization' }],
      open: () => new DigestSigner(),
    }));
  },

  verifier(auth, kit) {
    const secrets = all([
      planSecret(auth.username, 'username', auth.at, kit),
      planSecret(auth.password, 'password', auth.at, kit),
    ]);
    return mapChecked(
      secrets,
      ([username, password]) =>
        (variables, { nonceKey, useNonce } = {}) =>
          createDigestVerifier(username?.(variables) ?? '', password?.(variables) ?? '', { nonceKey, useNonce }),
    );
  },
};

const isEmpty = (text: Text | undefined): boolean => text === undefined || text.text === '';

/** Keeps the last challenge, so that only the first request to an upstream is sent twice. */
class DigestSigner implements Signer {
  #challenge: DigestChallenge | undefined;
  #count = 0;
  /** Requests are sent concurrently: each one is refused for the nonce that it carried itself. */
  readonly #nonces = new WeakMap<SignableRequest, string>();

  readonly sign: Signer['sign'] = (request, [username = '', password = '']) => {
    if (this.#challenge === undefined) return;
    this.#count += 1;
    this.#nonces.set(request, this.#challenge.nonce);
    const { method, target } = request;
    const use = { method, target, username, password, count: this.#count };
    request.setHeader('Authorization', answerChallenge(this.#challenge, use));
  };

  challenged(header: string, request: SignableRequest): boolean {
    const challenge = readChallenges(header);
    // The same nonce again and not stale: the upstream rejected the credential.
    if (challenge === undefined || (challenge.nonce === this.#nonces.get(request) && !challenge.stale)) return false;
    if (challenge.nonce !== this.#challenge?.nonce) this.#count = 0;
    this.#challenge = challenge;
    return true;
  }
}
