import type { Log } from '../logs/log.js';
import type { Generation } from './generation.js';
import type { OpenedTelemetry } from './opened-telemetry.js';

/** The time in which a replaced generation can finish its requests. */
const graceMs = 10_000;

/** Replaced generations whose last requests are not answered yet. */
export class RetiredGenerations {
  readonly #log: Log;
  readonly #finishing = new Set<Promise<void>>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Closes a replaced generation once its requests are finished, without waiting. */
  finish(before: Generation, next: Generation, oldTelemetry: OpenedTelemetry | undefined): void {
    const left = before.sockets.filter((socket) => !next.sockets.includes(socket));
    // Requests on an abandoned socket would be answered by the replaced generation.
    const drained = left.map(({ listener }) => listener.close(graceMs, 0));
    const finished = Promise.all([before.close(graceMs), ...drained])
      .then(() => oldTelemetry?.close())
      .catch((cause: unknown) => this.#log.warn('closing the replaced version', { reason: String(cause) }))
      .finally(() => this.#finishing.delete(finished));
    this.#finishing.add(finished);
  }

  /** Settles when all of them are closed. */
  async finished(): Promise<void> {
    await Promise.all(this.#finishing);
  }
}
