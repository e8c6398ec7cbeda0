import {
  all,
  diagnose,
  mapChecked,
  valid,
  type ApiKey,
  type ApiKeyAuthentication,
  type Checked,
  type Diagnostic,
  type KeyPlacement,
} from '@naftiko/spec';
import {
  isLiteral,
  type AuthScheme,
  type ConsumeScope,
  type CredentialPlace,
  type SignableRequest,
  type SignerKit,
  type Template,
  type Verdict,
  type VerifiableRequest,
  type VerifierKit,
} from '@naftiko/engine';
import { composeClientKeys } from './client-keys.js';
import { matches } from './constant-time.js';
import { noCredential } from './no-credential.js';
import { planSecret, type ReadSecret } from './server-secret.js';

/** A named key in a header, the query, a cookie, the body or the path. Source: specification 03, section 5; 06, A3 to A12. */
export const apiKey: AuthScheme<ApiKeyAuthentication> = {
  type: 'apikey',

  signer(auth, kit) {
    const keys = auth.keys.filter(({ value }) => value !== undefined && value.text.trim() !== '');
    if (keys.length === 0) return valid(noCredential, [diagnose('auth-no-value', auth.at, {})]);

    const planned = mapChecked(all(keys.map((key) => planKey(key, kit))), (ready) => ({
      templates: ready.flatMap(({ name, value }) => [name, value]),
      secrets: (values: readonly string[]) => values.filter((_, index) => index % 2 === 1),
      owns: ready.flatMap(({ placement, name }) =>
        isLiteral(name) ? [{ place: placement, name: toOwnedName(placement, name.source.text) }] : [],
      ),
      open: () => ({
        sign(request: SignableRequest, values: readonly string[]) {
          ready.forEach(({ placement }, index) => {
            place[placement](request, values[2 * index] ?? '', values[2 * index + 1] ?? '');
          });
        },
      }),
    }));
    return planned.ok ? valid(planned.value, [...findSignatures(auth), ...planned.diagnostics]) : planned;
  },

  verifier(auth, kit) {
    if (auth.keys.length === 0) {
      return mapChecked(planSecret(undefined, 'key', auth.at, kit), () => () => ({
        credentialPlaces: [],
        verify: () => refusal,
      }));
    }
    return mapChecked(all(auth.keys.map((key) => planExpectation(key, auth, kit))), (expectations) => (variables) => {
      const expected = expectations.map(({ place: where, name, secret }) => ({
        where,
        name: toOwnedName(where, name(variables)),
        secret: secret(variables),
      }));
      return {
        credentialPlaces: expected.map(({ where, name }) => ({ place: where, name })),
        verify(request) {
          // Every key is compared, so that the response time does not reveal which one was wrong.
          const wrong = expected.filter(
            ({ where, name, secret }) => !matches(readKey[where](request, name) ?? '', secret),
          );
          return wrong.length === 0 ? { ok: true, callers: expected.map(({ name }) => name) } : refusal;
        },
      };
    });
  },

  clientCredential: ({ keys }, prefix) => composeClientKeys(keys, prefix),
};

interface PlannedKey {
  readonly placement: KeyPlacement;
  readonly name: Template<ConsumeScope>;
  readonly value: Template<ConsumeScope>;
}

const planKey = ({ placement, key, value }: ApiKey, kit: SignerKit): Checked<PlannedKey> =>
  mapChecked(all([kit.template(key), kit.template(value ?? key)]), ([name, secret]) => ({
    placement,
    name: name!,
    value: secret!,
  }));

const place: Readonly<Record<KeyPlacement, (request: SignableRequest, name: string, value: string) => void>> = {
  header: (request, name, value) => request.setHeader(name, value),
  query: (request, name, value) => request.setQuery(name, value),
  cookie: (request, name, value) => request.setCookie(name, value),
  body: (request, name, value) => request.setField(name, value),
  path: (request, name, value) => request.setPath(name, value),
};

const toOwnedName = (placement: KeyPlacement, name: string): string =>
  placement === 'header' ? name.toLowerCase() : name;

/**
 * Reports signatures in the document: a signature depends on the request, so that a fixed one cannot work (06, A10).
 */
const findSignatures = (auth: ApiKeyAuthentication): readonly Diagnostic[] =>
  auth.keys.some(({ value }) => /^\s*(?:AWS4-HMAC-SHA256|EG1-HMAC-SHA256|HMAC)\b/i.test(value?.text ?? ''))
    ? [diagnose('auth-signature-placeholder', auth.at, {})]
    : [];

interface Expectation {
  readonly place: CredentialPlace['place'];
  readonly name: ReadSecret;
  readonly secret: ReadSecret;
}

function planExpectation(
  { placement, key, value }: ApiKey,
  auth: ApiKeyAuthentication,
  kit: VerifierKit,
): Checked<Expectation> {
  // Callers cannot present a key in the body or the path: it is then expected in a header of that name.
  const expectedIn = placement === 'query' || placement === 'cookie' ? placement : 'header';
  return mapChecked(
    all([planSecret(key, 'key', auth.at, kit), planSecret(value, 'value', auth.at, kit)]),
    ([name, secret]) => ({ place: expectedIn, name: name!, secret: secret! }),
  );
}

const readHeaderKey = (request: VerifiableRequest, name: string): string | undefined => request.header(name);

const readQueryKey = ({ target }: VerifiableRequest, name: string): string | undefined => {
  const mark = target.indexOf('?');
  return mark < 0 ? undefined : (new URLSearchParams(target.slice(mark + 1)).get(name) ?? undefined);
};

function readCookieKey(request: VerifiableRequest, name: string): string | undefined {
  const pair = (request.header('cookie') ?? '').split(/;\s*/).find((cookie) => cookie.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

const readKey = { header: readHeaderKey, query: readQueryKey, cookie: readCookieKey } as const;

const refusal: Verdict = { ok: false, status: 401, body: 'Unauthorized', challenges: [] };
