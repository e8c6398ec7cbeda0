import { createHmac, randomBytes } from 'node:crypto';
import type { SharedNonces, VerifiableRequest, Verdict, Verifier } from '@naftiko/engine';
import { NonceCounts } from '@naftiko/runtime';
import { matches } from './constant-time.js';
import { responseOf } from './digest-challenge.js';

const realm = 'naftiko';
const nonceLifeMs = 5 * 60_000;

/**
 * Checks `Authorization: Digest` with `qop=auth`, SHA-256 or MD5, and a counter that must increase with each request.
 *
 * A nonce contains its signed creation time, so that nothing is stored for callers that do not return. Source: RFC
 * 7616, section 3; specification 03, section 13.
 */
export function createDigestVerifier(username: string, password: string, now: () => number = Date.now): Verifier {
  const ownKey = randomBytes(32);
  const ownCounts = new NonceCounts();

  const createChallenge = (key: Uint8Array, stale: boolean): Verdict => {
    const stamp = `${now().toString(36)}.${randomBytes(9).toString('base64url')}`;
    const nonce = `${stamp}.${signatureOf(stamp, key)}`;
    const rest = `realm="${realm}", qop="auth", nonce="${nonce}"${stale ? ', stale=true' : ''}`;
    const challenges = ['SHA-256', 'MD5'].map((algorithm) => `Digest ${rest}, algorithm=${algorithm}`);
    return { ok: false, status: 401, body: '', challenges, isStale: stale };
  };

  return {
    verify(request: VerifiableRequest, nonces: SharedNonces | undefined): Promise<Verdict> | Verdict {
      const key = nonces?.key ?? ownKey;
      const given = readAuthorization(request.header('authorization'));
      if (given === undefined || given.get('uri') !== request.target) return createChallenge(key, false);
      const [, name, session] = /^(MD5|SHA-256)(-sess)?$/i.exec(given.get('algorithm') ?? 'MD5') ?? [];
      const [nonce = '', cnonce = '', nc = ''] = ['nonce', 'cnonce', 'nc'].map((field) => given.get(field));
      if (name === undefined || given.get('qop') !== 'auth' || given.get('realm') !== realm)
        return createChallenge(key, false);

      const hash = name.toUpperCase() === 'MD5' ? 'md5' : 'sha256';
      const expected = responseOf(
        { realm, nonce, hash, session: session !== undefined, qop: true },
        { method: request.method, target: request.target, username, password, cnonce, nc },
      );
      const isRight = matches(given.get('response') ?? '', username === '' || password === '' ? '' : expected);
      const isUser = matches(given.get('username') ?? '', username);
      const madeMs = readCreationTime(nonce, key);
      if (!isRight || !isUser || madeMs === undefined) return createChallenge(key, false);
      if (now() - madeMs > nonceLifeMs) return createChallenge(key, true);
      const use = { nonce, count: Number.parseInt(nc, 16), madeMs };
      const decide = (isNew: boolean): Verdict => (isNew ? { ok: true } : createChallenge(key, true));
      return nonces === undefined ? decide(ownCounts.accept(use)) : nonces.use(use).then(decide);
    },
  };
}

const signatureOf = (stamp: string, key: Uint8Array): string =>
  createHmac('sha256', key).update(stamp).digest('base64url');

/** The time at which a nonce was made with this key; `undefined`: it was not. */
function readCreationTime(nonce: string, key: Uint8Array): number | undefined {
  const cut = nonce.lastIndexOf('.');
  const stamp = nonce.slice(0, Math.max(cut, 0));
  return matches(nonce.slice(cut + 1), signatureOf(stamp, key)) ? Number.parseInt(stamp, 36) : undefined;
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
