import type { Fields, Log } from './log.js';

/** The minimum time between two equal warnings. */
const quietMs = 60_000;

/** Logs equal warnings at most once a minute. The next line says how many were suppressed. */
export class RateLimitedWarnings {
  readonly #log: Log;
  readonly #now: () => number;
  readonly #warnings = new Map<string, { quietUntilMs: number; suppressed: number }>();

  constructor(log: Log, now: () => number = () => performance.now()) {
    this.#log = log;
    this.#now = now;
  }

  /**
   * Warnings are equal if their message and `topic` are: a reason, or what the warning is about. Topics must come from a
   * bounded set, because each one is kept.
   */
  warn(message: string, fields: Fields, topic = ''): void {
    const nowMs = this.#now();
    const key = `${message} ${topic}`;
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
