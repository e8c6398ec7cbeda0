import type { Running } from '@naftiko/runtime';
import { exitCode } from '../exit-code.js';
import { printLines, type Shell } from '../shell.js';

/**
 * Keeps the process alive after an uncaught exception, for example in a timer or in a promise that is not awaited.
 * `Running.reportDefect` recovers from it. Before documents run, such an exception ends the process.
 */
export class DefectWatch {
  readonly #errors: Shell['errors'];
  #running: Pick<Running, 'reportDefect'> | undefined;
  readonly #onDefect = (cause: unknown): void => this.#note(cause);

  constructor({ errors }: Pick<Shell, 'errors'>) {
    this.#errors = errors;
    process.on('uncaughtException', this.#onDefect).on('unhandledRejection', this.#onDefect);
  }

  /** From now on, uncaught exceptions do not end the process. */
  protect(running: Pick<Running, 'reportDefect'>): void {
    this.#running = running;
  }

  close(): void {
    process.off('uncaughtException', this.#onDefect).off('unhandledRejection', this.#onDefect);
  }

  #note(cause: unknown): void {
    if (this.#running !== undefined) return void this.#running.reportDefect(cause);
    const message = cause instanceof Error ? cause.message : String(cause);
    printLines(this.#errors, `naftiko: internal error while starting: ${message}`);
    process.exit(exitCode.defect);
  }
}
