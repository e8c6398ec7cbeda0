import type { Failure } from '@naftiko/engine';

/**
 * The failures that are described to the caller in a sentence. For the others, the answer of the upstream is passed on,
 * there is nothing to answer, or the caller has disconnected.
 */
export type WordedFailure = Exclude<Failure, { readonly code: 'upstream-status' | 'nothing-to-answer' | 'cancelled' }>;

/**
 * Describes a failure for callers: what happened, and in which operation and step. Never contains a secret or a stack.
 */
export function describeFailure(failure: WordedFailure): string {
  const at = failure.step === undefined ? '' : ` in step "${failure.step}"`;
  switch (failure.code) {
    case 'input-invalid':
      return failure.issues.map(({ input, problem }) => `"${input}" ${problem}.`).join(' ');
    case 'body-malformed':
      return `The body cannot be read: ${failure.reason}.`;
    case 'unresolved':
      return (
        `Unresolved template parameters in ${failure.place} of "${failure.operation}"${at}: ` +
        `${failure.names.join(', ')}. Nothing was sent upstream.`
      );
    case 'value-refused':
      return `The value of "${failure.name}" cannot be sent to "${failure.operation}"${at}: ${failure.reason}`;
    case 'unavailable':
      return failure.reason;
    case 'upstream-unreachable':
      return `"${failure.namespace}" cannot be reached${at}: ${failure.reason}`;
    case 'upstream-timeout':
      return failure.busyConnections === undefined
        ? `"${failure.namespace}" did not answer within ${failure.timeoutMs} ms${at}.`
        : `"${failure.namespace}" was not called${at}: all ${failure.busyConnections} connections to it were in use for ${failure.timeoutMs} ms.`;
    case 'upstream-busy':
      return `"${failure.namespace}" was not called${at}: all ${failure.connections} connections to it are in use, and too many calls wait for one. Try again later.`;
    case 'upstream-too-large':
      return `The answer of "${failure.namespace}"${at} is larger than ${failure.limitBytes} bytes.`;
    case 'decode-failed':
      return `The answer of the upstream${at} cannot be read as ${failure.format}: ${failure.reason}`;
    case 'lookup-failed':
      return `Lookup step '${failure.step ?? ''}' failed: ${failure.reason}`;
    case 'script-failed':
      return `Script step '${failure.step ?? ''}' failed: ${failure.reason}`;
    case 'internal':
      return `An internal error occurred. Incident ${failure.incident}.`;
  }
}
