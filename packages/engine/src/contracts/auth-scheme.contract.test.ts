import { describe, expect, test } from '@jest/globals';
import { diagnose, invalid, mapChecked, valid } from '@naftiko/spec';
import { failingCases } from '../../../../test/support/failing-cases.js';
import type { AuthScheme } from '../ports/auth-scheme.js';
import { authSchemeContract } from './auth-scheme.contract.js';

describe('the contract of schemes', () => {
  const bearer: AuthScheme = {
    type: 'bearer',
    verifier(auth, kit) {
      const token = auth.type === 'bearer' ? auth.token : undefined;
      if (token === undefined) return invalid(diagnose('server-secret-missing', auth.at, { field: 'token' }));
      return mapChecked(kit.secret(token), (secret) => (variables) => ({
        verify: ({ header }) =>
          secret(variables) !== '' && header('authorization') === `Bearer ${secret(variables)}`
            ? { ok: true }
            : { ok: false, status: 401, body: 'Unauthorized', challenges: ['Bearer'] },
      }));
    },
  };
  const authentication = "{type: bearer, token: '{{SECRET}}'}";
  const run = (verify: Pick<AuthScheme, 'verifier'>) =>
    failingCases(
      authSchemeContract({
        scheme: { ...bearer, ...verify },
        verifies: [
          {
            says: 'the token',
            authentication,
            request: { headers: { authorization: 'Bearer s3cret: ü' } },
            accepted: true,
          },
          {
            says: 'another token',
            authentication,
            request: { headers: { authorization: 'Bearer x' } },
            accepted: false,
          },
        ],
        challenges: { authentication, body: 'Unauthorized', challenges: ['Bearer'] },
        refusesToGuard: ['{type: bearer}'],
      }),
      'the scheme bearer, towards a caller,',
    );
  /** The scheme with another verifier in front. */
  const verifying = (change: (secret: string, given: string | undefined) => boolean | undefined) => ({
    verifier: ((auth, kit) =>
      mapChecked(bearer.verifier!(auth, kit), (open) => (variables) => ({
        ...open(variables),
        verify(request) {
          const changed = change(variables.get('SECRET') ?? '', request.header('authorization'));
          return changed === true ? { ok: true } : open(variables).verify(request);
        },
      }))) satisfies AuthScheme['verifier'],
  });

  test.each([
    ['passes an implementation that fulfils it', {}, []],
    [
      'catches one that accepts any token',
      verifying((_, given) => given !== undefined),
      ['refuses another token', 'refuses every request when its secret turns out to be empty'],
    ],
    [
      'catches one that accepts an empty token',
      verifying((_, given) => given === 'Bearer '),
      ['refuses every request when its secret turns out to be empty'],
    ],
    [
      'catches one that starts without a secret',
      { verifier: () => valid(() => ({ verify: () => ({ ok: true }) })) } as Pick<AuthScheme, 'verifier'>,
      [
        'refuses another token',
        'answers a request without a credential with its challenge, and without the secret',
        'never starts with {type: bearer}',
        'refuses every request when its secret turns out to be empty',
      ],
    ],
    [
      'catches one that reveals its secret',
      {
        verifier: ((auth, kit) =>
          mapChecked(bearer.verifier!(auth, kit), (open) => (variables) => ({
            async verify(request) {
              const verdict = await open(variables).verify(request);
              return verdict.ok ? verdict : { ...verdict, warning: `It is not ${variables.get('SECRET')}.` };
            },
          }))) satisfies AuthScheme['verifier'],
      },
      ['answers a request without a credential with its challenge, and without the secret'],
    ],
    [
      'catches one that does not name its header',
      {
        verifier: ((auth, kit) =>
          mapChecked(bearer.verifier!(auth, kit), (open) => (variables) => ({
            ...open(variables),
            credentialPlaces: [],
          }))) satisfies AuthScheme['verifier'],
      },
      ['names every header that carries its credential'],
    ],
  ])('%s', async (_, verify, caught) => {
    expect(await run(verify)).toEqual(caught);
  });
});
