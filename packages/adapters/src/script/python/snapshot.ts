import { launch, type PythonChild } from './launch.js';
import { keepStderrTail } from './stderr-tail.js';
import type { PyodideFiles } from './pyodide-files.js';

/**
 * The start state of every interpreter: the memory of one that has started and has not run a script.
 *
 * Starting without it takes seven times as long. It is created for the first script, by a process with the same
 * restrictions as those that run scripts, and is kept in the memory of this process.
 */
export class Snapshot {
  readonly #pyodide: PyodideFiles;
  #making: Promise<Buffer> | undefined;
  #child: PythonChild | undefined;

  constructor(pyodide: PyodideFiles) {
    this.#pyodide = pyodide;
  }

  /** Rejects when Python cannot be started; the next call tries again. */
  readBytes(): Promise<Buffer> {
    this.#making ??= this.#make().catch((cause: unknown) => {
      this.#making = undefined;
      throw cause;
    });
    return this.#making;
  }

  async close(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#making?.catch(() => undefined);
  }

  #make(): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const child = launch('snapshot', this.#pyodide);
      this.#child = child;
      const stderrTail = keepStderrTail(child.stderr);
      const parts: Buffer[] = [];
      child.stdin.on('error', ignore).end();
      child.stdout.on('data', (part: Buffer) => parts.push(part));
      child.once('error', reject);
      child.once('close', (code) => {
        this.#child = undefined;
        if (code === 0) resolve(Buffer.concat(parts));
        else reject(new NotStarted(code, stderrTail()));
      });
    });
  }
}

const ignore = (): void => undefined;

/** Python did not start, because its installation is damaged or does not fit this machine. */
export class NotStarted extends Error {
  constructor(code: number | null, stderrTail: string) {
    super(`The Python interpreter ended before it was ready (exit code ${code}). ${stderrTail}`.trimEnd());
  }
}
