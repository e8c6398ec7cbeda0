import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { AuthScheme, Verdict, VerifiableRequest } from '@naftiko/engine';
import { requestOf, verifierOf } from '@naftiko/engine/contracts';
import { authSchemeTests } from '../../../../test/support/contract-tests.js';
import { apiKey } from './api-key.js';
import { basic } from './basic.js';
import { bearer } from './bearer.js';
import { digest } from './digest.js';
import { answerChallenge, readChallenges, responseOf, type DigestChallenge } from './digest-challenge.js';
import { createDigestVerifier } from './digest-verifier.js';

const toBase64 = (text: string): string => Buffer.from(text).toString('base64');

authSchemeTests({
  scheme: bearer as AuthScheme,
  signs: [
    {
      says: 'sends the token',
      authentication: "{type: bearer, token: 'x{{SECRET}}'}",
      done: ['header Authorization: Bearer xs3cret: ü'],
      owns: ['header authorization'],
    },
    {
      says: 'sends nothing without a token',
      authentication: '{type: bearer}',
      done: [],
      owns: [],
      notes: ['auth-no-value'],
    },
  ],
  verifies: [
    {
      says: 'the token, whatever the case of the scheme',
      authentication: "{type: bearer, token: '{{SECRET}}'}",
      request: { headers: { authorization: 'bEARER  s3cret: ü ' } },
      accepted: true,
    },
    {
      says: 'another token',
      authentication: "{type: bearer, token: '{{SECRET}}'}",
      request: { headers: { authorization: 'Bearer s3cret' } },
      accepted: false,
    },
    {
      says: 'the token under another scheme',
      authentication: '{type: bearer, token: tk}',
      request: { headers: { authorization: 'Basic tk' } },
      accepted: false,
    },
    {
      says: 'the template itself',
      authentication: "{type: bearer, token: '{{SECRET}}'}",
      request: { headers: { authorization: 'Bearer {{SECRET}}' } },
      accepted: false,
    },
  ],
  challenges: { authentication: "{type: bearer, token: '{{SECRET}}'}", body: 'Unauthorized', challenges: ['Bearer'] },
  refusesToGuard: ['{type: bearer}', "{type: bearer, token: ' '}"],
});

authSchemeTests({
  scheme: basic as AuthScheme,
  signs: [
    {
      says: 'sends user and password as UTF-8',
      authentication: "{type: basic, username: '{{USER}}', password: '{{SECRET}}'}",
      done: [`header Authorization: Basic ${toBase64('ada:s3cret: ü')}`],
      owns: ['header authorization'],
    },
    {
      says: 'sends one of the two',
      authentication: "{type: basic, username: '{{SECRET}}'}",
      done: [`header Authorization: Basic ${toBase64('s3cret: ü:')}`],
      owns: ['header authorization'],
    },
    {
      says: 'sends nothing without both',
      authentication: '{type: basic}',
      done: [],
      owns: [],
      notes: ['auth-no-value'],
    },
  ],
  verifies: [
    {
      says: 'a password with a colon',
      authentication: "{type: basic, username: ada, password: '{{SECRET}}'}",
      request: { headers: { authorization: `Basic ${toBase64('ada:s3cret: ü')}` } },
      accepted: true,
    },
    {
      says: 'another user',
      authentication: '{type: basic, username: ada, password: pw}',
      request: { headers: { authorization: `Basic ${toBase64('eve:pw')}` } },
      accepted: false,
    },
    {
      says: 'nonsense',
      authentication: '{type: basic, username: ada, password: pw}',
      request: { headers: { authorization: 'Basic %%%' } },
      accepted: false,
    },
  ],
  challenges: {
    authentication: '{type: basic, username: a, password: s3cret}',
    body: '',
    challenges: ['Basic realm="naftiko"'],
  },
  refusesToGuard: ['{type: basic, username: ada}', "{type: basic, username: '', password: pw}"],
});

