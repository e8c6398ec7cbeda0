import type { Log } from '@naftiko/runtime';

/** Logs failed exports, at most once a minute: logs an unreachable collector once, not per export. */
export class RateLimitedWarning {
  readonly #log: Log;
  readonly #now: () => number;
  #quietUntilMs = -Infinity;
  #unsaid = 0;

  constructor(log: Log, now: () => number = () => performance.now()) {
    this.#log = log;
    this.#now = now;
  }

  report(signal: string, reason: string): void {
    const nowMs = this.#now();
    if (nowMs < this.#quietUntilMs) {
      this.#unsaid += 1;
      return;
    }
    const unsaid = this.#unsaid === 0 ? {} : { unsaid: this.#unsaid };
    this.#log.warn('telemetry export failed', { signal, reason, ...unsaid });
    this.#quietUntilMs = nowMs + 60_000;
    this.#unsaid = 0;
  }
}
