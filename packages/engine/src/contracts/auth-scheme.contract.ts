import type { Checked, DiagnosticCode } from '@naftiko/spec';
import { listMissing, textOf } from '../expression/template.js';
import type { AuthScheme, ConsumeScope, Verdict, Verifier } from '../ports/auth-scheme.js';
import { check, checkEqual, checkMatches } from './check.js';
import type { ContractCase } from './contract-case.js';
import {
  contractVariables,
  planSigner,
  planVerifier,
  recordRequest,
  requestOf,
  verifierOf,
  type CallerRequest,
} from './plan-auth.js';

/**
 * What is specific to one scheme. `authentication` is a block in YAML, as in a document; it can use the variables
 * `USER`, `SECRET` and `EMPTY`.
 */
export interface AuthSchemeCases {
  readonly scheme: AuthScheme;
  /** Signed requests. If the scheme signs, at least one case contains `{{SECRET}}`. */
  readonly signs?: readonly {
    readonly says: string;
    readonly authentication: string;
    /** The changes of the request `GET /a?b=c`, in order: `header Authorization: Bearer x`. */
    readonly done: readonly (string | RegExp)[];
    /** The parameters that the scheme sets, such as `header authorization`. */
    readonly owns: readonly string[];
    /** The codes of the diagnostics; none by default. */
    readonly notes?: readonly DiagnosticCode[];
  }[];
  /**
   * Requests and whether they are accepted. If the scheme verifies, at least one accepted case contains `{{SECRET}}`.
   */
  readonly verifies?: readonly {
    readonly says: string;
    readonly authentication: string;
    readonly request: CallerRequest;
    readonly accepted: boolean;
  }[];
  /** How a caller without a credential is answered. */
  readonly challenges?: {
    readonly authentication: string;
    readonly body: string;
    readonly challenges: readonly (string | RegExp)[];
  };
  /** Blocks whose secret is absent, empty or unknown. An adapter with such an authentication must not serve. */
  readonly refusesToGuard?: readonly string[];
}

/** The contract suite of authentication schemes. */
export function authSchemeContract(cases: AuthSchemeCases): readonly ContractCase[] {
  return [...signerCases(cases), ...verifierCases(cases)];
}

function signerCases({ scheme, signs = [] }: AuthSchemeCases): readonly ContractCase[] {
  const named = (says: string, run: ContractCase['run']) => ({
    name: `the scheme ${scheme.type}, towards an upstream, ${says}`,
    run,
  });
  const always = named('reports a name without a value instead of signing with it', () => {
    const first = signs.find(({ authentication }) => authentication.includes('{{SECRET}}'));
    check(first !== undefined, 'A case with {{SECRET}} is needed.');
    const planned = accepted(planSigner(scheme, first.authentication.replaceAll('SECRET', 'NOBODY')));
    const scope: ConsumeScope = { slots: [], variables: contractVariables };
    const missing = planned.templates.flatMap((template) => listMissing(template, scope));
    check(missing.includes('NOBODY'), `The missing names are [${missing.join(', ')}], without NOBODY.`);
  });
  const given = signs.map(({ says, authentication, done, owns, notes = [] }) =>
    named(says, () => {
      const planned = planSigner(scheme, authentication);
      const plan = accepted(planned);
      const scope: ConsumeScope = { slots: [], variables: contractVariables };
      const values = plan.templates.map((template) => textOf(template, scope));
      const signed = recordRequest();
      plan.open().sign(signed, values);
      checkMatches(signed.done, done, 'What is done to the request');
      const owned = plan.owns.map(({ place, name }) => `${place} ${name}`);
      checkEqual(owned, owns, 'What the scheme owns');
      const codes = planned.diagnostics.map(({ code }) => code);
      checkEqual(codes, notes, 'The diagnostics');
    }),
  );
  return signs.length > 0 ? [...given, always] : [];
}

function verifierCases(cases: AuthSchemeCases): readonly ContractCase[] {
  const { scheme, verifies = [], challenges, refusesToGuard = [] } = cases;
  const named = (says: string, run: ContractCase['run']) => ({
    name: `the scheme ${scheme.type}, towards a caller, ${says}`,
    run,
  });
  const given = verifies.map(({ says, authentication, request, accepted: isAccepted }) =>
    named(`${isAccepted ? 'accepts' : 'refuses'} ${says}`, async () => {
      const verdict = await verifierOf(scheme, authentication).verify(requestOf(request));
      checkEqual(verdict.ok, isAccepted, 'The verdict');
    }),
  );
  const empty = named('refuses every request when its secret turns out to be empty', async () => {
    const first = verifies.find(
      ({ accepted: isAccepted, authentication }) => isAccepted && authentication.includes('{{SECRET}}'),
    );
    check(first !== undefined, 'An accepted case with {{SECRET}} is needed.');
    const verifier = verifierOf(scheme, first.authentication.replaceAll('SECRET', 'EMPTY'));
    for (const request of [
      first.request,
      {},
      { headers: { authorization: 'Bearer ' } },
      { headers: { authorization: 'Basic Og==' } },
    ]) {
      const verdict = await verifier.verify(requestOf(request));
      check(!verdict.ok, `With an empty secret, the request ${JSON.stringify(request)} is accepted.`);
    }
  });
  const places = named('names every header that carries its credential', async () => {
    for (const { authentication, request } of verifies.filter((one) => one.accepted)) {
      const verifier = verifierOf(scheme, authentication);
      const known = (verifier.credentialPlaces ?? [{ place: 'header', name: 'authorization' }]).map(
        ({ place, name }) => (place === 'cookie' ? 'cookie' : name),
      );
      for (const [name, { ok }] of await withoutEach(request, verifier)) {
        check(
          ok || known.includes(name),
          `The header "${name}" carries the credential and is not in "credentialPlaces".`,
        );
      }
    }
  });
  const challenge = (example: NonNullable<typeof challenges>) =>
    named('answers a request without a credential with its challenge, and without the secret', async () => {
      const verdict = await verifierOf(scheme, example.authentication).verify(requestOf({}));
      const { body, challenges: expected } = example;
      checkMatches(verdict, { ok: false, status: 401, body, challenges: expected }, 'The verdict');
      check(!JSON.stringify(verdict).includes('s3cret'), 'The verdict shows the secret.');
    });
  return [
    ...given,
    ...(challenges === undefined ? [] : [challenge(challenges)]),
    ...refusesToGuard.map((authentication) =>
      named(`never starts with ${authentication}`, () => {
        const diagnostics = [{ code: 'server-secret-missing' }];
        checkMatches(planVerifier(scheme, authentication), { ok: false, diagnostics });
      }),
    ),
    ...(verifies.length > 0 ? [empty, places] : []),
  ];
}

/** The verdicts on a request that lacks one of its headers. */
const withoutEach = (
  { headers = {}, ...request }: CallerRequest,
  verifier: Verifier,
): Promise<readonly (readonly [name: string, verdict: Verdict])[]> =>
  Promise.all(
    Object.keys(headers).map(async (name) => {
      const others = Object.fromEntries(Object.entries(headers).filter(([other]) => other !== name));
      return [name, await verifier.verify(requestOf({ ...request, headers: others }))] as const;
    }),
  );

function accepted<Planned>(checked: Checked<Planned>): Planned {
  check(checked.ok, `The authentication is refused: ${checked.diagnostics.map(({ message }) => message).join(' ')}`);
  return checked.value;
}
