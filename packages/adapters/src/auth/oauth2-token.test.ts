import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { openRecordingUpstream, type RecordingUpstream } from '../../../../test/support/recording-upstream.js';
import { createTokenCheck, type TokenFinding, type TokenRules } from './oauth2-token.js';

const audience = 'https://ships.example/mcp';
const startMs = Date.UTC(2026, 0, 1);
const startS = startMs / 1000;

let server: RecordingUpstream;
/** The responses of the authorization server, by path; any other path is a 404. */
let responses: Record<string, unknown>;
let nowMs: number;

beforeAll(async () => {
  server = await openRecordingUpstream(({ path }, response) => answer(responses[path], response));
});
afterAll(() => server.close());
beforeEach(() => {
  nowMs = startMs;
  server.take();
});

function answer(body: unknown, response: ServerResponse): void {
  if (typeof body === 'function') (body as (response: ServerResponse) => void)(response);
  else if (body === undefined) response.writeHead(404).end();
  else response.writeHead(200).end(JSON.stringify(body));
}

const createKeyPair = async (
  id: string,
  algorithm: string,
): Promise<{ readonly sign: CryptoKey; readonly jwk: JWK }> => {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return { sign: privateKey, jwk: { ...(await exportJWK(publicKey)), kid: id } };
};
const rsa = await createKeyPair('rsa', 'RS256');
const ec = await createKeyPair('ec', 'ES256');
const later = await createKeyPair('later', 'RS256');

const issuerOf = (path = ''): string => `${server.origin}${path}`;

/** The responses of a server that publishes keys. */
const createKeyResponses = (...keys: readonly JWK[]): Record<string, unknown> => ({
  '/.well-known/oauth-authorization-server': { issuer: issuerOf(), jwks_uri: issuerOf('/keys') },
  '/keys': { keys },
});

const checkFor = (rules: Partial<TokenRules> = {}) =>
  createTokenCheck({ issuer: issuerOf(), audience, scopes: ['read'], ...rules }, () => nowMs);

/** Claims, possibly absent or of the wrong type. */
type Claims = Readonly<Record<string, unknown>>;

interface TokenOptions {
  readonly key?: CryptoKey;
  readonly alg?: string;
  readonly kid?: string | undefined;
  readonly claims?: Claims;
}

/** A token that is valid unless the arguments say otherwise; a claim of `undefined` is left out. */
function createToken({ key = rsa.sign, alg = 'RS256', kid = 'rsa', claims = {} }: TokenOptions = {}): Promise<string> {
  const all = { iss: issuerOf(), aud: audience, exp: startS + 300, scope: 'read write', ...claims };
  const header = kid === '' ? { alg } : { alg, kid };
  return new SignJWT(JSON.parse(JSON.stringify(all)) as JWTPayload).setProtectedHeader(header).sign(key);
}

const encodePart = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const expectRejection = (fault: string): TokenFinding => ({ kind: 'invalid', fault }) as TokenFinding;
const validToken: TokenFinding = { kind: 'valid', callers: expect.any(Array) as unknown as string[] };

