import type { Running } from '@naftiko/runtime';
import { exitCode } from '../exit-code.js';
import { printLines, type Shell } from '../shell.js';

/**
 * Keeps the process alive when an error is caught nowhere: in a timer, in an emitter, in a promise that nothing awaits.
 * The running documents take note of it. Before they run, such an error ends the process.
 */
export class DefectWatch {
  readonly #errors: Shell['errors'];
  #running: Running | undefined;
  readonly #onDefect = (cause: unknown): void => this.#note(cause);

  constructor({ errors }: Pick<Shell, 'errors'>) {
    this.#errors = errors;
    process.on('uncaughtException', this.#onDefect).on('unhandledRejection', this.#onDefect);
  }

  /** From now on errors are survived. */
  protect(running: Running): void {
    this.#running = running;
  }

  close(): void {
    process.off('uncaughtException', this.#onDefect).off('unhandledRejection', this.#onDefect);
  }

  #note(cause: unknown): void {
    if (this.#running !== undefined) return void this.#running.reportDefect(cause);
    const message = cause instanceof Error ? cause.message : String(cause);
    printLines(this.#errors, `naftiko: a fault of this program while starting: ${message}`);
    process.exit(exitCode.defect);
  }
}
