import type { Log } from '@naftiko/runtime';

/** Logs failed exports, at most once a minute: logs an unreachable collector once, not per export. */
export class RateLimitedWarning {
  readonly #log: Log;
  readonly #now: () => number;
  #suppressedUntilMs = -Infinity;
  #suppressed = 0;

  constructor(log: Log, now: () => number = () => performance.now()) {
    this.#log = log;
    this.#now = now;
  }

  report(signal: string, reason: string): void {
    const nowMs = this.#now();
    if (nowMs < this.#suppressedUntilMs) {
      this.#suppressed += 1;
      return;
    }
    const suppressed = this.#suppressed === 0 ? {} : { suppressed: this.#suppressed };
    this.#log.warn('telemetry export failed', { signal, reason, ...suppressed });
    this.#suppressedUntilMs = nowMs + 60_000;
    this.#suppressed = 0;
  }
}
