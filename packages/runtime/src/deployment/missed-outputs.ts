import type { Log } from '../logs/log.js';
import { RateLimitedWarnings } from '../logs/rate-limited-warnings.js';

/**
 * Warns of answers in which none of the declared paths selected anything: their callers get null or an empty object. At
 * most one warning per minute and operation, because after a change of the upstream every request would cause one.
 * Source: specification 03, section 8.3.
 */
export class MissedOutputs {
  readonly #warnings: RateLimitedWarnings;

  constructor(log: Log, now?: () => number) {
    this.#warnings = new RateLimitedWarnings(log, now);
  }

  report(operation: string, paths: readonly string[]): void {
    this.#warnings.warn('outputs found nothing', { operation, paths: paths.join(', ') }, operation);
  }
}
