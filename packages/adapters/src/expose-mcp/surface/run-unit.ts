import { pointerOf, type Diagnostic } from '@naftiko/spec';
import type { Failure, Reply, Result, Unit, Values } from '@naftiko/engine';
import { failureFieldsOf, traceFields, type RuntimeServices } from '@naftiko/runtime';
import type { ObservedCall } from './observed-call.js';

/**
 * Runs a unit, or fails with the reason why it is broken. Never throws. Writes a log line. It is a warning where REST
 * would answer with a status of 500 or above, because over MCP the HTTP status is always a success.
 */
export async function runUnit(
  { name, kind, unit }: NamedUnit,
  inputs: Values,
  call: ObservedCall,
  services: RuntimeServices,
): Promise<Result<Reply>> {
  const started = performance.now();
  const result = unit.ok
    ? await services.invoke(unit.operation, inputs, call)
    : { ok: false as const, failure: failUnavailable(unit.reason) };
  const ms = Math.round(performance.now() - started);
  const { requestId, observed } = call;
  if (result.ok && !services.log.isEnabled('DEBUG')) return result;
  const line = { ...(requestId === undefined ? {} : { request_id: requestId }), [kind]: name, ms };
  if (result.ok) {
    services.log.debug(`${kind} call`, { ...line, ...traceFields(observed?.ids) });
    return result;
  }
  const fields = failureFieldsOf(result.failure, unit.ok ? unit.operation.plan : undefined);
  call.note?.({ ...fields });
  const { upstream_status: status, ...others } = fields;
  services.log[isServerFault(result.failure) ? 'warn' : 'debug'](`${kind} call`, {
    ...line,
    ...others,
    ...(status === undefined ? {} : { status }),
    ...traceFields(observed?.ids),
  });
  return result;
}

/** Whether a failure is neither caused by the caller nor an upstream's answer below 500. */
const isServerFault = (failure: Failure): boolean =>
  failure.code === 'upstream-status' ? failure.reply.status >= 500 : serverFaults.has(failure.code);

const serverFaults: ReadonlySet<Failure['code']> = new Set([
  'script-failed',
  'internal',
  'unavailable',
  'upstream-unreachable',
  'upstream-timeout',
  'upstream-busy',
  'upstream-too-large',
  'decode-failed',
]);

/** A unit with its public name. */
export interface NamedUnit {
  readonly name: string;
  readonly kind: 'tool' | 'resource';
  readonly unit: Unit;
}

const failUnavailable = ({ code, at, message, hint }: Diagnostic): Failure => ({
  code: 'unavailable',
  kind: code,
  pointer: pointerOf(at.path),
  reason: message,
  ...(hint === undefined ? {} : { hint }),
});

/** The failed step, for logs and messages. */
export const stepOf = ({ step }: Failure): { readonly step?: string } => (step === undefined ? {} : { step });