authSchemeTests({
  scheme: apiKey as AuthScheme,
  signs: [
    {
      says: 'places the key in a header',
      authentication: "{type: apikey, key: X-Key, value: '{{SECRET}}'}",
      done: ['header X-Key: s3cret: ü'],
      owns: ['header x-key'],
    },
    {
      says: 'places the key in the query',
      authentication: '{type: apikey, key: k, value: v, placement: query}',
      done: ['query k: v'],
      owns: ['query k'],
    },
    {
      says: 'places the key in a cookie',
      authentication: '{type: apikey, name: k, value: v, in: cookie}',
      done: ['cookie k: v'],
      owns: ['cookie k'],
    },
    {
      says: 'places the key in the body',
      authentication: '{type: apikey, key: k, value: v, placement: body}',
      done: ['field k: v'],
      owns: ['body k'],
    },
    {
      says: 'places the key in the path',
      authentication: '{type: apikey, key: k, value: v, placement: path}',
      done: ['path k: v'],
      owns: ['path k'],
    },
    {
      says: 'places several keys',
      authentication: "{type: apikey, headers: {A: a, B: '{{USER}}'}}",
      done: ['header A: a', 'header B: ada'],
      owns: ['header a', 'header b'],
    },
    {
      says: 'sends nothing without a value',
      authentication: '{type: apikey, key: k}',
      done: [],
      owns: [],
      notes: ['auth-no-value'],
    },
    {
      says: 'warns of a signature that is written down',
      authentication: '{type: apikey, key: Authorization, value: HMAC abc}',
      done: ['header Authorization: HMAC abc'],
      owns: ['header authorization'],
      notes: ['auth-signature-placeholder'],
    },
  ],
  verifies: [
    {
      says: 'the key in its header, whatever the case',
      authentication: "{type: apikey, key: X-Key, value: '{{SECRET}}'}",
      request: { headers: { 'x-key': 's3cret: ü' } },
      accepted: true,
    },
    {
      says: 'the key in the query',
      authentication: '{type: apikey, key: a b, value: k&, placement: query}',
      request: { target: '/x?a+b=k%26' },
      accepted: true,
    },
    {
      says: 'the key in a cookie',
      authentication: '{type: apikey, key: k, value: v, placement: cookie}',
      request: { headers: { cookie: 'a=b; k=v' } },
      accepted: true,
    },
    {
      says: 'the key in another place',
      authentication: '{type: apikey, key: k, value: v, placement: query}',
      request: { headers: { k: 'v' } },
      accepted: false,
    },
    {
      says: 'one of two keys',
      authentication: '{type: apikey, headers: {A: a, B: b}}',
      request: { headers: { a: 'a' } },
      accepted: false,
    },
  ],
  challenges: { authentication: "{type: apikey, key: X, value: '{{SECRET}}'}", body: 'Unauthorized', challenges: [] },
  refusesToGuard: ['{type: apikey, key: X}', '{type: apikey}'],
});

authSchemeTests({
  scheme: digest as AuthScheme,
  signs: [
    {
      says: 'waits for a challenge',
      authentication: "{type: digest, username: ada, password: '{{SECRET}}'}",
      done: [],
      owns: ['header authorization'],
    },
    {
      says: 'sends nothing without both',
      authentication: '{type: digest}',
      done: [],
      owns: [],
      notes: ['auth-no-value'],
    },
  ],
  challenges: {
    authentication: '{type: digest, username: ada, password: s3cret}',
    body: '',
    challenges: [
      /^Digest realm="naftiko", qop="auth", nonce="[^"]+", algorithm=SHA-256$/,
      /^Digest realm="naftiko", qop="auth", nonce="[^"]+", algorithm=MD5$/,
    ],
  },
  refusesToGuard: ['{type: digest, username: ada}'],
});

