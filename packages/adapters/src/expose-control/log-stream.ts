import type { ServerResponse } from 'node:http';
import type { LogDesk, LogEntry, LogFilter } from '@naftiko/runtime';

/** What may wait for a subscriber that reads slowly; older entries give way. Source: specification 04, c.11. */
const queueLimit = 1_000;

/** Proxies and clients give up on a stream that says nothing. */
const heartbeatMs = 15_000;

/** Everybody who follows the log through a control adapter, and through those that take its place. */
export class LogSubscribers {
  readonly #desk: LogDesk;
  readonly #subscribers = new Set<Subscriber>();

  constructor(desk: LogDesk) {
    this.#desk = desk;
  }

  get count(): number {
    return this.#subscribers.size;
  }

  /** Answers with an event stream that ends when the caller leaves, or with `close`. */
  follow(response: ServerResponse, filter: LogFilter): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    // So that a caller knows at once that it is heard.
    response.write(': following\n\n');
    const subscriber = new Subscriber(response);
    this.#subscribers.add(subscriber);
    const leave = this.#desk.subscribe(filter, (entry) => subscriber.hear(entry));
    const heartbeat = setInterval(() => subscriber.beat(), heartbeatMs);
    response.once('close', () => {
      clearInterval(heartbeat);
      leave();
      this.#subscribers.delete(subscriber);
    });
  }

  close(): void {
    for (const subscriber of this.#subscribers) subscriber.close();
  }
}

class Subscriber {
  readonly #response: ServerResponse;
  readonly #waiting: string[] = [];
  #dropped = 0;
  #isFull = false;

  constructor(response: ServerResponse) {
    this.#response = response;
    response.on('drain', () => this.#drain());
  }

  hear(entry: LogEntry): void {
    const event = `event: log\ndata: ${JSON.stringify(eventOf(entry))}\n\n`;
    if (!this.#isFull) return this.#write(event);
    if (this.#waiting.length === queueLimit) {
      this.#waiting.shift();
      this.#dropped += 1;
    }
    this.#waiting.push(event);
  }

  beat(): void {
    if (!this.#isFull) this.#write(': still here\n\n');
  }

  close(): void {
    this.#response.end();
  }

  #drain(): void {
    this.#isFull = false;
    if (this.#dropped > 0) {
      const count = this.#dropped;
      this.#dropped = 0;
      this.#write(`event: dropped\ndata: ${JSON.stringify({ count })}\n\n`);
    }
    while (!this.#isFull && this.#waiting.length > 0) this.#write(this.#waiting.shift()!);
  }

  #write(event: string): void {
    this.#isFull = !this.#response.write(event);
  }
}

/** A line as a subscriber gets it; what the line is about goes into its message as `key=value`. */
function eventOf({ time, severity, logger, message, fields }: LogEntry): object {
  const { trace_id: traceId, span_id: spanId, ...others } = fields;
  const about = Object.entries(others).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`],
  );
  return {
    timestamp: time.toISOString(),
    level: severity,
    logger,
    message: [message, ...about].join(' '),
    traceId,
    spanId,
  };
}
