import { describe, expect, test } from '@jest/globals';
import { loadDocument, mapChecked, valid, type Authentication, type DiagnosticCode } from '@naftiko/spec';
import { compileTemplate, missingIn, textOf } from '../expression/template.js';
import type { AuthScheme, ConsumeScope, SignableRequest, VerifiableRequest, Verifier } from './auth-scheme.js';

/** The cases of one scheme, in addition to the common ones. Objects are YAML, as in a document. */
export interface AuthSchemeCases {
  readonly scheme: AuthScheme;
  readonly signs?: readonly {
    readonly says: string;
    readonly authentication: string;
    /** The changes to the request, in order: `header Authorization: Bearer x`. */
    readonly done: readonly string[];
    readonly owns: readonly string[];
    readonly notes?: readonly DiagnosticCode[];
  }[];
  readonly verifies?: readonly {
    readonly says: string;
    readonly authentication: string;
    readonly request: TestRequest;
    readonly accepted: boolean;
  }[];
  /** The challenge to a caller without a credential. */
  readonly challenges?: {
    readonly authentication: string;
    readonly body: string;
    readonly challenges: readonly (string | RegExp)[];
  };
  /** Objects whose secret is absent, empty or unknown: an adapter with one must never serve. */
  readonly refusesToGuard?: readonly string[];
}

export interface TestRequest {
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The variables of the suite. */
const variables = new Map([
  ['USER', 'ada'],
  ['SECRET', 's3cret: ü'],
  ['EMPTY', ''],
]);

/** The contract suite of authentication schemes. */
export function authSchemeContract({
  scheme,
  signs = [],
  verifies = [],
  challenges,
  refusesToGuard = [],
}: AuthSchemeCases): void {
  describe(`the scheme ${scheme.type}, towards an upstream`, () => {
    for (const { says, authentication, done, owns, notes = [] } of signs) {
      test(says, () => {
        const planned = planSigner(scheme, authentication);
        if (!planned.ok) throw new Error(planned.diagnostics.map(({ message }) => message).join('\n'));
        const scope: ConsumeScope = { slots: [], variables };
        const values = planned.value.templates.map((template) => textOf(template, scope));
        const signed = recordingRequest();
        planned.value.open().sign(signed, values);
        expect(signed.done).toEqual(done);
        expect(planned.value.owns.map(({ place, name }) => `${place} ${name}`)).toEqual(owns);
        expect(planned.diagnostics.map(({ code }) => code)).toEqual(notes);
      });
    }

    if (signs.length > 0) {
      test('fails for a missing value instead of signing', () => {
        const [first] = signs.filter(({ authentication }) => authentication.includes('{{SECRET}}'));
        if (first === undefined) throw new Error('A case with {{SECRET}} is needed.');
        const planned = planSigner(scheme, first.authentication.replaceAll('SECRET', 'NOBODY'));
        const scope: ConsumeScope = { slots: [], variables };
        const missing = planned.ok ? planned.value.templates.flatMap((template) => missingIn(template, scope)) : [];
        expect(missing).toContain('NOBODY');
      });
    }
  });

  describe(`the scheme ${scheme.type}, towards a caller`, () => {
    for (const { says, authentication, request, accepted } of verifies) {
      test(`${accepted ? 'accepts' : 'refuses'} ${says}`, async () => {
        const verdict = await verifierOf(scheme, authentication).verify(requestOf(request));
        expect(verdict.ok).toBe(accepted);
      });
    }

    if (challenges !== undefined) {
      test('challenges a caller without a credential, without further details', async () => {
        const verdict = await verifierOf(scheme, challenges.authentication).verify(requestOf({}));
        expect(verdict).toMatchObject({ ok: false, status: 401, body: challenges.body });
        const given = verdict.ok ? [] : verdict.challenges;
        expect(given).toHaveLength(challenges.challenges.length);
        challenges.challenges.forEach((expected, index) => {
          if (typeof expected === 'string') expect(given[index]).toBe(expected);
          else expect(given[index]).toMatch(expected);
        });
        expect(JSON.stringify(verdict)).not.toContain('s3cret');
      });
    }

    for (const authentication of refusesToGuard) {
      test(`never starts with ${authentication}`, () => {
        expect(planVerifier(scheme, authentication)).toMatchObject({
          ok: false,
          diagnostics: [{ code: 'server-secret-missing' }],
        });
      });
    }

    if (verifies.length > 0) {
      test('refuses every caller when its secret is empty', async () => {
        const [first] = verifies.filter(
          ({ accepted, authentication }) => accepted && authentication.includes('{{SECRET}}'),
        );
        if (first === undefined) throw new Error('An accepted case with {{SECRET}} is needed.');
        const verifier = verifierOf(scheme, first.authentication.replaceAll('SECRET', 'EMPTY'));
        for (const request of [
          first.request,
          {},
          { headers: { authorization: 'Bearer ' } },
          { headers: { authorization: 'Basic Og==' } },
        ]) {
          expect((await verifier.verify(requestOf(request))).ok).toBe(false);
        }
      });
    }
  });
}

/** A verifier over the variables of the suite. */
export function verifierOf(scheme: AuthScheme, authentication: string): Verifier {
  const planned = planVerifier(scheme, authentication);
  if (!planned.ok) throw new Error(planned.diagnostics.map(({ message }) => message).join('\n'));
  return planned.value(variables);
}

export const requestOf = ({ target = '/', headers = {} }: TestRequest, method = 'GET'): VerifiableRequest => ({
  method,
  target,
  header: (name) => headers[name],
});

function planSigner(scheme: AuthScheme, authentication: string) {
  const planned = scheme.signer?.(read(authentication), { template });
  if (planned === undefined) throw new Error(`The scheme ${scheme.type} does not sign.`);
  return planned;
}

function planVerifier(scheme: AuthScheme, authentication: string) {
  const planned = scheme.verifier?.(read(authentication), {
    secret: (text) =>
      mapChecked(template(text), (compiled) => (given) => textOf(compiled, { slots: [], variables: given })),
  });
  if (planned === undefined) throw new Error(`The scheme ${scheme.type} does not verify.`);
  return planned;
}

const template = (text: Parameters<typeof compileTemplate>[0]) =>
  compileTemplate<ConsumeScope>(text, { resolve: (name) => valid((scope) => scope.variables.get(name)) });

function read(authentication: string): Authentication {
  const text = `naftiko: 1.0.0-alpha2\ncapability:\n  exposes: []\n  consumes:\n  - {type: http, authentication: ${authentication}}`;
  const [block] = loadDocument('test.yaml', text).document?.consumes ?? [];
  if (block?.type !== 'http' || block.authentication === undefined) throw new Error(`No such object: ${text}`);
  return block.authentication;
}

function recordingRequest(): SignableRequest & { readonly done: string[] } {
  const done: string[] = [];
  const record = (place: string) => (name: string, value: string) => void done.push(`${place} ${name}: ${value}`);
  return {
    done,
    method: 'GET',
    target: '/a?b=c',
    body: undefined,
    setHeader: record('header'),
    setQuery: record('query'),
    setCookie: record('cookie'),
    setField: record('field'),
    setPath: record('path'),
  };
}
