import { fail, type FailureCause } from '@naftiko/engine';
import type { Deadline } from './deadline.js';
import type { Transport, WireLimits } from './transport.js';

/**
 * Limits the number of exchanges that run at the same time; each of them uses one connection. Further exchanges wait in
 * the order of arrival, up to a number (`queue`) and until their deadline. A stream uses its connection until it has
 * ended.
 */
export function shareConnections(transport: Transport, limits: WireLimits): Transport {
  const permits = new ConnectionPermits(limits);
  return {
    send(delivery, deadline, settle) {
      const sendNow = (): void =>
        transport.send(delivery, deadline, (result) => {
          permits.leave();
          settle(result);
        });
      if (permits.take()) sendNow();
      else void permits.waitWithin(deadline).then((cause) => (cause === undefined ? sendNow() : settle(fail(cause))));
    },
    async stream(passage, signal) {
      const cause = permits.take() ? undefined : await permits.waitUntilAborted(signal);
      if (cause !== undefined) return fail(cause);
      let result: Awaited<ReturnType<Transport['stream']>> | undefined;
      try {
        return (result = await transport.stream(passage, signal));
      } finally {
        if (result?.ok === true) result.value.body.once('close', () => permits.leave());
        else permits.leave();
      }
    },
    renew: () => transport.renew?.(),
    close: () => transport.close(),
  };
}

/** Ends the wait of an exchange. With a cause, the exchange fails; without one, it begins. */
type EndWait = (cause: FailureCause | undefined) => void;

/** The permits for exchanges; there is one for each connection. */
class ConnectionPermits {
  readonly #limits: WireLimits;
  /** The exchanges that wait, in the order of arrival. */
  readonly #waiting = new Set<EndWait>();
  #taken = 0;

  constructor(limits: WireLimits) {
    this.#limits = limits;
  }

  /** Takes a permit; returns false when none is free. */
  take(): boolean {
    if (this.#taken >= this.#limits.connections) return false;
    this.#taken += 1;
    return true;
  }

  /** Passes a permit on to the exchange that has waited longest, or returns it. */
  leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) this.#taken -= 1;
    else next(undefined);
  }

  /** Waits for a permit until the deadline of an exchange, or until its caller disconnects. */
  waitWithin(deadline: Deadline): Promise<FailureCause | undefined> {
    if (deadline.over !== undefined) return Promise.resolve(deadline.over);
    return this.#wait((end) => {
      deadline.notifyWhenOver(end);
      return () => undefined;
    });
  }

  /** Waits for a permit until the caller disconnects, or for the longest time that a stream may pause. */
  waitUntilAborted(signal: AbortSignal): Promise<FailureCause | undefined> {
    if (signal.aborted) return Promise.resolve({ code: 'cancelled' });
    const { namespace, idleTimeoutMs: timeoutMs } = this.#limits;
    return this.#wait((end) => {
      const cancel = (): void => end({ code: 'cancelled' });
      const timer = setTimeout(() => end({ code: 'upstream-timeout', namespace, timeoutMs }), timeoutMs);
      signal.addEventListener('abort', cancel, { once: true });
      return () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
      };
    });
  }

  /**
   * Waits for a permit. `watch` receives a function that ends the wait with a failure, and returns a function that
   * removes its listeners.
   */
  async #wait(watch: (end: (cause: FailureCause) => void) => () => void): Promise<FailureCause | undefined> {
    const { namespace, connections, queue } = this.#limits;
    if (this.#waiting.size >= queue) return { code: 'upstream-busy', namespace, connections };
    let stopWatching = (): void => undefined;
    try {
      return await new Promise<FailureCause | undefined>((resolve) => {
        const settle: EndWait = (cause) => {
          this.#waiting.delete(settle);
          resolve(cause);
        };
        this.#waiting.add(settle);
        stopWatching = watch((cause) =>
          settle(cause.code === 'upstream-timeout' ? { ...cause, busyConnections: connections } : cause),
        );
      });
    } finally {
      stopWatching();
    }
  }
}
