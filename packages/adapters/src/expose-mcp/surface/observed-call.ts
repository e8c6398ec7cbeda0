import type { IncomingMessage } from 'node:http';
import type { Failure } from '@naftiko/engine';
import type { Carrier, Fields, InvokeOptions } from '@naftiko/runtime';
import { internalError, type Refusal } from './refusal.js';

/** The options of a call, with its trace context. */
export interface ObservedCall extends InvokeOptions {
  /** The trace context in the message itself. */
  readonly carrier?: Carrier | undefined;
  /** Adds the outcome of the call to the log line of its request. */
  readonly note?: ((fields: Fields) => void) | undefined;
  /** The HTTP request of the call, for a gateway that calls a tool of another document for it. */
  readonly caller?: IncomingMessage | undefined;
}

/** The same call with the span of its operation. A copy of its own members would lack those of a class. */
export const addSpan = (call: ObservedCall, observed: InvokeOptions['observed']): ObservedCall =>
  observed === undefined ? call : (Object.create(call, { observed: { value: observed } }) as ObservedCall);

/**
 * Reads the trace context in the `_meta` of a request; `undefined` without one.
 * Source: MCP 2026-07-28, "General fields"; specification 04, d.3.
 */
export function readCarrier(meta: unknown): Carrier | undefined {
  if (!isRecord(meta) || typeof meta['traceparent'] !== 'string') return undefined;
  return (name) => {
    const value = traceKeys.has(name) && Object.hasOwn(meta, name) ? meta[name] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
}

const traceKeys = new Set(['traceparent', 'tracestate', 'baggage']);

/** A refusal as a failure, for telemetry. */
export const failureOf = ({ code, message }: Refusal): Failure =>
  code === internalError
    ? { code: 'unavailable', kind: 'unreadable', pointer: '', reason: message }
    : { code: 'input-invalid', issues: [] };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
