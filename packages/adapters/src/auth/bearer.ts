import { diagnose, mapChecked, valid, type BearerAuthentication } from '@naftiko/spec';
import type { AuthScheme, Verdict } from '@naftiko/engine';
import { matches } from './constant-time.js';
import { noCredential } from './no-credential.js';
import { planSecret } from './server-secret.js';

/** `Authorization: Bearer …`. Source: RFC 6750; specification 03, sections 5 and 13. */
export const bearer: AuthScheme<BearerAuthentication> = {
  type: 'bearer',

  signer(auth, kit) {
    if (auth.token === undefined || auth.token.text.trim() === '') {
      return valid(noCredential, [diagnose('auth-no-value', auth.at, {})]);
    }
    return mapChecked(kit.template(auth.token), (token) => ({
      templates: [token],
      owns: [{ place: 'header', name: 'authorization' }],
      open: () => ({
        sign: (request, [value = '']) => request.setHeader('Authorization', `Bearer ${value}`),
      }),
    }));
  },

  verifier(auth, kit) {
    return mapChecked(planSecret(auth.token, 'token', auth.at, kit), (secret) => (variables) => {
      const token = secret(variables).trim();
      return {
        verify(request) {
          const given = /^bearer\s(.*)$/is.exec(request.header('authorization') ?? '')?.[1]?.trim() ?? '';
          return matches(given, token) ? { ok: true } : refusal;
        },
      };
    });
  },

  clientCredential: (_, prefix) => ({ headers: { Authorization: `Bearer \${${prefix}_TOKEN}` }, notes: [] }),
};

const refusal: Verdict = { ok: false, status: 401, body: 'Unauthorized', challenges: ['Bearer'] };