describe('a token', () => {
  beforeEach(() => {
    responses = createKeyResponses(rsa.jwk, ec.jwk);
  });

  test.each<readonly [string, Claims, TokenFinding]>([
    ['with all it needs is valid', {}, validToken],
    ['for several audiences is valid', { aud: ['https://other.example', audience] }, validToken],
    ['that lists its scopes is valid', { scope: ['write', 'read'] }, validToken],
    ['with its scopes in "scp" is valid', { scope: undefined, scp: ['read'] }, validToken],
    ['with its scopes in "scp" as one text is valid', { scope: undefined, scp: 'write read' }, validToken],
    ['that expired less than a minute ago is valid', { exp: startS - 59 }, validToken],
    ['that expired a minute ago is not', { exp: startS - 60 }, expectRejection('Token expired')],
    ['without an end is not', { exp: undefined }, expectRejection('Token validation failed')],
    ['that begins within a minute is valid', { nbf: startS + 60 }, validToken],
    ['that begins later is not', { nbf: startS + 61 }, expectRejection('Token not yet valid')],
    ['whose beginning is not a number is not', { nbf: 'now' }, expectRejection('Token not yet valid')],
    ['of another issuer is not', { iss: 'https://elsewhere.example' }, expectRejection('Invalid issuer')],
    ['without an issuer is not', { iss: undefined }, expectRejection('Invalid issuer')],
    ['for another audience is not', { aud: `${audience}/other` }, expectRejection('Invalid audience')],
    ['without an audience is not', { aud: undefined }, expectRejection('Invalid audience')],
    ['with part of a scope lacks it', { scope: 'reader' }, { kind: 'scope-missing', scope: 'read' }],
    ['without scopes lacks the first', { scope: undefined }, { kind: 'scope-missing', scope: 'read' }],
    [
      'that is wrong in everything has the first fault',
      { exp: 1, iss: 'x', aud: 'x' },
      expectRejection('Token expired'),
    ],
  ])('%s', async (_, claims, finding) => {
    expect(await checkFor()(await createToken({ claims }))).toEqual(finding);
  });

  test('names its caller by its subject and its scopes', async () => {
    const claims = { sub: 'reporting-agent', scope: 'read write' };
    const callers = ['reporting-agent', 'read', 'write'];
    expect(await checkFor()(await createToken({ claims }))).toEqual({ kind: 'valid', callers });
  });

  test('whose issuer ends with a slash is accepted', async () => {
    expect(await checkFor()(await createToken({ claims: { iss: `${issuerOf()}/` } }))).toEqual(validToken);
  });

  test.each(['PS256', 'RS512'])('signed with %s is accepted when the key names no algorithm', async (alg) => {
    const pair = await createKeyPair('own', alg);
    responses = createKeyResponses(rsa.jwk, pair.jwk);
    expect(await checkFor()(await createToken({ key: pair.sign, alg, kid: 'own' }))).toEqual(validToken);
  });

  test('signed with an elliptic curve is accepted', async () => {
    expect(await checkFor()(await createToken({ key: ec.sign, alg: 'ES256', kid: 'ec' }))).toEqual(validToken);
  });

  test('without a key id is checked with every key that fits', async () => {
    responses = createKeyResponses(later.jwk, ec.jwk, rsa.jwk);
    expect(await checkFor()(await createToken({ kid: '' }))).toEqual(validToken);
    responses = createKeyResponses(later.jwk, ec.jwk);
    expect(await checkFor()(await createToken({ kid: '' }))).toEqual(expectRejection('Signature verification failed'));
  });

  test('signed with a foreign key is refused', async () => {
    expect(await checkFor()(await createToken({ key: later.sign }))).toEqual(
      expectRejection('Signature verification failed'),
    );
  });

  test('whose algorithm does not match its key is refused', async () => {
    responses = createKeyResponses({ ...rsa.jwk, alg: 'RS512' });
    expect(await checkFor()(await createToken())).toEqual(expectRejection('Signature verification failed'));
  });

  test('changed after signing is refused', async () => {
    const [header, , signature] = (await createToken()).split('.');
    const claims = encodePart({ iss: issuerOf(), aud: audience, exp: startS + 300, scope: 'read admin' });
    expect(await checkFor()(`${header}.${claims}.${signature}`)).toEqual(
      expectRejection('Signature verification failed'),
    );
  });

  test('signed with the public key as a shared secret is refused', async () => {
    const pem = createPublicKey({ key: rsa.jwk as JsonWebKey, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const signed = `${encodePart({ alg: 'HS256', kid: 'rsa' })}.${encodePart({ iss: issuerOf() })}`;
    const token = `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
    expect(await checkFor()(token)).toEqual(expectRejection('Signature verification failed'));
    expect(server.take()).toEqual([]);
  });

  test.each([
    ['is one word', 'opaque'],
    ['has two parts', `${encodePart({ alg: 'RS256' })}.${encodePart({})}`],
    ['is encrypted', `${encodePart({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c.d`],
    ['has a header that is not JSON', 'e30x.e30.e30'],
    ['is not signed', `${encodePart({ alg: 'none' })}.${encodePart({ scope: 'read' })}.`],
  ])('that %s is refused without a request to the server', async (_, token) => {
    expect(await checkFor()(token)).toEqual(expectRejection('Token validation failed'));
    expect(server.take()).toEqual([]);
  });
});

describe('the keys of an authorization server', () => {
  const listRequests = (): readonly string[] => server.take().map(({ path }) => path);
  const metadata = '/.well-known/oauth-authorization-server';

  beforeEach(() => {
    responses = createKeyResponses(rsa.jwk);
  });

  test('are read once, for the first tokens', async () => {
    const check = checkFor();
    expect(listRequests()).toEqual([]);
    const tokens = await Promise.all([createToken(), createToken(), createToken()]);
    expect(await Promise.all(tokens.map(check))).toEqual([validToken, validToken, validToken]);
    expect(listRequests()).toEqual([metadata, '/keys']);
  });

  test('are kept for five minutes', async () => {
    const check = checkFor();
    const token = await createToken({ claims: { exp: startS + 3600 } });
    await check(token);
    nowMs += 5 * 60_000 - 1;
    await check(token);
    expect(listRequests()).toEqual([metadata, '/keys']);
    nowMs += 1;
    expect(await check(token)).toEqual(validToken);
    expect(listRequests()).toEqual(['/keys']);
  });

  test('that were withdrawn are rejected after five minutes', async () => {
    const check = checkFor();
    const token = await createToken({ claims: { exp: startS + 3600 } });
    await check(token);
    responses = {};
    nowMs += 5 * 60_000;
    expect(await check(token)).toMatchObject(expectRejection('Token validation failed'));
  });

  test('are read again for an unknown id, at most every 30 s', async () => {
    const check = checkFor();
    await check(await createToken());
    listRequests();
    responses = createKeyResponses(rsa.jwk, later.jwk);
    const fresh = await createToken({ key: later.sign, kid: 'later' });
    expect(await check(fresh)).toEqual(validToken);
    expect(listRequests()).toEqual(['/keys']);

    const unknown = await createToken({ kid: 'unknown' });
    nowMs += 29_999;
    expect(await check(unknown)).toEqual(expectRejection('Signature verification failed'));
    expect(listRequests()).toEqual([]);
    nowMs += 1;
    expect(await check(unknown)).toEqual(expectRejection('Signature verification failed'));
    expect(listRequests()).toEqual(['/keys']);
  });

  test('remain valid for known ids when a new read fails', async () => {
    const check = checkFor();
    await check(await createToken());
    responses = {};
    expect(await check(await createToken({ kid: 'unknown' }))).toEqual(
      expectRejection('Signature verification failed'),
    );
    expect(await check(await createToken())).toEqual(validToken);
  });

  test('are requested again after a second, then two, then four', async () => {
    responses = {};
    const check = checkFor();
    const token = await createToken();
    const attempts: number[] = [];
    for (let second = 0; second <= 8; second += 0.5) {
      nowMs = startMs + second * 1000;
      expect(await check(token)).toMatchObject(expectRejection('Token validation failed'));
      if (listRequests().length > 0) attempts.push(second);
    }
    expect(attempts).toEqual([0, 1, 3, 7]);
    responses = createKeyResponses(rsa.jwk);
    nowMs = startMs + 15_000;
    expect(await check(token)).toEqual(validToken);
  });

  test('that cannot be read are logged once', async () => {
    responses = {};
    const check = checkFor();
    const token = await createToken();
    const found = [await check(token), await check(token)].map((finding) => 'warning' in finding && finding.warning);
    expect(found).toEqual([
      expect.stringContaining(`No keys of "${issuerOf()}": ${issuerOf(metadata)}: it answered 404`),
      false,
    ]);
  });

  test.each([
    ['appended to the issuer', '/realm/.well-known/oauth-authorization-server', 1],
    ['by OpenID Connect', '/realm/.well-known/openid-configuration', 2],
    ['inserted before the path', '/.well-known/oauth-authorization-server/realm', 3],
    ['by OpenID Connect, inserted', '/.well-known/openid-configuration/realm', 4],
  ])('are found through a description %s', async (_, path, requests) => {
    responses = { [path]: { issuer: issuerOf('/realm'), jwks_uri: issuerOf('/keys') }, '/keys': { keys: [rsa.jwk] } };
    const token = await createToken({ claims: { iss: issuerOf('/realm') } });
    expect(await checkFor({ issuer: issuerOf('/realm/') })(token)).toEqual(validToken);
    expect(listRequests()).toHaveLength(requests + 1);
  });

  test.each<readonly [string, () => Record<string, unknown>, string]>([
    [
      'are described for another issuer',
      () => ({ issuer: 'https://x.example', jwks_uri: issuerOf('/keys') }),
      'another issuer',
    ],
    ['have no address', () => ({ issuer: issuerOf() }), 'names no "jwks_uri"'],
    ['have a file for an address', () => ({ jwks_uri: 'file:///etc/passwd' }), 'not an https address'],
  ])('that %s are not used', async (_, description, reason) => {
    responses = { ...createKeyResponses(rsa.jwk), [metadata]: description() };
    expect(await checkFor()(await createToken())).toMatchObject({
      kind: 'invalid',
      warning: expect.stringContaining(reason) as unknown,
    });
  });

  test.each<readonly [string, unknown, string]>([
    [
      'are elsewhere',
      (response: ServerResponse) => response.writeHead(302, { location: '/moved' }).end(),
      'answered 302',
    ],
    ['are not a key set', { keys: 'none' }, 'without keys'],
    ['never end', (response: ServerResponse) => response.end('['.repeat(1024 * 1024 + 1)), 'more than 1048576 bytes'],
    ['break off', (response: ServerResponse) => response.destroy(), 'cannot be reached'],
  ])('that %s are not used', async (_, keys, reason) => {
    responses = { ...createKeyResponses(rsa.jwk), '/keys': keys, '/moved': { keys: [rsa.jwk] } };
    expect(await checkFor()(await createToken())).toMatchObject({
      kind: 'invalid',
      warning: expect.stringContaining(reason) as unknown,
    });
  });
});
