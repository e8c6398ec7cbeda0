import type { ServerResponse } from 'node:http';
import {
  makeSecretMask,
  type ControlService,
  type MaskText,
  type RuntimeServices,
  type LogEntry,
  type LogFilter,
  type ServedRequest,
} from '@naftiko/runtime';
import { answerError, type Answer } from './answer.js';
import { EventQueue } from './event-queue.js';

export interface StreamLimits {
  /** Maximum number of events that wait for a slow reader. */
  readonly queueLength: number;
  /** Interval between the comments that keep the connection alive. */
  readonly keepAliveMs: number;
}

const defaultLimits: StreamLimits = { queueLength: 1_000, keepAliveMs: 15_000 };

/**
 * The open log streams, as server-sent events. A slow reader does not block logging. Streams continue when a reload
 * replaces the mount that opened them. Source: 04, c.11.
 */
export class LogStreams {
  readonly #limits: StreamLimits;
  readonly #control: ControlService;
  #mask: MaskText;
  #maxStreams: number;
  /** For each open stream, the function that ends it. */
  readonly #open = new Set<() => void>();
  #closed = false;

  constructor(services: RuntimeServices, maxStreams: number, limits: StreamLimits = defaultLimits) {
    this.#control = services.control;
    this.#mask = makeMask(services);
    this.#maxStreams = maxStreams;
    this.#limits = limits;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /**
   * Passes the streams on to another mount after a reload. `maxStreams` is its limit; streams that are already open continue
   * unless it is 0.
   */
  handOver(services: RuntimeServices, maxStreams: number): void {
    this.#mask = makeMask(services);
    this.#maxStreams = maxStreams;
    if (maxStreams === 0) this.close();
  }

  /** Starts a stream on the response, or refuses it. */
  begin(filter: LogFilter, { response, served }: Follower, headOnly: boolean): Answer | undefined {
    if (this.#closed || this.#open.size >= this.#maxStreams) {
      const reason = this.#closed
        ? 'The server is being replaced.'
        : `${this.#maxStreams} callers already read the log, which is the limit.`;
      return answerError(503, reason, { 'Retry-After': this.#closed ? '1' : '15' });
    }
    // The connection ends with the stream, so that it does not delay the stop of the process.
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      Connection: 'close',
    });
    if (headOnly) response.end();
    else this.#follow(filter, { response, served });
    return undefined;
  }

  /** Ends all streams immediately. */
  close(): void {
    this.#closed = true;
    for (const end of this.#open) end();
  }

  #follow(filter: LogFilter, { response, served }: Follower): void {
    const queue = new EventQueue(response, this.#limits.queueLength);
    queue.sendComment('following');
    const unsubscribe = this.#control.logs.subscribe(filter, (entry) => queue.push('log', this.#describe(entry)));
    const alive = setInterval(() => queue.sendComment('alive'), this.#limits.keepAliveMs);
    const unfollow = (): void => {
      clearInterval(alive);
      unsubscribe();
      this.#open.delete(end);
    };
    const end = (): void => {
      unfollow();
      queue.end();
    };
    this.#open.add(end);
    response.on('error', unfollow);
    served.finished(unfollow);
  }

  /**
   * Writes an entry as JSON, with the secrets of this document masked. Entries of other documents are already masked
   * with theirs.
   */
  #describe({ time, severity, logger, message, fields }: LogEntry): string {
    const { trace_id: traceId, span_id: spanId, ...more } = fields;
    const data = { timestamp: time.toISOString(), level: severity, logger, message, traceId, spanId, fields: more };
    return JSON.stringify(data, (_, value: unknown) =>
      typeof value === 'string' ? this.#maskFirstLine(value) : value,
    );
  }

  /** Masks a text and keeps only its first line, which of a stack is the message. */
  #maskFirstLine(text: string): string {
    return this.#mask(text).split('\n', 1)[0] ?? '';
  }
}

/** A request whose answer is a stream of the log. */
interface Follower {
  readonly response: ServerResponse;
  readonly served: Pick<ServedRequest, 'finished'>;
}

const makeMask = ({ variables }: RuntimeServices): MaskText => makeSecretMask(variables) ?? ((text) => text);
