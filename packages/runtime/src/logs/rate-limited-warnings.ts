import type { Fields, Log } from './log.js';

/** The minimum time between two equal warnings. */
const quietMs = 60_000;

/** Logs a warning at most once a minute for each message and reason. The next line says how many were suppressed. */
export class RateLimitedWarnings {
  readonly #log: Log;
  readonly #now: () => number;
  readonly #warnings = new Map<string, { quietUntilMs: number; suppressed: number }>();

  constructor(log: Log, now: () => number = () => performance.now()) {
    this.#log = log;
    this.#now = now;
  }

  /** `reason` must come from a fixed set, because the number of different warnings is not limited. */
  warn(message: string, fields: Fields & { readonly reason: string }): void {
    const nowMs = this.#now();
    const key = `${message} ${fields.reason}`;
    const warning = this.#warnings.get(key) ?? { quietUntilMs: -Infinity, suppressed: 0 };
    this.#warnings.set(key, warning);
    if (nowMs < warning.quietUntilMs) {
      warning.suppressed += 1;
      return;
    }
    this.#log.warn(message, { ...fields, ...(warning.suppressed === 0 ? {} : { suppressed: warning.suppressed }) });
    warning.quietUntilMs = nowMs + quietMs;
    warning.suppressed = 0;
  }
}
