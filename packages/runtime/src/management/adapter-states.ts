import { isError, ownNamespaceOf, declaredTypeOf, type Diagnostic, type Expose } from '@naftiko/spec';
import type { Generation } from '../deployment/generation.js';
import type { AdapterState } from './control-service.js';

/** The current states of the adapters of a document, in its order. Source: specification 04, c.3. */
export function listAdapterStates({ planned, endpoints }: Generation): readonly AdapterState[] {
  const { capability, diagnostics } = planned;
  return (capability?.document.exposes ?? []).map((expose) => {
    const endpoint = endpoints.find(({ mount }) => mount.expose.at === expose.at);
    const head = {
      type: declaredTypeOf(expose),
      namespace: ownNamespaceOf(expose)?.text,
    };
    if (endpoint === undefined) {
      const reason = findReason(expose, diagnostics);
      const state = reason === undefined ? 'stopped' : 'failed';
      return { ...head, port: undefined, state, reason } as const;
    }
    const port = endpoint.kind === 'http' ? endpoint.socket.listener.port : undefined;
    return { ...head, port, state: 'started', reason: undefined } as const;
  });
}

/** The message of an error within the block of an adapter. */
const findReason = ({ at }: Expose, diagnostics: readonly Diagnostic[]): string | undefined =>
  diagnostics.find((diagnostic) => isError(diagnostic) && isWithin(diagnostic.at.path, at.path))?.message;

const isWithin = (path: readonly (string | number)[], of: readonly (string | number)[]): boolean =>
  of.every((segment, index) => path[index] === segment);
