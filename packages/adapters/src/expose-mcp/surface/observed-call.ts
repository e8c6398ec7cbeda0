import type { IncomingMessage } from 'node:http';
import type { Cancellation, Failure, FinishedStep, Observation } from '@naftiko/engine';
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

/** The same call with the span of its operation. */
export const addSpan = (call: ObservedCall, observed: InvokeOptions['observed']): ObservedCall =>
  observed === undefined ? call : new SpannedCall(call, observed);

/** All members, so that a new one cannot be left out below. */
type Complete<Type> = { readonly [Name in keyof Required<Type>]: Type[Name] };

/**
 * A call that reads all but its span from another one. A copy of the members of that one would lack those of a class. It
 * is not its prototype either: V8 makes a hidden class for each object that becomes a prototype, which takes 40 of 100 µs
 * of a call.
 */
class SpannedCall implements Complete<ObservedCall> {
  readonly observed: Observation;
  readonly #call: ObservedCall;

  constructor(call: ObservedCall, observed: Observation) {
    this.observed = observed;
    this.#call = call;
  }

  get signal(): AbortSignal {
    return this.#call.signal;
  }

  get cancellation(): Cancellation | undefined {
    return this.#call.cancellation;
  }

  get forwardedHeaders(): InvokeOptions['forwardedHeaders'] {
    return this.#call.forwardedHeaders;
  }

  get onStep(): ((done: FinishedStep) => void) | undefined {
    return this.#call.onStep;
  }

  get takesBytes(): boolean | undefined {
    return this.#call.takesBytes;
  }

  get requestId(): string | undefined {
    return this.#call.requestId;
  }

  get carrier(): Carrier | undefined {
    return this.#call.carrier;
  }

  get caller(): IncomingMessage | undefined {
    return this.#call.caller;
  }

  note(fields: Fields): void {
    this.#call.note?.(fields);
  }
}

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
