import type { FailureCause } from '@naftiko/engine';

/**
 * Ends an exchange before its answer is complete: when its time is up, or when the caller disconnects. It covers all
 * requests of the exchange, including redirects.
 */
export class Deadline {
  readonly #signal: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort = (): void => this.#end({ code: 'cancelled' });
  #over: FailureCause | undefined;
  #waiting: ((cause: FailureCause) => void) | undefined;

  constructor(signal: AbortSignal, namespace: string, timeoutMs: number) {
    this.#signal = signal;
    this.#timer = setTimeout(() => this.#end({ code: 'upstream-timeout', namespace, timeoutMs }), timeoutMs);
    if (signal.aborted) this.#over = { code: 'cancelled' };
    else signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** The failure with which the exchange was ended; `undefined` while it is running. */
  get over(): FailureCause | undefined {
    return this.#over;
  }

  /** Sets the callback that is called once when the exchange is ended. It replaces an earlier callback. */
  notifyWhenOver(callback: (cause: FailureCause) => void): void {
    this.#waiting = callback;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#waiting = undefined;
  }

  #end(cause: FailureCause): void {
    if (this.#over !== undefined) return;
    this.#over = cause;
    this.#waiting?.(cause);
  }
}
