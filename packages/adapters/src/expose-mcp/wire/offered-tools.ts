import type { IncomingMessage } from 'node:http';
import type { Verdict, Verifier } from '@naftiko/engine';
import {
  callerNamesOf,
  checkCaller,
  type InvokeOptions,
  type OfferedTools,
  type RuntimeServices,
} from '@naftiko/runtime';
import type { JsonObject } from '@naftiko/spec';
import type { OpenSurface } from '../surface/open-surface.js';

interface Offering {
  readonly verifier: Verifier | undefined;
  readonly pickHeaders: (request: IncomingMessage) => InvokeOptions['forwardedHeaders'];
  readonly services: Pick<RuntimeServices, 'wrongCredentials' | 'log'>;
}

/** Offers the tools of a server to a gateway. A caller without a credential that the server accepts is refused. */
export const makeOfferedTools = (
  surface: OpenSurface,
  { verifier, pickHeaders, services }: Offering,
): OfferedTools => ({
  call(name, given, { caller, isTrusted = false, ...options }) {
    const tool = surface.tools.find(name);
    if (tool === undefined) return undefined;
    const call = { ...options, forwardedHeaders: pickHeaders(caller) };
    return checkFirst();

    async function checkFirst() {
      const verdict =
        verifier === undefined || isTrusted ? { ok: true as const } : await checkCaller(verifier, caller, services);
      if (!verdict.ok) return { ok: false as const, status: verdict.status, reason: describeRefusal(name, verdict) };
      const { tools } = surface.forCallers?.(callerNamesOf(caller))?.surface ?? surface;
      const permitted = tools.find(name);
      if (permitted === undefined) return { ok: false as const, status: 404, reason: `There is no tool "${name}".` };
      // A result of the SDK's type is JSON.
      return { ok: true as const, result: (await permitted.call(given, call)) as unknown as JsonObject };
    }
  },
});

/** The body of a refusal for too many attempts says how long the caller has to wait. */
const describeRefusal = (name: string, { status, body }: Extract<Verdict, { readonly ok: false }>): string =>
  status === 429 ? body : `The document of the tool "${name}" requires a valid credential.`;
