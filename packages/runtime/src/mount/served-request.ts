import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Cancellation, Failure, Observation } from '@naftiko/engine';
import type { RequestEnd } from '../listen/request-end.js';
import type { Fields, Log } from '../logs/log.js';
import type { Carrier, ObservedRequest, RequestObservation, Telemetry } from '../telemetry/telemetry.js';
import { traceFields } from '../telemetry/trace-fields.js';
import { addRequestId } from './answer-head.js';
import { originalTargetOf } from './original-target.js';
import { failureFieldsOf } from './failure-fields.js';

/** One HTTP request while it is served. The runtime writes its log line, and ends its span, when it is answered. */
export interface ServedRequest {
  /** `request_id` in log lines, `X-Request-Id` in the answer; taken from the request if its `X-Request-Id` is valid. */
  readonly id: string;
  /** A signal that aborts when the caller disconnects before the answer is complete. Created on first use. */
  readonly signal: AbortSignal;
  /** The same event without a signal. */
  readonly cancellation: Cancellation;
  /**
   * Runs an action when the answer is complete or the caller has disconnected; at once if that has happened. The action
   * must not throw.
   */
  finished(action: () => void): void;
  /**
   * Sets the operation of the request and begins its span and metrics, if there is telemetry. Called at most once; a
   * request for which it is not called is neither traced nor counted.
   */
  observe(what: ServedOperation): Observation | undefined;
  /** Adds names and codes to the log line. */
  note(fields: Fields): void;
  /** Marks the answer as a stream without an end: closing the server does not wait for it. */
  markEndless(): void;
  /** Records a failure: its code goes into the log line; the span has the status ERROR unless the answer is a 4xx. */
  recordFailed(failure: Failure): void;
}

export interface ServedOperation extends Pick<ObservedRequest, 'adapter' | 'operation' | 'route' | 'counts'> {
  /** The trace context of the message itself, which takes precedence over the headers. */
  readonly carrier?: Carrier | undefined;
}

/** What is needed to log, trace and count the requests of one mount: how they are recorded. */
export interface RequestRecording {
  readonly log: Log;
  readonly telemetry: Telemetry | undefined;
  /** Whether requests come from the operator rather than callers; they are then logged at debug level. */
  readonly internal: boolean;
  readonly newId: () => string;
}

/** A request with its response and its end, as the listener passes it on. */
export interface ArrivedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly end: RequestEnd;
}

/** Begins to record a request; its log line is written when it ends. */
export function serveRequest(arrived: ArrivedRequest, recording: RequestRecording): ServedRequest {
  const served = new Served(arrived, recording);
  addRequestId(arrived.response, served.id);
  arrived.end.finished(() => served.close(arrived.response));
  return served;
}

class Served implements ServedRequest {
  readonly id: string;
  readonly #request: IncomingMessage;
  readonly #end: RequestEnd;
  readonly #recording: RequestRecording;
  readonly #startedMs = performance.now();
  #observation: RequestObservation | undefined;
  #failure: Failure | undefined;
  /** Combined when a line is written, which a level may rule out. */
  #notes: Fields[] | undefined;

  constructor({ request, end }: ArrivedRequest, recording: RequestRecording) {
    this.#end = end;
    const given = request.headers['x-request-id'];
    this.id = typeof given === 'string' && sensibleId.test(given) ? given : recording.newId();
    this.#request = request;
    this.#recording = recording;
  }

  get signal(): AbortSignal {
    return this.#end.signal;
  }

  get cancellation(): Cancellation {
    return this.#end;
  }

  finished(action: () => void): void {
    this.#end.finished(action);
  }

  observe(what: ServedOperation): Observation | undefined {
    const { telemetry } = this.#recording;
    if (telemetry === undefined) return undefined;
    const { adapter, operation, route, counts, carrier = carrierOf(this.#request) } = what;
    const { method = 'GET' } = this.#request;
    this.#observation = telemetry.beginRequest({
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
    if (this.#notes === undefined) this.#notes = [fields];
    else this.#notes.push(fields);
  }

  markEndless(): void {
    this.#end.markEndless();
  }

  recordFailed(failure: Failure): void {
    this.#failure = failure;
  }

  /** Writes the log line, without the query, which may contain a key. */
  close({ statusCode, headersSent, writableFinished }: ServerResponse): void {
    const gone = !writableFinished;
    const status = headersSent ? statusCode : 0;
    this.#observation?.answered(gone ? 0 : status, this.#failure);
    const { log, internal } = this.#recording;
    // A health probe answered with 503 is not a failed request.
    const severity = internal ? 'DEBUG' : status >= 500 ? 'WARN' : 'INFO';
    if (!log.isEnabled(severity)) return;
    const fields: Record<string, unknown> = {
      request_id: this.id,
      method: this.#request.method,
      path: pathOf(originalTargetOf(this.#request)),
    };
    if (headersSent) fields['status'] = status;
    fields['ms'] = Math.round(performance.now() - this.#startedMs);
    if (gone) fields['gone'] = gone;
    if (this.#notes !== undefined) Object.assign(fields, ...this.#notes);
    if (this.#failure !== undefined) Object.assign(fields, failureFieldsOf(this.#failure));
    if (this.#observation !== undefined) Object.assign(fields, traceFields(this.#observation.ids));
    log[methods[severity]]('request', fields);
  }
}

const methods = { DEBUG: 'debug', INFO: 'info', WARN: 'warn' } as const;

/** The part of a target before its query. */
function pathOf(target: string): string {
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  return path.includes('#') ? path.slice(0, path.indexOf('#')) : path;
}

/** Reads trace headers lazily: Node parses all headers on first access, and most requests are not in a trace. */
const carrierOf =
  (request: IncomingMessage): Carrier =>
  (name) =>
    request.headers[name] === undefined ? undefined : joinHeader(name, request.headersDistinct[name] ?? []);

/** Joins repeated `tracestate` and `baggage` headers; of other repeated headers, the first one is used. */
const joinHeader = (name: string, values: readonly string[]): string | undefined =>
  name === 'tracestate' || name === 'baggage' ? values.join(',') : values[0];

/** The ids of callers that are accepted. They are written to log lines and headers unchanged. */
const sensibleId = /^[\w.:-]{1,64}$/;
