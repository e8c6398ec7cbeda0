import type { Failure } from '@naftiko/engine';

/** The kinds of errors: values of `error.type`. Source: specification 04, d.4. */
export type ErrorType =
  'validation' | 'upstream_4xx' | 'upstream_5xx' | 'transport' | 'timeout' | 'script' | 'template' | 'internal';

/** Why a span failed: names and codes only, because messages may quote a caller or an upstream. */
export interface FailureAttributes {
  readonly errorType: ErrorType;
  readonly code: string;
  readonly description: string;
}

/** `undefined` for a disconnected caller. */
export function failureAttributesOf(failure: Failure): FailureAttributes | undefined {
  const errorType = errorTypeOf(failure);
  return errorType === undefined ? undefined : { errorType, code: failure.code, description: failure.code };
}

/** The type of an error; `undefined` for a caller that disconnected, which is not an error. */
export function errorTypeOf(failure: Failure): ErrorType | undefined {
  switch (failure.code) {
    case 'cancelled':
      return undefined;
    case 'input-invalid':
    case 'body-malformed':
    case 'value-refused':
      return 'validation';
    case 'unresolved':
      return 'template';
    case 'upstream-status':
      return failure.reply.status >= 500 ? 'upstream_5xx' : 'upstream_4xx';
    case 'upstream-unreachable':
    case 'upstream-busy':
    case 'upstream-too-large':
    case 'decode-failed':
      return 'transport';
    case 'upstream-timeout':
      return 'timeout';
    case 'script-failed':
      return 'script';
    case 'lookup-failed':
    case 'nothing-to-answer':
    case 'unavailable':
    case 'internal':
      return 'internal';
  }
}
