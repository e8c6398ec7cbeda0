import type { Cancellation, CancellationWatcher, FailureCause } from '@naftiko/engine';

/**
 * The deadlines of the exchanges with one upstream, in the order in which they begin and therefore end.
 *
 * There is one timer for all of them, set for the first to end: nearly all exchanges are closed before, so that a timer
 * for each would be set and cleared for nothing. The deadlines are linked instead of kept in a set, whose replaced
 * tables would keep ended requests reachable until the next full garbage collection.
 */
export class Deadlines {
  readonly #namespace: string;
  readonly #timeoutMs: number;
  #first: Deadline | undefined;
  #last: Deadline | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(namespace: string, timeoutMs: number) {
    this.#namespace = namespace;
    this.#timeoutMs = timeoutMs;
  }

  /** Begins the deadline of an exchange, which ends with `close`. */
  begin(caller: Cancellation): Deadline {
    const deadline = new Deadline(caller, performance.now() + this.#timeoutMs, this);
    deadline.earlier = this.#last;
    if (this.#last === undefined) this.#first = deadline;
    else this.#last.later = deadline;
    this.#last = deadline;
    if (this.#timer === undefined) this.#wait(this.#timeoutMs);
    return deadline;
  }

  /** Removes a deadline, if it is still in the list. */
  remove(deadline: Deadline): void {
    const { earlier, later } = deadline;
    if (earlier !== undefined) earlier.later = later;
    else if (this.#first === deadline) this.#first = later;
    if (later !== undefined) later.earlier = earlier;
    else if (this.#last === deadline) this.#last = earlier;
    deadline.earlier = undefined;
    deadline.later = undefined;
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => this.#endDue(), ms).unref();
  }

  #endDue(): void {
    this.#timer = undefined;
    for (let deadline = this.#first; deadline !== undefined; deadline = this.#first) {
      const leftMs = deadline.dueMs - performance.now();
      if (leftMs > 0) return this.#wait(Math.ceil(leftMs));
      this.remove(deadline);
      deadline.end({ code: 'upstream-timeout', namespace: this.#namespace, timeoutMs: this.#timeoutMs });
    }
  }
}

/**
 * Ends an exchange before its answer is complete: when its time is up, or when the caller disconnects. It covers all
 * requests of the exchange, including redirects.
 */
export class Deadline implements CancellationWatcher {
  readonly dueMs: number;
  /** The neighbours in the list. */
  earlier: Deadline | undefined;
  later: Deadline | undefined;
  readonly #caller: Cancellation;
  readonly #list: Deadlines;
  #over: FailureCause | undefined;
  #waiting: ((cause: FailureCause) => void) | undefined;

  constructor(caller: Cancellation, dueMs: number, list: Deadlines) {
    this.#caller = caller;
    this.#list = list;
    this.dueMs = dueMs;
    if (caller.isCancelled) this.cancel();
    else caller.watch(this);
  }

  /** The failure with which the exchange was ended; `undefined` while it is running. */
  get over(): FailureCause | undefined {
    return this.#over;
  }

  /** Sets the callback that is called once when the exchange is ended. It replaces an earlier callback. */
  notifyWhenOver(callback: (cause: FailureCause) => void): void {
    this.#waiting = callback;
  }

  cancel(): void {
    this.end({ code: 'cancelled' });
  }

  end(cause: FailureCause): void {
    if (this.#over !== undefined) return;
    this.#over = cause;
    this.#waiting?.(cause);
  }

  close(): void {
    this.#list.remove(this);
    this.#caller.unwatch(this);
    this.#waiting = undefined;
  }
}
