import { ProtocolError } from '@modelcontextprotocol/server';
import type { JsonObject } from '@naftiko/spec';

/** A JSON-RPC error that refuses a request. */
export interface Refusal {
  readonly code: typeof invalidParams | typeof internalError;
  readonly message: string;
  readonly data?: JsonObject;
}

/** The answer to a request, or its refusal. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const answer = <T>(value: T): Answer<T> => ({ ok: true, value });

export const refuse = (refusal: Refusal): Answer<never> => ({ ok: false, refusal });

/** The value of an answer; throws a refusal, as the SDK expects. */
export function valueOf<T>(answered: Answer<T>): T {
  if (answered.ok) return answered.value;
  const { code, message, data } = answered.refusal;
  throw new ProtocolError(code, message, data);
}

/** JSON-RPC: the request names something unknown, or is malformed. */
export const invalidParams = -32602;
/** JSON-RPC: what the request names exists, but is unavailable now. */
export const internalError = -32603;

/** The refusal of a URI that names nothing of that kind. */
export const refuseAbsent = (kind: 'Resource' | 'Skill' | 'Directory', uri: string): Answer<never> =>
  refuse({ code: invalidParams, message: `${kind} not found`, data: { uri } });

/** The refusal of a cursor that `createCursor` did not make. */
export const refuseUnknownCursor = (): Answer<never> =>
  refuse({ code: invalidParams, message: 'The cursor was not issued by this server.' });
