import {
  findScheme,
  type AuthScheme,
  type CredentialPlace,
  type ReplicaSecrets,
  type Verdict,
  type Verifier,
} from '@naftiko/engine';
import { valid, type Authentication, type Checked } from '@naftiko/spec';
import { builtins } from './builtins.js';

/** An authentication of an operator's file, with its secrets. */
export interface CallerCheck {
  readonly authentication: Authentication;
  /** A further name of its callers. */
  readonly caller: string | undefined;
}

/** Plans a verifier that accepts callers that one of the checks accepts; `replicas` is what other processes share with it. */
export async function planCallerCheck(
  checks: readonly CallerCheck[],
  replicas: ReplicaSecrets = {},
): Promise<Checked<Verifier>> {
  const verifiers: Verifier[] = [];
  for (const { authentication, caller } of checks) {
    const planned = (await loadScheme(authentication))?.verifier?.(authentication, {
      secret: (text) => valid(() => text.text),
      pointsToDocuments: true,
    });
    if (planned === undefined) continue;
    if (!planned.ok) return planned;
    verifiers.push(nameCallers(planned.value(new Map(), replicas), caller));
  }
  return valid(acceptAny(verifiers));
}

async function loadScheme(authentication: Authentication): Promise<AuthScheme | undefined> {
  const schemes = await Promise.all(
    Object.entries(builtins.auth).flatMap(([type, load]) => (type === authentication.type ? [load()] : [])),
  );
  return findScheme(authentication, schemes);
}

const nameCallers = (verifier: Verifier, caller: string | undefined): Verifier => ({
  ...verifier,
  async verify(request) {
    const verdict = await verifier.verify(request);
    return verdict.ok && caller !== undefined ? { ok: true, callers: [...(verdict.callers ?? []), caller] } : verdict;
  },
});

function acceptAny(verifiers: readonly Verifier[]): Verifier {
  const [only, ...others] = verifiers;
  if (only !== undefined && others.length === 0) return only;
  return {
    publicDocuments: verifiers.flatMap(({ publicDocuments = [] }) => publicDocuments),
    credentialPlaces: verifiers.flatMap(({ credentialPlaces = inAuthorization }) => credentialPlaces),
    async verify(request) {
      const verdicts = await Promise.all(verifiers.map((verifier) => verifier.verify(request)));
      return verdicts.find(({ ok }) => ok) ?? combine(verdicts.filter((verdict) => !verdict.ok));
    },
  };
}

const inAuthorization: readonly CredentialPlace[] = [{ place: 'header', name: 'authorization' }];

/** The refusal of a caller that no verifier accepts: with the challenges of all, because any of them would do. */
function combine(refusals: readonly Extract<Verdict, { readonly ok: false }>[]): Verdict {
  const [first] = refusals.filter(({ status }) => status !== 401);
  const [any] = refusals;
  const answer = first ?? any ?? { ok: false as const, status: 401 as const, body: 'Unauthorized', challenges: [] };
  return { ...answer, challenges: refusals.flatMap(({ challenges }) => challenges) };
}
