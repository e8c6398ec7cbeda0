import cluster from 'node:cluster';
import type { Log } from '@naftiko/runtime';
import { workerVariable } from './worker-variable.js';
import { WorkerProcess, type Ending } from './worker-process.js';

/** What the pool reports. */
export interface PoolEvents {
  /** A process has been started, and has not begun yet. */
  started(worker: WorkerProcess): void;
  ended(worker: WorkerProcess): void;
}

/** How long a worker serves at least, for its end not to count as one at once. */
const steadyMs = 10_000;
const firstDelayMs = 500;
const longestDelayMs = 30_000;

/** The worker processes: starts them, and replaces those that end. */
export class WorkerPool {
  readonly #log: Log;
  readonly #events: PoolEvents;
  #workers: readonly WorkerProcess[] = [];
  /** How often in a row each worker ended at once, by number. */
  readonly #quickEnds = new Map<number, number>();
  readonly #delays = new Set<NodeJS.Timeout>();
  /** Whether a worker that ends is replaced. */
  #replaces = false;

  constructor(log: Log, events: PoolEvents) {
    this.#log = log;
    this.#events = events;
  }

  /** The processes that run, those that finish their last requests among them. */
  get all(): readonly WorkerProcess[] {
    return this.#workers;
  }

  start(number: number): WorkerProcess {
    const worker = new WorkerProcess(number, cluster.fork({ [workerVariable]: 'yes' }));
    this.#workers = [...this.#workers, worker];
    void worker.ended.then((ending) => this.#onEnd(worker, ending));
    this.#events.started(worker);
    return worker;
  }

  /** Starts another process in the place of one that is about to end. */
  replaceStopping(worker: WorkerProcess): void {
    worker.state = 'stopping';
    if (this.#replaces) this.start(worker.number);
  }

  /** Replaces from now on every process that ends. */
  beginReplacing(): void {
    this.#replaces = true;
  }

  endReplacing(): void {
    this.#replaces = false;
    for (const timer of this.#delays) clearTimeout(timer);
  }

  #onEnd(worker: WorkerProcess, { code, signal }: Ending): void {
    this.#workers = this.#workers.filter((one) => one !== worker);
    this.#events.ended(worker);
    if (worker.state === 'stopping' || !this.#replaces) return;
    const { number, pid, startedAt } = worker;
    const isQuick = Date.now() - startedAt.getTime() < steadyMs;
    const before = isQuick ? (this.#quickEnds.get(number) ?? 0) : 0;
    this.#quickEnds.set(number, isQuick ? before + 1 : 0);
    const delayMs = before === 0 ? 0 : Math.min(longestDelayMs, firstDelayMs * 2 ** (before - 1));
    this.#log.error('worker ended; another one replaces it', {
      worker: number,
      pid,
      ...(signal === null ? { code } : { signal }),
      ...(delayMs === 0 ? {} : { delayMs }),
    });
    this.#startAfter(delayMs, number);
  }

  #startAfter(delayMs: number, number: number): void {
    const timer = setTimeout(() => {
      this.#delays.delete(timer);
      this.start(number);
    }, delayMs);
    this.#delays.add(timer);
  }
}
