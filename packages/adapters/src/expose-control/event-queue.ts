import type { ServerResponse } from 'node:http';

/**
 * Server-sent events for one caller, who may read slower than they come: then the oldest that wait are dropped, and the
 * caller is told how many. Source: HTML, section 9.2; specification 04, c.11.
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

  /** `data` is one line. */
  push(event: string, data: string): void {
    this.#waiting.push(`event: ${event}\ndata: ${data}\n\n`);
    if (this.#waiting.length > this.#length) {
      this.#waiting.shift();
      this.#dropped += 1;
    }
    this.#flush();
  }

  /** Shows that the connection lives; of no use to somebody who has enough to read. */
  comment(text: string): void {
    if (!this.#isFull) this.#write(`: ${text}\n\n`);
  }

  /** Ends the stream without waiting for whoever reads it. */
  end(): void {
    if (this.#response.writableNeedDrain) this.#response.destroy();
    else this.#response.end();
  }

  #flush(): void {
    while (!this.#isFull && (this.#dropped > 0 || this.#waiting.length > 0)) {
      const dropped = this.#dropped;
      this.#dropped = 0;
      // What was dropped is older than all that waits.
      if (dropped > 0) this.#write(`event: dropped\ndata: ${JSON.stringify({ count: dropped })}\n\n`);
      else this.#write(this.#waiting.shift() ?? '');
    }
  }

  #write(text: string): void {
    if (this.#response.destroyed || this.#response.writableEnded) return;
    this.#isFull = !this.#response.write(text);
  }
}
