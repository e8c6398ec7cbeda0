import type { Failure } from '@naftiko/engine';

/** The kinds of errors: values of `error.type`. Source: specification 04, d.4. */
export type ErrorType =
  'validation' | 'upstream_4xx' | 'upstream_5xx' | 'transport' | 'timeout' | 'script' | 'template' | 'internal';

/** `undefined` for a disconnected caller, which is not an error. */
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
