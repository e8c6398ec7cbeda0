import { createHash } from 'node:crypto';
import { exchange, type Answer, type Exchange } from '../support/http-exchange.js';

/** Sends GET requests with a digest, and asks for a nonce only when it has none or the server refuses the one that it has. */
export function callWithDigest(origin: string, username: string, password: string) {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  let nonce = '';
  let count = 0;
  let challenges = 0;
  const send = (path: string, agent: Exchange['agent']): Promise<Answer> => {
    const nc = (count += 1).toString(16).padStart(8, '0');
    const response = hash(
      `${hash(`${username}:naftiko:${password}`)}:${nonce}:${nc}:c0ffee:auth:${hash(`GET:${path}`)}`,
    );
    const fields = `username="${username}", realm="naftiko", nonce="${nonce}", uri="${path}", response="${response}"`;
    const authorization = `Digest ${fields}, algorithm=SHA-256, qop=auth, nc=${nc}, cnonce="c0ffee"`;
    return exchange(origin, { method: 'GET', path, headers: { authorization }, ...(agent && { agent }) });
  };
  return {
    /** How often a nonce was asked for. */
    challenges: () => challenges,
    async get(path: string, agent?: Exchange['agent']): Promise<Answer> {
      const first = await send(path, agent);
      if (first.status !== 401) return first;
      challenges += 1;
      nonce = /nonce="([^"]+)"/.exec(String(first.headers['www-authenticate']))?.[1] ?? '';
      count = 0;
      return send(path, agent);
    },
  };
}
