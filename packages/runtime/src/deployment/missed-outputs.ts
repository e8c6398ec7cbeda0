import type { Log } from '../logs/log.js';

/** How long the log is quiet about an operation after a warning. */
const quietMs = 60_000;

/**
 * Warns of answers in which none of the declared paths found anything: their callers get null or an empty object. At
 * most one warning a minute and operation, because an upstream that changed its answers misses on every request.
 * Source: specification 03, section 8.3.
 */
export class MissedOutputs {
  readonly #log: Log;
  readonly #now: () => number;
  readonly #warnings = new Map<string, { quietUntilMs: number; suppressed: number }>();

  constructor(log: Log, now: () => number = () => performance.now()) {
    this.#log = log;
    this.#now = now;
  }

  report(operation: string, paths: readonly string[]): void {
    const nowMs = this.#now();
    const warning = this.#warnings.get(operation) ?? { quietUntilMs: -Infinity, suppressed: 0 };
    this.#warnings.set(operation, warning);
    if (nowMs < warning.quietUntilMs) {
      warning.suppressed += 1;
      return;
    }
    const suppressed = warning.suppressed === 0 ? {} : { suppressed: warning.suppressed };
    this.#log.warn('outputs found nothing', { operation, paths: paths.join(', '), ...suppressed });
    warning.quietUntilMs = nowMs + quietMs;
    warning.suppressed = 0;
  }
}
