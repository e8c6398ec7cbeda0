import type { Job, Outcome, WorkerMessage } from './job.js';
import type { Print } from './interpreter.js';

/** The options of a pool. */
export interface PoolOptions {
  readonly start: (events: WorkerEvents) => PoolWorker;
  readonly size: number;
  /** The number of workers started in advance as soon as there is work, within the pool's size. */
  readonly spares: number;
  /** A worker is replaced after this number of runs. */
  readonly runsPerWorker: number;
  /** Time after a run's timeout before its worker is ended, for workers that check the clock themselves. */
  readonly graceMs: number;
}

/** A worker that runs one job at a time: a thread, or a process. */
export interface PoolWorker {
  begin(job: Job): void;
  /** Ends it in any state. May be called twice. */
  end(): Promise<void>;
  /** A referenced worker keeps this process alive. */
  ref(): void;
  unref(): void;
}

/** Events of a worker for its pool. */
export interface WorkerEvents {
  receive(message: WorkerMessage): void;
  /** It has ended, or never started. */
  notifyEnd(cause: unknown): void;
}

/** How a run ended: the interpreter's own outcome, or that the worker was ended. */
export type PoolOutcome = Outcome | { readonly kind: 'cancelled' } | { readonly kind: 'crashed' };

/** The maximum of a timer. */
const maxTimerMs = 2 ** 31 - 1;

interface Task {
  readonly job: Job;
  readonly signal: AbortSignal;
  readonly print: Print;
  settle(outcome: PoolOutcome): void;
  fail(cause: unknown): void;
}

interface PooledWorker {
  readonly worker: PoolWorker;
  isReady: boolean;
  runs: number;
  task: Task | undefined;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Workers that run one job at a time each; further jobs wait in order.
 *
 * Workers start when a job needs one and are reused. A worker whose job exceeds its time, is cancelled or crashes is
 * ended, and the next job gets a new one.
 */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #workers = new Set<PooledWorker>();
  readonly #waiting: Task[] = [];
  readonly #ending = new Set<Promise<void>>();
  /** Starts that failed since the last one that succeeded. */
  #failedStarts = 0;
  #isClosed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Rejects only when a worker could not be started twice in a row, because the installation is damaged. */
  run(job: Job, signal: AbortSignal, print: Print): Promise<PoolOutcome> {
    if (signal.aborted || this.#isClosed) return Promise.resolve({ kind: 'cancelled' });
    return new Promise((resolve, reject) => {
      const onAbort = (): void => this.#cancel(task);
      const task: Task = {
        job,
        signal,
        print,
        settle: (outcome) => {
          signal.removeEventListener('abort', onAbort);
          resolve(outcome);
        },
        fail: (cause) => {
          signal.removeEventListener('abort', onAbort);
          reject(cause as Error);
        },
      };
      signal.addEventListener('abort', onAbort);
      this.#waiting.push(task);
      this.#assign();
    });
  }

  /** Ends every worker and waits for the last; running and waiting jobs are cancelled. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const task of this.#waiting.splice(0)) task.settle({ kind: 'cancelled' });
    for (const pooled of this.#workers) this.#endWorker(pooled, { kind: 'cancelled' });
    await Promise.all(this.#ending);
  }

  #assign(): void {
    for (const pooled of this.#workers) {
      if (!pooled.isReady || pooled.task !== undefined) continue;
      const task = this.#waiting.shift();
      if (task === undefined) return;
      this.#begin(pooled, task);
    }
    const starting = [...this.#workers].filter(({ isReady }) => !isReady).length;
    const free = this.#options.size - this.#workers.size;
    for (let needed = Math.min(this.#waiting.length - starting, free); needed > 0; needed -= 1) this.#startWorker();
  }

  #startWorker(): void {
    const worker = this.#options.start({
      receive: (message) => this.#handleMessage(pooled, message),
      notifyEnd: (cause) => this.#handleEnd(pooled, cause),
    });
    const pooled: PooledWorker = { worker, isReady: false, runs: 0, task: undefined, timer: undefined };
    this.#workers.add(pooled);
  }

  /** Called only at the start or end of a job: a spare that cannot start is not restarted in a loop. */
  #startSpares(): void {
    if (this.#isClosed) return;
    const idle = [...this.#workers].filter(({ task }) => task === undefined).length;
    const free = this.#options.size - this.#workers.size;
    const wanted = this.#options.spares + this.#waiting.length - idle;
    for (let needed = Math.min(wanted, free); needed > 0; needed -= 1) this.#startWorker();
  }

  #begin(pooled: PooledWorker, task: Task): void {
    pooled.task = task;
    pooled.runs += 1;
    pooled.worker.ref();
    const timeoutMs = Math.min(task.job.timeoutMs + this.#options.graceMs, maxTimerMs);
    pooled.timer = setTimeout(() => this.#endWorker(pooled, { kind: 'timeout' }), timeoutMs);
    pooled.worker.begin(task.job);
    this.#startSpares();
  }

  #handleMessage(pooled: PooledWorker, message: WorkerMessage): void {
    if (!this.#workers.has(pooled)) return;
    if (message.kind === 'printed') {
      pooled.task?.print(message.level, message.line);
      return;
    }
    if (message.kind === 'ready') {
      pooled.isReady = true;
      this.#failedStarts = 0;
      // An idle worker does not keep the process alive.
      pooled.worker.unref();
      this.#assign();
      return;
    }
    if (message.endsWorker || pooled.runs >= this.#options.runsPerWorker) this.#endWorker(pooled, message.outcome);
    else {
      pooled.worker.unref();
      this.#release(pooled, message.outcome);
    }
  }

  #release(pooled: PooledWorker, outcome: PoolOutcome): void {
    const { task } = pooled;
    clearTimeout(pooled.timer);
    pooled.task = undefined;
    task?.settle(outcome);
    this.#assign();
    if (task !== undefined) this.#startSpares();
  }

  /** Ends a worker; its task ends with `outcome`. */
  #endWorker(pooled: PooledWorker, outcome: PoolOutcome): void {
    this.#workers.delete(pooled);
    const ended: Promise<void> = pooled.worker.end().finally(() => this.#ending.delete(ended));
    this.#ending.add(ended);
    this.#release(pooled, outcome);
  }

  /** A worker that ended by itself: its task crashed it, or it failed to start. */
  #handleEnd(pooled: PooledWorker, cause: unknown): void {
    if (!this.#workers.delete(pooled)) return;
    if (!pooled.isReady) this.#handleFailedStart(cause);
    this.#release(pooled, { kind: 'crashed' });
  }

  /** One failed start may have an accidental cause: the waiting job gets another worker. After two the job fails. */
  #handleFailedStart(cause: unknown): void {
    this.#failedStarts += 1;
    if (this.#failedStarts > 1) this.#waiting.shift()?.fail(cause);
  }

  #cancel(task: Task): void {
    const waiting = this.#waiting.indexOf(task);
    if (waiting !== -1) {
      this.#waiting.splice(waiting, 1);
      task.settle({ kind: 'cancelled' });
      return;
    }
    const pooled = [...this.#workers].find((candidate) => candidate.task === task);
    if (pooled !== undefined) this.#endWorker(pooled, { kind: 'cancelled' });
  }
}
