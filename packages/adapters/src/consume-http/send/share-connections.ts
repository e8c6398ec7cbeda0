import { fail, type FailureCause } from '@naftiko/engine';
import type { Deadline } from './deadline.js';
import type { Transport, WireLimits } from './transport.js';

/**
 * Limits the exchanges that are under way with an upstream; each of them occupies one connection. Further ones wait in
 * order, until their deadline and within a limit of their own. A stream occupies its connection until it has ended.
 */
export function shareConnections(transport: Transport, limits: WireLimits): Transport {
  const places = new Places(limits);
  return {
    async send(delivery, deadline) {
      const refusal = places.take() ? undefined : await places.waitWithin(deadline);
      if (refusal !== undefined) return fail(refusal);
      try {
        return await transport.send(delivery, deadline);
      } finally {
        places.leave();
      }
    },
    async stream(passage, signal) {
      const refusal = places.take() ? undefined : await places.waitUnless(signal);
      if (refusal !== undefined) return fail(refusal);
      let result: Awaited<ReturnType<Transport['stream']>> | undefined;
      try {
        return (result = await transport.stream(passage, signal));
      } finally {
        if (result?.ok === true) result.value.body.once('close', () => places.leave());
        else places.leave();
      }
    },
    renew: () => transport.renew?.(),
    close: () => transport.close(),
  };
}

/** Ends the wait of an exchange: without a cause, it may begin. */
type Settle = (cause: FailureCause | undefined) => void;

class Places {
  readonly #limits: WireLimits;
  /** In the order of arrival. */
  readonly #waiting = new Set<Settle>();
  #taken = 0;

  constructor(limits: WireLimits) {
    this.#limits = limits;
  }

  /** Takes a place, if one is free. */
  take(): boolean {
    if (this.#taken >= this.#limits.connections) return false;
    this.#taken += 1;
    return true;
  }

  /** Hands a place to the exchange that has waited longest. */
  leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) this.#taken -= 1;
    else next(undefined);
  }

  /** Waits for a place until the deadline of an exchange. */
  waitWithin(deadline: Deadline): Promise<FailureCause | undefined> {
    if (deadline.over !== undefined) return Promise.resolve(deadline.over);
    return this.#wait((end) => {
      deadline.notifyWhenOver(end);
      return () => undefined;
    });
  }

  /** Waits for a place until the caller is gone, or as long as a stream may pause. */
  waitUnless(signal: AbortSignal): Promise<FailureCause | undefined> {
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

  /** `watch` is given what ends the waiting, and returns what stops watching. */
  async #wait(watch: (end: (cause: FailureCause) => void) => () => void): Promise<FailureCause | undefined> {
    const { namespace, connections, queue } = this.#limits;
    if (this.#waiting.size >= queue) return { code: 'upstream-busy', namespace, connections };
    let stopWatching = (): void => undefined;
    try {
      return await new Promise<FailureCause | undefined>((resolve) => {
        const settle: Settle = (cause) => {
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
