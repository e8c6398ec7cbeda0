import { all, diagnose, mapChecked, valid, type BasicAuthentication, type Text } from '@naftiko/spec';
import type { AuthScheme, Verdict } from '@naftiko/engine';
import { matches } from './constant-time.js';
import { noCredential } from './no-credential.js';
import { planSecret } from './server-secret.js';

/** `Authorization: Basic …`, UTF-8. Source: RFC 7617; specification 03, sections 5 and 13. */
export const basic: AuthScheme<BasicAuthentication> = {
  type: 'basic',

  signer(auth, kit) {
    // Some upstreams require only one of the two (specification 06, section 4.7, A2).
    if (isEmpty(auth.username) && isEmpty(auth.password)) {
      return valid(noCredential, [diagnose('auth-no-value', auth.at, {})]);
    }
    const parts = [auth.username, auth.password].map((text) => kit.template(text ?? { text: '', at: auth.at }));
    return mapChecked(all(parts), (templates) => ({
      templates,
      secrets: (values: readonly string[]) => [...values, encode(values)],
      owns: [{ place: 'header', name: 'authorization' }],
      open: () => ({
        sign: (request, values) => request.setHeader('Authorization', `Basic ${encode(values)}`),
      }),
    }));
  },

  verifier(auth, kit) {
    const secrets = all([
      planSecret(auth.username, 'username', auth.at, kit),
      planSecret(auth.password, 'password', auth.at, kit),
    ]);
    return mapChecked(secrets, ([readUsername, readPassword]) => (variables) => {
      const username = readUsername?.(variables) ?? '';
      const password = readPassword?.(variables) ?? '';
      const expected = username === '' || password === '' ? '' : `${username}:${password}`;
      return {
        verify(request) {
          const encoded = /^basic\s+([\w+/=-]+)\s*$/i.exec(request.header('authorization') ?? '')?.[1] ?? '';
          return matches(Buffer.from(encoded, 'base64').toString('utf8'), expected)
            ? { ok: true, callers: [username] }
            : refusal;
        },
      };
    });
  },

  clientCredential: (_, prefix) => ({
    headers: { Authorization: `Basic \${${prefix}_CREDENTIAL}` },
    notes: [`${prefix}_CREDENTIAL is "<user>:<password>" in base64.`],
  }),
};

const encode = ([username = '', password = '']: readonly string[]): string =>
  Buffer.from(`${username}:${password}`, 'utf8').toString('base64');

const isEmpty = (text: Text | undefined): boolean => text === undefined || text.text === '';

const refusal: Verdict = { ok: false, status: 401, body: '', challenges: ['Basic realm="naftiko"'] };
