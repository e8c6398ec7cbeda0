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

/** The JSON-RPC code for a request that is malformed or refers to something unknown. */
export const invalidParams = -32602;
/** The JSON-RPC code for a request that refers to something that exists but is not available. */
export const internalError = -32603;

/** The refusal of a URI to which nothing of that kind belongs. */
export const refuseAbsent = (kind: 'Resource' | 'Skill' | 'Directory', uri: string): Answer<never> =>
  refuse({ code: invalidParams, message: `${kind} not found`, data: { uri } });

/** The refusal of a cursor that `createCursor` did not make. */
export const refuseUnknownCursor = (): Answer<never> =>
  refuse({ code: invalidParams, message: 'The cursor was not issued by this server.' });
