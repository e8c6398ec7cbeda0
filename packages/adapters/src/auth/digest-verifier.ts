import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { ReplicaSecrets, VerifiableRequest, Verdict, Verifier } from '@naftiko/engine';
import { NonceCounts } from '@naftiko/runtime';
import { matches } from './constant-time.js';
import { responseOf } from './digest-challenge.js';

const realm = 'naftiko';
const nonceLifeMs = 5 * 60_000;

/**
 * Checks `Authorization: Digest` with `qop=auth`, SHA-256 or MD5, and a counter that must increase with each request.
 *
 * A nonce contains its signed creation time, so that nothing is stored for callers that do not return. With `nonceKey`
 * every verifier that has the same key accepts it; each of them counts for itself, unless `useNonce` counts for all. Source: RFC 7616, section 3;
 * specification 03, section 13.
 */
export function createDigestVerifier(
  username: string,
  password: string,
  { nonceKey, useNonce, now = Date.now }: ReplicaSecrets & { readonly now?: () => number } = {},
): Verifier {
  const key = nonceKey === undefined ? randomBytes(32) : createHash('sha256').update(nonceKey).digest();
  const counts = new NonceCounts();

  const createNonce = (): string => {
    const stamp = `${now().toString(36)}.${randomBytes(9).toString('base64url')}`;
    return `${stamp}.${signatureOf(stamp)}`;
  };
  const signatureOf = (stamp: string): string => createHmac('sha256', key).update(stamp).digest('base64url');

  /** The time at which a nonce was created; `undefined`: it was not created with this key. */
  const readCreationTime = (nonce: string): number | undefined => {
    const cut = nonce.lastIndexOf('.');
    const stamp = nonce.slice(0, Math.max(cut, 0));
    return matches(nonce.slice(cut + 1), signatureOf(stamp)) ? Number.parseInt(stamp, 36) : undefined;
  };

  const createChallenge = (stale: boolean): Verdict => {
    const nonce = createNonce();
    const rest = `realm="${realm}", qop="auth", nonce="${nonce}"${stale ? ', stale=true' : ''}`;
    const challenges = ['SHA-256', 'MD5'].map((algorithm) => `Digest ${rest}, algorithm=${algorithm}`);
    return { ok: false, status: 401, body: '', challenges, isStale: stale };
  };

  return {
    verify(request: VerifiableRequest): Promise<Verdict> | Verdict {
      const given = readAuthorization(request.header('authorization'));
      if (given === undefined || given.get('uri') !== request.target) return createChallenge(false);
      const [, name, session] = /^(MD5|SHA-256)(-sess)?$/i.exec(given.get('algorithm') ?? 'MD5') ?? [];
      const [nonce = '', cnonce = '', nc = ''] = ['nonce', 'cnonce', 'nc'].map((field) => given.get(field));
      if (name === undefined || given.get('qop') !== 'auth' || given.get('realm') !== realm)
        return createChallenge(false);

      const hash = name.toUpperCase() === 'MD5' ? 'md5' : 'sha256';
      const expected = responseOf(
        { realm, nonce, hash, session: session !== undefined, qop: true },
        { method: request.method, target: request.target, username, password, cnonce, nc },
      );
      const isRight = matches(given.get('response') ?? '', username === '' || password === '' ? '' : expected);
      const isUser = matches(given.get('username') ?? '', username);
      const madeMs = readCreationTime(nonce);
      if (!isRight || !isUser || madeMs === undefined) return createChallenge(false);
      if (now() - madeMs > nonceLifeMs) return createChallenge(true);
      const use = { nonce, count: Number.parseInt(nc, 16), madeMs };
      const decide = (isNew: boolean): Verdict => (isNew ? { ok: true, callers: [username] } : createChallenge(true));
      return useNonce === undefined ? decide(counts.accept(use)) : useNonce(use).then(decide);
    },
  };
}

// The lookbehind lets a match begin only at the first character of a name. Without it, the time would be quadratic.
const parameter = /(?<![\w-])([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g;

function readAuthorization(header: string | undefined): ReadonlyMap<string, string> | undefined {
  const text = /^digest\s(.*)$/is.exec(header ?? '')?.[1];
  if (text === undefined) return undefined;
  return new Map(
    [...text.matchAll(parameter)].map(([, name = '', quoted, plain]) => [
      name.toLowerCase(),
      quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '',
    ]),
  );
}
