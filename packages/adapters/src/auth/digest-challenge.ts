import { createHash, randomBytes } from 'node:crypto';

/** The fields of one `WWW-Authenticate: Digest` that its answer needs. */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | undefined;
  readonly algorithm: string | undefined;
  readonly hash: 'sha256' | 'md5';
  /** Whether the algorithm ends in `-sess`: the nonces are then part of the hashed secret. */
  readonly session: boolean;
  /** Whether the challenge offers `qop=auth`. Otherwise it is answered as in RFC 2069, without a counter. */
  readonly qop: boolean;
  readonly stale: boolean;
}

/**
 * Reads a `WWW-Authenticate` header; returns the strongest supported challenge, or `undefined`. Source: RFC 7616,
 * section 3.3.
 */
export function readChallenges(header: string): DigestChallenge | undefined {
  const answerable = splitChallenges(header).flatMap((parameters) => readChallenge(parameters) ?? []);
  return answerable.find(({ hash }) => hash === 'sha256') ?? answerable[0];
}

const token = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))?/g;

/** Splits a header that contains challenges of several schemes: a word without a value begins the next challenge. */
function splitChallenges(header: string): readonly ReadonlyMap<string, string>[] {
  const challenges: Map<string, string>[] = [];
  let current: Map<string, string> | undefined;
  for (const [, name = '', quoted, plain] of header.matchAll(token)) {
    const value = quoted?.replaceAll(/\\(.)/g, '$1') ?? plain;
    if (value !== undefined) {
      current?.set(name.toLowerCase(), value);
    } else {
      current = name.toLowerCase() === 'digest' ? new Map() : undefined;
      if (current !== undefined) challenges.push(current);
    }
  }
  return challenges;
}

function readChallenge(parameters: ReadonlyMap<string, string>): DigestChallenge | undefined {
  const algorithm = parameters.get('algorithm');
  const [, name, session] = /^(MD5|SHA-256)(-sess)?$/i.exec(algorithm ?? 'MD5') ?? [];
  const nonce = parameters.get('nonce');
  const qop = parameters.get('qop')?.split(/[\s,]+/);
  if (name === undefined || nonce === undefined || (qop !== undefined && !qop.includes('auth'))) return undefined;
  return {
    realm: parameters.get('realm') ?? '',
    nonce,
    opaque: parameters.get('opaque'),
    algorithm,
    hash: name.toUpperCase() === 'MD5' ? 'md5' : 'sha256',
    session: session !== undefined,
    qop: qop !== undefined,
    stale: parameters.get('stale')?.toLowerCase() === 'true',
  };
}

/** The data of a request that an answer to a challenge contains. */
export interface DigestUse {
  readonly method: string;
  readonly target: string;
  readonly username: string;
  readonly password: string;
  /** How often the nonce has been used, including this time. */
  readonly count: number;
}

/** The `Authorization` header that answers a challenge. Source: RFC 7616, section 3.4. */
export function answerChallenge(challenge: DigestChallenge, use: DigestUse): string {
  const { realm, nonce, opaque, algorithm, qop } = challenge;
  const cnonce = randomBytes(16).toString('hex');
  const nc = use.count.toString(16).padStart(8, '0');
  const response = responseOf(challenge, { ...use, cnonce, nc });
  return [
    `Digest username="${escape(use.username)}"`,
    `realm="${escape(realm)}"`,
    `nonce="${escape(nonce)}"`,
    `uri="${escape(use.target)}"`,
    ...(algorithm === undefined ? [] : [`algorithm=${algorithm}`]),
    ...(qop ? ['qop=auth', `nc=${nc}`, `cnonce="${cnonce}"`] : []),
    `response="${response}"`,
    ...(opaque === undefined ? [] : [`opaque="${escape(opaque)}"`]),
  ].join(', ');
}

/** The fields of an `Authorization: Digest` header, as they are sent. */
export interface DigestProof extends Omit<DigestUse, 'count'> {
  readonly cnonce: string;
  readonly nc: string;
}

/** The value of `response`, for signing and for verification. */
export function responseOf(
  { realm, nonce, hash, session, qop }: Pick<DigestChallenge, 'realm' | 'nonce' | 'hash' | 'session' | 'qop'>,
  { method, target, username, password, cnonce, nc }: DigestProof,
): string {
  const hashText = (text: string): string => createHash(hash).update(text, 'utf8').digest('hex');
  const secret = hashText(`${username}:${realm}:${password}`);
  const a1 = session ? hashText(`${secret}:${nonce}:${cnonce}`) : secret;
  const a2 = hashText(`${method}:${target}`);
  return hashText(qop ? `${a1}:${nonce}:${nc}:${cnonce}:auth:${a2}` : `${a1}:${nonce}:${a2}`);
}

const escape = (text: string): string => text.replaceAll(/["\\]/g, '\\$&');
