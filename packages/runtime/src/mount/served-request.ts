import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Failure, Observation } from '@naftiko/engine';
import type { Fields, Log } from '../logs/log.js';
import type { Carrier, ObservedRequest, RequestObservation, Telemetry } from '../telemetry/telemetry.js';
import { traceFields } from '../telemetry/trace-fields.js';
import { failureFields } from './failure-fields.js';

/** One HTTP request while it is served. The runtime writes its log line, and ends its span, when it is answered. */
export interface ServedRequest {
  /** `request_id` in log lines, `X-Request-Id` in the answer; the id of the caller, if it is valid. */
  readonly id: string;
  /**
   * Names the operation of the request; its work is then observed as a part of it, if there is telemetry. At most once;
   * a request without a name is neither traced nor counted.
   */
  observe(what: ServedOperation): Observation | undefined;
  /** Adds names and codes to the log line. */
  note(fields: Fields): void;
  /** Marks an answer without end: closing does not wait for it. */
  lasts(): void;
  /** Records a failure: its code goes into the log line; the span fails unless the answer is a refusal (4xx). */
  failed(failure: Failure): void;
}

export interface ServedOperation extends Pick<ObservedRequest, 'adapter' | 'operation' | 'route' | 'counts'> {
  /** The trace context of the message itself, which takes precedence over the headers. */
  readonly carrier?: Carrier | undefined;
}

/** Where requests of one mount are recorded. */
export interface RequestRecord {
  readonly log: Log;
  readonly telemetry: Telemetry | undefined;
  /** Whether requests come from the operator rather than callers; they are then logged at debug level. */
  readonly internal: boolean;
  readonly newId: () => string;
}

/** Follows a request until it is answered or its caller disconnects. `leave` is called when closing need not wait for it. */
export function serveRequest(
  request: IncomingMessage,
  response: ServerResponse,
  record: RequestRecord,
  leave?: () => void,
): ServedRequest {
  const served = new Served(request, record, leave);
  response.setHeader('X-Request-Id', served.id);
  // Every participant listens for the end of the answer; Node warns above ten listeners.
  response.setMaxListeners(20);
  response.once('close', () => served.close(response));
  return served;
}

class Served implements ServedRequest {
  readonly id: string;
  readonly #request: IncomingMessage;
  readonly #record: RequestRecord;
  readonly #leave: (() => void) | undefined;
  readonly #startedMs = performance.now();
  #observation: RequestObservation | undefined;
  #failure: Failure | undefined;
  #notes: Fields | undefined;

  constructor(request: IncomingMessage, record: RequestRecord, leave: (() => void) | undefined) {
    this.#leave = leave;
    const given = request.headers['x-request-id'];
    this.id = typeof given === 'string' && sensibleId.test(given) ? given : record.newId();
    this.#request = request;
    this.#record = record;
  }

  observe(what: ServedOperation): Observation | undefined {
    const { telemetry } = this.#record;
    if (telemetry === undefined) return undefined;
    const { adapter, operation, route, counts, carrier = carrierOf(this.#request) } = what;
    const { method = 'GET' } = this.#request;
    this.#observation = telemetry.request({
      adapter,
      operation,
      route,
      counts,
      carrier,
      method,
      startedMs: this.#startedMs,
    });
    return this.#observation;
  }

  note(fields: Fields): void {
    this.#notes = { ...this.#notes, ...fields };
  }

  lasts(): void {
    this.#leave?.();
  }

  failed(failure: Failure): void {
    this.#failure = failure;
  }

  /** Writes the log line, without the query, which may contain a key. */
  close({ statusCode, headersSent, writableFinished }: ServerResponse): void {
    const gone = !writableFinished;
    const status = headersSent ? statusCode : 0;
    this.#observation?.answered(gone ? 0 : status, this.#failure);
    const { method, url = '/' } = this.#request;
    const fields: Fields = {
      request_id: this.id,
      method,
      path: url.replace(/[?#].*$/s, ''),
      ...(headersSent ? { status } : {}),
      ms: Math.round(performance.now() - this.#startedMs),
      ...(gone ? { gone } : {}),
      ...this.#notes,
      ...(this.#failure === undefined ? {} : failureFields(this.#failure)),
      ...traceFields(this.#observation?.ids),
    };
    const { log, internal } = this.#record;
    // A health probe answered with 503 is not a failed request.
    if (internal) log.debug('request', fields);
    else if (status >= 500) log.warn('request', fields);
    else log.info('request', fields);
  }
}

/** Reads trace headers lazily: Node parses all headers on first access, and most requests are not in a trace. */
const carrierOf =
  (request: IncomingMessage): Carrier =>
  (name) =>
    request.headers[name] === undefined ? undefined : joined(name, request.headersDistinct[name] ?? []);

/** Joins list headers that are repeated; of any other repeated header the first one is used. */
const joined = (name: string, values: readonly string[]): string | undefined =>
  name === 'tracestate' || name === 'baggage' ? values.join(',') : values[0];

/** Ids are written to log lines and headers unchanged. */
const sensibleId = /^[\w.:-]{1,64}$/;
