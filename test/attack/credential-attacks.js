import { createHash } from 'node:crypto';

const secret = 's3cret-value';
const base64 = (text) => Buffer.from(text).toString('base64');

/**
 * Further attempts without the credential of a scheme, for the long form: texts that are almost the secret, the secret in a
 * place where it is not expected, other spellings of the request, and proofs of a digest with one part exchanged. Each is
 * `[what, header lines, request]`; `request` changes method and target.
 *
 * @param {string} scheme
 * @param {string} challenge the answer to a request without a credential
 * @param {[string, string]} own method and target of the request
 */
export function credentialAttacks(scheme, challenge, own) {
  return [...(written[scheme]?.(challenge, own) ?? []), ...misplaced(scheme, own), ...otherRequests(own)];
}

const written = {
  bearer: () => nearSecrets().map(([what, text]) => [what, [`Authorization: Bearer ${text}`]]),
  apikey: () => nearSecrets().map(([what, text]) => [what, [`X-Key: ${text}`]]),
  basic: () => [
    ...nearSecrets().map(([what, text]) => [what, [`Authorization: Basic ${base64(`user:${text}`)}`]]),
    ...[
      `USER:${secret}`,
      `user :${secret}`,
      ` user:${secret}`,
      `user\0:${secret}`,
      `:${secret}`,
      `user::${secret}`,
      `user:${secret}:`,
      `${secret}:user`,
      `user${secret}`,
      `user\n${secret}`,
      'user:',
      ':',
      'user',
      'use:r:s3cret-value',
    ].map((text) => [`pair ${JSON.stringify(text)}`, [`Authorization: Basic ${base64(text)}`]]),
    ['not encoded', [`Authorization: Basic user:${secret}`]],
    ['encoded twice', [`Authorization: Basic ${base64(base64(`user:${secret}`))}`]],
    ['in UTF-16', [`Authorization: Basic ${Buffer.from(`user:${secret}`, 'utf16le').toString('base64')}`]],
    ['in hexadecimal digits', [`Authorization: Basic ${Buffer.from(`user:${secret}`).toString('hex')}`]],
  ],
  digest: digestAttacks,
};

/** Texts that a sloppy comparison would take for the secret. */
function nearSecrets() {
  const characters = [...secret];
  return [
    ...characters.slice(1).map((_, end) => [`its first ${end + 1} characters`, secret.slice(0, end + 1)]),
    ...characters.slice(1).map((_, start) => [`from its character ${start + 1}`, secret.slice(start + 1)]),
    ...characters.map((_, at) => [`its character ${at} exchanged`, `${secret.slice(0, at)}~${secret.slice(at + 1)}`]),
    ...characters.map((_, at) => [
      `its character ${at} twice`,
      `${secret.slice(0, at)}${secret[at]}${secret.slice(at)}`,
    ]),
    ['twice', secret + secret],
    ['reversed', characters.toReversed().join('')],
    ['in base64', base64(secret)],
    ['in hexadecimal digits', Buffer.from(secret).toString('hex')],
    ['percent-encoded', characters.map((one) => `%${one.charCodeAt(0).toString(16)}`).join('')],
    ['quoted', `"${secret}"`],
    ['in single quotes', `'${secret}'`],
    ['in brackets', `[${secret}]`],
    ['with a comma', `${secret},`],
    ['with a wildcard', 's3cret*'],
    ['as a pattern', '.*'],
    ['as a parameter', `token="${secret}"`],
    ['its hash', createHash('sha256').update(secret).digest('hex')],
    ['with a letter of another script', Buffer.from('ѕ3cret-value').toString('latin1')],
    ['in full width', Buffer.from('ｓ３cret-value').toString('latin1')],
    ['with a soft hyphen', `s3cret\xad-value`],
    ['with a space without width', Buffer.from('s3cret\u200b-value').toString('latin1')],
    ['with a byte order mark', `\xef\xbb\xbf${secret}`],
    ['the name of the variable', 'SECRET'],
    ['a placeholder', '{{{SECRET}}}'],
    ['a prototype', '__proto__'],
    ['zero', '0'],
  ];
}

/** The secret where it is not expected. */
function misplaced(scheme, [method, target]) {
  const headers = [
    'Proxy-Authorization',
    'X-Authorization',
    'X-Forwarded-Authorization',
    'X-Api-Key',
    'X-Auth-Token',
    'X-Access-Token',
    'X_Key',
    'XKey',
    'X-Key-2',
    'Api-Key',
  ];
  const parameters = [
    'access_token',
    'token',
    'api_key',
    'apikey',
    'key',
    'X-Key',
    'x-key',
    'Authorization',
    'password',
  ];
  return [
    ...headers.flatMap((name) => [
      [`in ${name}`, [`${name}: ${secret}`]],
      [`in ${name}, as a bearer`, [`${name}: Bearer ${secret}`]],
    ]),
    ...parameters.flatMap((name) => [
      [`in the query, ${name}`, [], { method, target: `${target}?${name}=${secret}` }],
      [`in a cookie, ${name}`, [`Cookie: ${name}=${secret}`]],
    ]),
    ['in the address', [], { method, target: `http://user:${secret}@127.0.0.1${target}` }],
    ['before the colon, a space', [`Authorization : Bearer ${secret}`, `X-Key : ${secret}`]],
    ['in a folded line', [`X-Other: a\r\n Authorization: Bearer ${secret}`]],
    ...(scheme === 'bearer' ? [] : [['as a bearer', [`Authorization: Bearer ${secret}`]]]),
    ...(scheme === 'apikey' ? [] : [['as a key', [`X-Key: ${secret}`]]]),
    ...(scheme === 'basic' ? [] : [['as a password', [`Authorization: Basic ${base64(`user:${secret}`)}`]]]),
  ];
}

