import type { Socket } from 'node:net';
import type { Job } from '../job.js';
import type { PoolWorker, WorkerEvents } from '../worker-pool.js';
import { createListener } from './receive-messages.js';
import { keepStderrTail } from './stderr-tail.js';
import { launch, type PythonChild } from './launch.js';
import type { PyodideFiles } from './pyodide-files.js';
import { NotStarted, type Snapshot } from './snapshot.js';

/** A machine on which a start takes longer is too busy to run Python. */
const maxStartMs = 60_000;

/** A process of a pool, for one job: it starts from the snapshot, and is ended after the job. */
export function startProcess(pyodide: PyodideFiles, snapshot: Snapshot, events: WorkerEvents): PoolWorker {
  const worker = new WorkerProcess(events);
  snapshot
    .readBytes()
    .then((bytes) => worker.start(pyodide, bytes))
    .catch(events.notifyEnd);
  return worker;
}

class WorkerProcess implements PoolWorker {
  readonly #events: WorkerEvents;
  #child: PythonChild | undefined;
  #gone: Promise<void> = Promise.resolve();
  #isEnded = false;

  constructor(events: WorkerEvents) {
    this.#events = events;
  }

  start(pyodide: PyodideFiles, snapshot: Buffer): void {
    if (this.#isEnded) return;
    const child = launch('script', pyodide);
    this.#child = child;
    const stderrTail = keepStderrTail(child.stderr);
    const deadline = setTimeout(() => child.kill('SIGKILL'), maxStartMs);
    const receive = createListener((message) => {
      if (message.kind === 'ready') clearTimeout(deadline);
      this.#events.receive(message);
    });
    this.#gone = new Promise((resolve) => {
      const handleEnd = (cause: unknown): void => {
        clearTimeout(deadline);
        this.#events.notifyEnd(cause);
        resolve();
      };
      child.once('error', handleEnd);
      child.once('close', (code) => handleEnd(new NotStarted(code, stderrTail())));
    });
    child.stdout.on('data', receive);
    // Writing to an ended process fails; its end is reported elsewhere.
    child.stdin.on('error', () => undefined);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(snapshot.length);
    child.stdin.write(length);
    child.stdin.write(snapshot);
  }

  /** The process waits for the end of its input. */
  begin(job: Job): void {
    this.#child?.stdin.end(JSON.stringify(job));
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    // The pool waits for its end, and this process must not end before.
    this.ref();
    this.#child?.kill('SIGKILL');
    await this.#gone;
  }

  ref(): void {
    this.#child?.ref();
    for (const pipe of this.#listPipes()) pipe.ref();
  }

  unref(): void {
    this.#child?.unref();
    for (const pipe of this.#listPipes()) pipe.unref();
  }

  /** The pipes of a child are sockets, although their type is less specific. */
  #listPipes(): readonly Socket[] {
    const child = this.#child;
    return child === undefined
      ? []
      : [child.stdin, child.stdout, child.stderr].map((pipe) => pipe as unknown as Socket);
  }
}