describe('a digest', () => {
  /** RFC 7616, section 3.9.1. */
  const published = {
    realm: 'http-auth@example.org',
    nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
    session: false,
    qop: true,
  };
  const use = {
    method: 'GET',
    target: '/dir/index.html',
    username: 'Mufasa',
    password: 'Circle of Life',
    cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
    nc: '00000001',
  };

  test.each([
    ['md5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['sha256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ] as const)('matches the published example (%s)', (hash, response) => {
    expect(responseOf({ ...published, hash }, use)).toBe(response);
  });

  test('puts the nonce of the session into the secret, and is counted only when qop is requested', () => {
    const toMd5 = (text: string): string => createHash('md5').update(text).digest('hex');
    const secret = toMd5('Mufasa:http-auth@example.org:Circle of Life');
    const a1 = toMd5(`${secret}:${published.nonce}:${use.cnonce}`);
    const a2 = toMd5('GET:/dir/index.html');
    expect(responseOf({ ...published, hash: 'md5', session: true }, use)).toBe(
      toMd5(`${a1}:${published.nonce}:${use.nc}:${use.cnonce}:auth:${a2}`),
    );
    expect(responseOf({ ...published, hash: 'md5', qop: false }, use)).toBe(
      toMd5(`${secret}:${published.nonce}:${a2}`),
    );
  });

  test.each<[string, string, Partial<DigestChallenge> | undefined]>([
    [
      'takes the stronger of two',
      'Digest realm="a, b", nonce="1", qop="auth", Digest realm="a", nonce="2", algorithm=SHA-256, qop="auth-int, auth"',
      { hash: 'sha256', nonce: '2', qop: true },
    ],
    [
      'passes over other schemes',
      'Basic realm="x", Digest realm="r\\"q", nonce="1", stale=TRUE, opaque=o',
      { realm: 'r"q', hash: 'md5', stale: true, opaque: 'o', qop: false },
    ],
    [
      'supports the session variants',
      'Digest realm="r", nonce="1", algorithm=MD5-sess, qop=auth',
      { session: true, algorithm: 'MD5-sess' },
    ],
    ['does not answer what it cannot', 'Digest realm="r", nonce="1", algorithm=SHA-512-256', undefined],
    ['does not answer for whole bodies only', 'Digest realm="r", nonce="1", qop="auth-int"', undefined],
    ['does not answer other schemes', 'Bearer error="x"', undefined],
  ])('%s', (_, header, expected) => {
    const challenge = readChallenges(header);
    if (expected === undefined) expect(challenge).toBeUndefined();
    else expect(challenge).toMatchObject(expected);
  });
});

describe('a digest required of a caller', () => {
  const authentication = "{type: digest, username: ada, password: '{{SECRET}}'}";
  const challengeOf = (verdict: Verdict, algorithm: string): DigestChallenge => {
    const header = verdict.ok ? '' : (verdict.challenges.find((text) => text.endsWith(algorithm)) ?? '');
    const challenge = readChallenges(header);
    if (challenge === undefined) throw new Error('There is no challenge.');
    return challenge;
  };
  const createAnswered = (
    challenge: DigestChallenge,
    count: number,
    password = 's3cret: ü',
    target = '/a?b=c',
  ): VerifiableRequest =>
    requestOf({
      target: '/a?b=c',
      headers: {
        authorization: answerChallenge(challenge, { method: 'GET', target, username: 'ada', password, count }),
      },
    });

  test.each(['SHA-256', 'MD5'])('is accepted once for each count (%s)', async (algorithm) => {
    const verifier = verifierOf(digest as AuthScheme, authentication);
    const challenge = challengeOf(await verifier.verify(requestOf({})), algorithm);
    expect(await verifier.verify(createAnswered(challenge, 1))).toMatchObject({ ok: true });
    expect(await verifier.verify(createAnswered(challenge, 1))).toMatchObject({
      ok: false,
      challenges: [expect.stringContaining('stale=true'), expect.anything()],
    });
    expect(await verifier.verify(createAnswered(challenge, 7))).toMatchObject({ ok: true });
    expect(await verifier.verify(createAnswered(challenge, 2))).toMatchObject({ ok: false });
  });

  test('is refused for another password, another address, another nonce', async () => {
    const verifier = verifierOf(digest as AuthScheme, authentication);
    const challenge = challengeOf(await verifier.verify(requestOf({})), 'SHA-256');
    for (const request of [
      createAnswered(challenge, 1, 'guess'),
      createAnswered(challenge, 1, 's3cret: ü', '/other'),
      createAnswered({ ...challenge, nonce: `x${challenge.nonce}` }, 1),
      createAnswered({ ...challenge, nonce: 'mine' }, 1),
    ]) {
      const verdict = await verifier.verify(request);
      expect(verdict).toMatchObject({ ok: false, status: 401 });
      expect(JSON.stringify(verdict)).not.toContain('stale');
    }
  });

  test('is accepted by every replica that has the key of its nonce, once for each count', async () => {
    const open = (nonceKey?: string) => createDigestVerifier('ada', 's3cret: ü', { nonceKey });
    const [first, second, other, alone] = [open('one key'), open('one key'), open('another'), open()];
    const challenge = challengeOf(await first.verify(requestOf({})), 'SHA-256');
    for (const verifier of [second, first]) {
      expect(await verifier.verify(createAnswered(challenge, 1))).toEqual({ ok: true, callers: ['ada'] });
      expect(await verifier.verify(createAnswered(challenge, 1))).toMatchObject({ ok: false, isStale: true });
    }
    for (const verifier of [other, alone]) {
      expect(await verifier.verify(createAnswered(challenge, 2))).toMatchObject({ ok: false, isStale: false });
    }
  });

  test('is stale when its nonce is old', async () => {
    let now = 1_000_000;
    const verifier = createDigestVerifier('ada', 's3cret: ü', { now: () => now });
    const challenge = challengeOf(await verifier.verify(requestOf({})), 'SHA-256');
    now += 5 * 60_000;
    expect(await verifier.verify(createAnswered(challenge, 1))).toMatchObject({ ok: true });
    now += 1;
    const verdict = await verifier.verify(createAnswered(challenge, 2));
    expect(verdict).toMatchObject({
      ok: false,
      challenges: [expect.stringContaining('stale=true'), expect.anything()],
    });
    expect(await verifier.verify(createAnswered(challengeOf(verdict, 'SHA-256'), 1))).toMatchObject({ ok: true });
  });
});