/** No credential, but a request that other programs trust or route differently. */
function otherRequests([method, target]) {
  const targets = [
    `/${target}`,
    `${target}/`,
    `/.${target}`,
    `/x/..${target}`,
    `/%2e${target}`,
    `/%61`,
    `${target}?`,
    `${target}%00`,
    `${target};x=1`,
    `${target}%20`,
    target.toUpperCase(),
    `http://127.0.0.1${target}`,
    `http://127.0.0.1:1${target}`,
  ];
  const trusted = [
    'X-Forwarded-For: 127.0.0.1',
    'X-Real-IP: 127.0.0.1',
    'X-Forwarded-User: user',
    'X-Remote-User: user',
    'Remote-User: user',
    'X-Original-URL: /public',
    'X-Rewrite-URL: /public',
    'X-HTTP-Method-Override: OPTIONS',
    'X-Forwarded-Proto: https',
    'Forwarded: for=127.0.0.1;proto=https',
    'Origin: null',
    'Authorization:',
    'Authorization: ',
  ];
  return [
    ...targets.map((other) => [`to ${other}`, [], { method, target: other }]),
    ...['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'QUERY'].map((other) => [
      `by ${other}`,
      [],
      { method: other, target },
    ]),
    ...trusted.map((line) => [`with ${line}`, [line]]),
  ];
}

/** Proofs of a digest: each with one part that makes it wrong, or without a part that prevents repetition. */
function digestAttacks(challenge, [method, uri]) {
  const read = (name) => new RegExp(`${name}="?([^",\\r\\n]+)`).exec(challenge)?.[1] ?? '';
  const offered = { realm: read('realm'), nonce: read('nonce'), algorithm: read('algorithm') || 'MD5' };
  const right = {
    username: 'user',
    password: secret,
    ...offered,
    method,
    uri,
    nc: '00000001',
    cnonce: 'c0ffee',
    qop: 'auth',
  };
  const proof = (changes, shown = {}) => {
    const use = { ...right, ...changes };
    const fields = { ...use, response: responseOf(use), ...shown };
    const names = ['username', 'realm', 'nonce', 'uri', 'algorithm', 'qop', 'nc', 'cnonce', 'response'];
    const listed = names.flatMap((name) => (fields[name] === undefined ? [] : [`${name}="${fields[name]}"`]));
    return [`Authorization: Digest ${listed.join(', ')}`];
  };
  const computed = {
    'another user': { username: 'admin' },
    'a user in upper case': { username: 'USER' },
    'no user': { username: '' },
    'another password': { password: 'password' },
    'no password': { password: '' },
    'another realm': { realm: 'elsewhere' },
    'no realm': { realm: '' },
    'a nonce of its own': { nonce: 'bm9uY2U=' },
    'no nonce': { nonce: '' },
    'a nonce with a changed time': { nonce: offered.nonce.replace(/^./, 'z') },
    'a nonce without its signature': { nonce: offered.nonce.replace(/\.[^.]*$/, '.') },
    'another target': { uri: '/other' },
    'another method': { method: method === 'GET' ? 'POST' : 'GET' },
    'the target of another host': { uri: `http://other.example${uri}` },
    'a count of zero': { nc: '00000000' },
    'a count below zero': { nc: '-0000001' },
    'no count': { nc: undefined },
    'a count that is no number': { nc: 'zzzzzzzz' },
    'protection of the body': { qop: 'auth-int' },
    'no protection, as in RFC 2069': { qop: undefined, nc: undefined, cnonce: undefined },
    'an unknown algorithm': { algorithm: 'SHA-1' },
  };
  const shown = {
    'a response of zeros': { response: '0'.repeat(64) },
    'an empty response': { response: '' },
    'no response': { response: undefined },
    'the response of a shorter algorithm': {
      response: responseOf({ ...right, algorithm: 'MD5' }),
      algorithm: 'SHA-256',
    },
    'the beginning of the response': { response: responseOf(right).slice(0, 32) },
    'a response that repeats': { response: `${responseOf(right)}, response=` },
    'the secret as the response': { response: secret },
    'another user than in the response': { username: 'admin' },
    'another count than in the response': { nc: '00000002' },
    'another nonce of the client': { cnonce: 'decaf' },
    'no target': { uri: undefined },
  };
  return [
    ...Object.entries(computed).map(([what, changes]) => [what, proof(changes)]),
    ...Object.entries(shown).map(([what, changes]) => [what, proof({}, changes)]),
    ...nearSecrets().map(([what, password]) => [`password: ${what}`, proof({ password })]),
  ];
}

function responseOf({ username, realm, password, nonce, nc, cnonce, qop, method, uri, algorithm }) {
  const hash = (text) =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex');
  const a1 = hash(`${username}:${realm}:${password}`);
  const a2 = hash(`${method}:${uri}`);
  return hash(qop === undefined ? `${a1}:${nonce}:${a2}` : `${a1}:${nonce}:${nc}:${cnonce}:${qop}:${a2}`);
}
