/**
 * Tries to pass each authentication without its credential: absent, garbled, duplicated, oversized, replayed, and with
 * forged tokens; with `--long`, in many more spellings. An attack that is answered with anything but a refusal is a break. Prints a table.
 */
import { createHash } from 'node:crypto';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start } from '@naftiko/runtime';
import { exchangeRaw, writeRequest } from '../fuzz/raw-exchange.js';
import { credentialAttacks } from './credential-attacks.js';
import { openTokens } from './token-attacks.js';

const isLong = process.argv.includes('--long');
const tokens = await openTokens();

const schemes = {
  bearer: { written: "{ type: bearer, token: '{{SECRET}}' }", right: () => ['Authorization: Bearer s3cret-value'] },
  basic: {
    written: "{ type: basic, username: user, password: '{{SECRET}}' }",
    right: () => [`Authorization: Basic ${base64('user:s3cret-value')}`],
  },
  apikey: {
    written: "{ type: apikey, key: X-Key, value: '{{SECRET}}', placement: header }",
    right: () => ['X-Key: s3cret-value'],
  },
  digest: { written: "{ type: digest, username: user, password: '{{SECRET}}' }", right: answerDigest },
  oauth2: {
    written: `{ type: oauth2, authorizationServerUri: '${tokens.origin}', resource: '${tokens.audience}', scopes: [read] }`,
    right: () => [`Authorization: Bearer ${tokens.right}`],
    more: tokens.attacks,
  },
};

const document = `
naftiko: 1.0.0-alpha2
info: { label: Attack, description: Adapters with a credential }
binds: [{ namespace: env, keys: { SECRET: SECRET } }]
capability:
  exposes:
${Object.entries(schemes)
  .map(
    ([name, { written }], index) => `    - type: rest
      namespace: rest-${name}
      port: ${8601 + index}
      authentication: ${written}
      resources: [{ name: a, path: /a, operations: [{ name: get, method: GET, outputParameters: [{ name: b, type: string, value: b }] }] }]
    - type: mcp
      namespace: mcp-${name}
      port: ${8701 + index}
      authentication: ${written}
      tools: [{ name: a, description: A, outputParameters: [{ name: b, type: string, value: b }] }]`,
  )
  .join('\n')}
`;
const planned = await planDocument('attack.yaml', document, loadBuiltins);
const options = {
  ...defaultRunOptions,
  environment: { SECRET: 's3cret-value' },
  ports: new Map([['*', 0]]),
  wrongCredentialsPerMinute: 1_000_000,
};
const started = await start([planned], options);
if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
const ports = new Map(
  started.value.capabilities[0].exposes.map(({ namespace, url }) => [String(namespace), Number(new URL(url).port)]),
);

let breaks = 0;
let count = 0;
console.log('adapter        attacks  breaks      ms');
for (const [name, { right, more = [] }] of Object.entries(schemes)) {
  for (const type of ['rest', 'mcp']) {
    const port = ports.get(`${type}-${name}`);
    const own = type === 'rest' ? ['GET', '/a'] : ['POST', '/mcp'];
    const send = (headers, request) => exchangeRaw(port, requestOf(own, headers, request), 10_000);
    const good = await right(send, own);
    const passed = [];
    const begun = performance.now();
    if (!/^HTTP\/1.1 200/.test((await send(good)) ?? '')) passed.push('the right credential is refused');
    const attacks = [...attacksOn(good), ...more, ...(name === 'digest' ? [['replayed', good]] : [])];
    if (isLong) attacks.push(...credentialAttacks(name, await send([]), own));
    for (const [what, headers, request] of attacks) {
      const answer = (await send(headers, request)) ?? 'no answer';
      if (!/^HTTP\/1.1 (?:4\d\d) /.test(answer) || answer.includes('s3cret'))
        passed.push(`${what}: ${answer.slice(0, 60)}`);
    }
    breaks += passed.length;
    count += attacks.length;
    const cells = [attacks.length, passed.length, Math.round(performance.now() - begun)];
    console.log(`${type.padEnd(5)}${name.padEnd(10)}${cells.map((cell) => `${cell}`.padStart(6)).join('  ')}`);
    for (const one of passed) console.log(`  ${one}`);
  }
}
console.log(`${count} attacks, ${breaks} breaks`);
await started.value.close(0);
tokens.close();
process.exitCode = breaks > 0 ? 1 : 0;

/** Header lines without a valid credential, made from those of a valid one. */
function attacksOn([good]) {
  const [field, value] = good.split(/: (.*)/s);
  const words = value.split(' ');
  const last = words.at(-1);
  const wrong = [
    '',
    ' ',
    '\0',
    'null',
    'undefined',
    'true',
    '*',
    '[]',
    '{{SECRET}}',
    '$SECRET',
    's3cret-valu',
    's3cret-valuee',
    'S3CRET-VALUE',
    's3cret-value\0',
    `${last}x`,
    last.slice(0, -1),
    last.slice(1),
    last.toUpperCase(),
    `x${last}`,
    `${last}, ${last}`,
    `${last},x`,
    'a'.repeat(7_000),
    base64(':'),
    base64('user:'),
    base64(':s3cret-value'),
    base64('user'),
    '='.repeat(40),
    '\xff\xfe',
  ].filter(
    (one) =>
      one.trim() !== last &&
      (words[0] !== 'Basic' || Buffer.from(one, 'base64').compare(Buffer.from(last, 'base64')) !== 0),
  );
  const scheme = words.length > 1 ? `${words[0]} ` : '';
  return [
    ['absent', []],
    ['oversized', [`${field}: ${'a'.repeat(40_000)}`]],
    ['in the wrong field', [`X-${field}: ${value}`]],
    ['twice, the second one right', [`${field}: ${scheme}wrong`, good]],
    ...wrong.map((one) => [`garbled ${JSON.stringify(one.slice(0, 20))}`, [`${field}: ${scheme}${one}`]]),
    ...(scheme === '' ? [] : ['Bearer', 'Basic', 'Digest', 'Negotiate', '', 'Bearer Basic'])
      .filter((other) => other !== words[0])
      .map((other) => [`as ${other}`, [`${field}: ${other} ${words.slice(1).join(' ')}`]]),
  ];
}

/** Answers the challenge of the server. */
async function answerDigest(send, [method, uri]) {
  const challenge = await send([]);
  const read = (name) => new RegExp(`${name}="?([^",\\r\\n]+)`).exec(challenge)?.[1] ?? '';
  const [realm, nonce] = [read('realm'), read('nonce')];
  const algorithm = read('algorithm') || 'MD5';
  const hash = (text) =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex');
  const response = hash(
    `${hash(`user:${realm}:s3cret-value`)}:${nonce}:00000001:c0ffee:auth:${hash(`${method}:${uri}`)}`,
  );
  return [
    `Authorization: Digest username="user", realm="${realm}", nonce="${nonce}", uri="${uri}", algorithm=${algorithm}, qop=auth, nc=00000001, cnonce="c0ffee", response="${response}"`,
  ];
}

function base64(text) {
  return Buffer.from(text, 'latin1').toString('base64');
}

function requestOf([ownMethod, ownTarget], headers, { method = ownMethod, target = ownTarget } = {}) {
  if (ownTarget === '/a') return writeRequest(method, target, headers);
  const body = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
  const own = ['Content-Type: application/json', 'Accept: application/json', `Content-Length: ${body.length}`];
  return writeRequest(method, target, [...own, ...headers], body);
}
