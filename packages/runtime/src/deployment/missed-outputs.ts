import type { Log } from '../logs/log.js';

/** The minimum time between two warnings about one operation. */
const quietMs = 60_000;

/**
 * Warns of answers in which none of the declared paths selected anything: their callers get null or an empty object. At
 * most one warning per minute and operation, because after a change of the upstream every request would cause one.
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
