import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

const audience = 'https://ships.example/api';

/**
 * An authorization server on loopback, with a right token and tokens that must be refused: unsigned, of another key or
 * issuer or audience, out of time, signed with a public key as a secret, and with headers that name their own key.
 */
export async function openTokens() {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const published = { ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' };
  const foreignKey = { ...foreign.publicKey.export({ format: 'jwk' }), kid: 'foreign' };
  const server = createServer((request, response) => {
    const page = pages()[request.url];
    response.writeHead(page === undefined ? 404 : 200).end(JSON.stringify(page ?? {}));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://127.0.0.1:${server.address().port}`;
  const pages = () => ({
    '/.well-known/oauth-authorization-server': { issuer: origin, jwks_uri: `${origin}/keys` },
    '/keys': { keys: [published] },
    // Keys that only a forged header names.
    '/foreign': { keys: [foreignKey] },
  });

  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: origin, aud: audience, sub: 'caller', iat: now, exp: now + 600, scope: 'read' };
  const header = { alg: 'RS256', kid: 'own', typ: 'JWT' };
  const rsa = (key) => (text) => sign('sha256', Buffer.from(text), key).toString('base64url');
  const hmac = (secret, hash) => (text) => createHmac(hash, secret).update(text).digest('base64url');
  const byOwn = rsa(own.privateKey);
  const byForeign = rsa(foreign.privateKey);
  const token = (head, body, write) => {
    const text = `${encode({ ...header, ...head })}.${encode({ ...claims, ...body })}`;
    return `${text}.${write(text)}`;
  };
  const right = token({}, {}, byOwn);
  const [head, body, signature] = right.split('.');
  const secrets = {
    PEM: own.publicKey.export({ format: 'pem', type: 'spki' }),
    DER: own.publicKey.export({ format: 'der', type: 'spki' }),
    JWK: JSON.stringify(published),
    modulus: published.n,
    nothing: '',
  };
  const forged = [
    ...['none', 'None', 'NONE', 'nOnE', '', null].map((alg) => [
      `algorithm ${JSON.stringify(alg)}`,
      token({ alg }, {}, () => ''),
    ]),
    ['algorithm none with a signature', token({ alg: 'none' }, {}, byOwn)],
    ...Object.entries(secrets).flatMap(([name, secret]) =>
      ['256', '384', '512'].map((bits) => [
        `HS${bits} with the public key as ${name}`,
        token({ alg: `HS${bits}` }, {}, hmac(secret, `sha${bits}`)),
      ]),
    ),
    ['the key of another', token({}, {}, byForeign)],
    ['an unknown kid', token({ kid: 'foreign' }, {}, byForeign)],
    ['a kid that leads to a file', token({ kid: '../../../../dev/null' }, {}, hmac('', 'sha256'))],
    ['a kid that is a query', token({ kid: "own' OR '1'='1" }, {}, byForeign)],
    ['a kid that is a prototype', token({ kid: '__proto__' }, {}, byForeign)],
    ['a kid that is an object', token({ kid: { own: true } }, {}, byForeign)],
    ['a kid of 5,000 characters', token({ kid: 'k'.repeat(5_000) }, {}, byForeign)],
    ['a key in its header', token({ jwk: foreignKey }, {}, byForeign)],
    ['an address of keys in its header', token({ jku: `${origin}/foreign`, kid: 'foreign' }, {}, byForeign)],
    ['an address of certificates in its header', token({ x5u: `${origin}/foreign` }, {}, byForeign)],
    ['an extension that must be understood', token({ crit: ['b64'], b64: false }, {}, byOwn)],
    ['another algorithm of the same key', token({ alg: 'PS256' }, {}, byOwn)],
    ['an expiry in the past', token({}, { exp: now - 3_600 }, byOwn)],
    ['no expiry', token({}, { exp: undefined }, byOwn)],
    ['an expiry that is a text', token({}, { exp: `${now + 600}` }, byOwn)],
    ['a start in the future', token({}, { nbf: now + 3_600 }, byOwn)],
    ['another audience', token({}, { aud: 'https://other.example' }, byOwn)],
    ['an audience that only begins like it', token({}, { aud: `${audience}.evil.example` }, byOwn)],
    ['no audience', token({}, { aud: undefined }, byOwn)],
    ['an empty list of audiences', token({}, { aud: [] }, byOwn)],
    ['another issuer', token({}, { iss: 'https://other.example' }, byOwn)],
    ['an issuer that only begins like it', token({}, { iss: `${origin}/other` }, byOwn)],
    ['no issuer', token({}, { iss: undefined }, byOwn)],
    ['another scope', token({}, { scope: 'reader' }, byOwn)],
    ['no scope', token({}, { scope: undefined }, byOwn)],
    ['changed claims', `${head}.${encode({ ...claims, sub: 'admin' })}.${signature}`],
    ['no signature', `${head}.${body}.`],
    ['two parts', `${head}.${body}`],
    ['four parts', `${right}.${signature}`],
    ['claims that are no JSON', `${head}.${Buffer.from('{').toString('base64url')}.${signature}`],
    ['a shortened signature', right.slice(0, -8)],
  ];
  return {
    origin,
    audience,
    right,
    attacks: forged.map(([what, value]) => [what, [`Authorization: Bearer ${value}`]]),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
