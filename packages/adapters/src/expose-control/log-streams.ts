import type { ServerResponse } from 'node:http';
import {
  hideSecrets,
  type ControlService,
  type Hide,
  type RuntimeServices,
  type LogEntry,
  type LogFilter,
  type ServedRequest,
} from '@naftiko/runtime';
import { answerRefusal, type Answer } from './answer.js';
import { EventQueue } from './event-queue.js';

export interface StreamLimits {
  /** Maximum number of events that wait for a slow reader. */
  readonly queueLength: number;
  /** Interval between the comments that keep the connection alive. */
  readonly keepAliveMs: number;
}

const defaultLimits: StreamLimits = { queueLength: 1_000, keepAliveMs: 15_000 };

/**
 * The open log streams, as server-sent events. None of them blocks logging; they continue when a reload replaces the
 * mount that opened them. Source: 04, c.11.
 */
export class LogStreams {
  readonly #limits: StreamLimits;
  readonly #control: ControlService;
  #hide: Hide;
  #most: number;
  /** Ends one stream each. */
  readonly #open = new Set<() => void>();
  #closed = false;

  constructor(services: RuntimeServices, most: number, limits: StreamLimits = defaultLimits) {
    this.#control = services.control;
    this.#hide = createHider(services);
    this.#most = most;
    this.#limits = limits;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** Assigns the streams to another mount, whose document may allow fewer; streams that are already open continue. */
  handOver(services: RuntimeServices, most: number): void {
    this.#hide = createHider(services);
    this.#most = most;
    if (most === 0) this.close();
  }

  /** Starts a stream on the response, or refuses it. */
  begin(filter: LogFilter, { response, served }: Follower, headOnly: boolean): Answer | undefined {
    if (this.#closed || this.#open.size >= this.#most) {
      const reason = this.#closed ? 'This server is being replaced.' : `${this.#most} callers follow the log already.`;
      return answerRefusal(503, reason, { 'Retry-After': this.#closed ? '1' : '15' });
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
    const forget = (): void => {
      clearInterval(alive);
      unsubscribe();
      this.#open.delete(end);
    };
    const end = (): void => {
      forget();
      queue.end();
    };
    this.#open.add(end);
    response.on('error', forget);
    served.finished(forget);
  }

  /** Other documents redact their own log lines; this stream omits the fields its document must not show. */
  #describe({ time, severity, logger, message, fields }: LogEntry): string {
    const { trace_id: traceId, span_id: spanId, ...more } = fields;
    const data = { timestamp: time.toISOString(), level: severity, logger, message, traceId, spanId, fields: more };
    return JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? this.#redact(value) : value));
  }

  /** The first line of a stack, redacted. */
  #redact(text: string): string {
    return this.#hide(text).split('\n', 1)[0] ?? '';
  }
}

/** A request whose answer is a stream of the log. */
interface Follower {
  readonly response: ServerResponse;
  readonly served: Pick<ServedRequest, 'finished'>;
}

const createHider = ({ variables }: RuntimeServices): Hide => hideSecrets(variables) ?? ((text) => text);
