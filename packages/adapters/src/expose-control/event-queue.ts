import type { ServerResponse } from 'node:http';

/**
 * A stream of server-sent events for one caller. When the caller reads too slowly, the oldest waiting events are
 * dropped, and an event reports their number. Source: HTML, section 9.2; specification 04, c.11.
 */
export class EventQueue {
  readonly #response: ServerResponse;
  readonly #length: number;
  readonly #waiting: string[] = [];
  #dropped = 0;
  #isFull = false;

  constructor(response: ServerResponse, length: number) {
    this.#response = response;
    this.#length = length;
    response.on('drain', () => {
      this.#isFull = false;
      this.#flush();
    });
  }

  /** Queues an event; `data` is one line. */
  push(event: string, data: string): void {
    this.#waiting.push(`event: ${event}\ndata: ${data}\n\n`);
    if (this.#waiting.length > this.#length) {
      this.#waiting.shift();
      this.#dropped += 1;
    }
    this.#flush();
  }

  /** Sends a comment that keeps the connection alive; skipped while events are waiting. */
  sendComment(text: string): void {
    if (!this.#isFull) this.#write(`: ${text}\n\n`);
  }

  /** Ends the stream without waiting for its reader. */
  end(): void {
    if (this.#response.writableNeedDrain) this.#response.destroy();
    else this.#response.end();
  }

  #flush(): void {
    while (!this.#isFull && (this.#dropped > 0 || this.#waiting.length > 0)) {
      const dropped = this.#dropped;
      this.#dropped = 0;
      // The dropped events are older than all waiting ones.
      if (dropped > 0) this.#write(`event: dropped\ndata: ${JSON.stringify({ count: dropped })}\n\n`);
      else this.#write(this.#waiting.shift() ?? '');
    }
  }

  #write(text: string): void {
    if (this.#response.destroyed || this.#response.writableEnded) return;
    this.#isFull = !this.#response.write(text);
  }
}
