import { ProtocolError } from '@modelcontextprotocol/server';
import type { JsonObject } from '@naftiko/spec';

/** Why a request is not answered, in the terms of the protocol. */
export interface Refusal {
  readonly code: typeof invalidParams | typeof internalError;
  readonly message: string;
  readonly data?: JsonObject;
}

/** The answer to a request, or why there is none. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const answer = <T>(value: T): Answer<T> => ({ ok: true, value });

export const refuse = (refusal: Refusal): Answer<never> => ({ ok: false, refusal });

/** The value of an answer; the SDK hears of a refusal as an exception. */
export function valueOf<T>(answered: Answer<T>): T {
  if (answered.ok) return answered.value;
  const { code, message, data } = answered.refusal;
  throw new ProtocolError(code, message, data);
}

/** JSON-RPC: the caller asked for something that is not there, or not in the right way. */
export const invalidParams = -32602;
/** JSON-RPC: it is there and cannot be had now. */
export const internalError = -32603;

/** There is nothing of that kind under a URI. */
export const absent = (kind: 'Resource' | 'Skill' | 'Directory', uri: string): Answer<never> =>
  refuse({ code: invalidParams, message: `${kind} not found`, data: { uri } });

export const foreignCursor: Answer<never> = refuse({
  code: invalidParams,
  message: 'The cursor is none of this server',
});
