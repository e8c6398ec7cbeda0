import type { FailureCause } from '@naftiko/engine';

/** What can end an exchange before its answer: a disconnected caller, and the deadline. One for all its hops. */
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

  /** Why the exchange has ended; `undefined` while it is running. */
  get over(): FailureCause | undefined {
    return this.#over;
  }

  /** Calls back once, when the exchange ends; a later callback replaces this one. */
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
