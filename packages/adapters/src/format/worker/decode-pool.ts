import { startDecodeThread, type DecodeThread } from './decode-thread.js';
import type { Job, Outcome } from './job.js';

/** The conditions of a job: its time limit, and the operation that it belongs to. */
export interface JobConditions {
  readonly signal: AbortSignal;
  /** For the job itself. `waitLimitMs` of it is the limit for the time until a thread is free. */
  readonly timeoutMs: number;
  /** The operation whose answers the job decodes. */
  readonly owner: object;
}

interface Task extends JobConditions {
  readonly job: Job;
  timer: NodeJS.Timeout | undefined;
  settle(outcome: Outcome): void;
  fail(cause: unknown): void;
}

interface PooledThread {
  readonly thread: DecodeThread;
  state: 'starting' | 'idle' | 'busy' | 'ending';
  task: Task | undefined;
  idle: NodeJS.Timeout | undefined;
}

/** At most two run jobs of one operation, so that one is left for other operations. */
const maxThreads = 3;

/** A thread without work is ended, which frees its memory. */
const idleMs = 30_000;

/**
 * Threads that decode one body at a time; further jobs wait in order.
 *
 * Threads start when a job needs one. A thread whose job exceeds its time, is cancelled or crashes is ended, and the next
 * job gets a new one. The last free thread is kept for an operation that has no job running: an upstream whose
 * answers are slow to decode delays no answers of others.
 */
export class DecodePool {
  readonly #threads = new Set<PooledThread>();
  readonly #waiting: Task[] = [];

  /** Rejects only when no thread can be started, because the installation is damaged. */
  run(job: Job, conditions: JobConditions): Promise<Outcome> {
    const { signal, timeoutMs } = conditions;
    if (signal.aborted) return Promise.resolve({ kind: 'cancelled' });
    return new Promise((resolve, reject) => {
      const onAbort = (): void => this.#abandon(task, { kind: 'cancelled' });
      const release = (): void => {
        clearTimeout(task.timer);
        signal.removeEventListener('abort', onAbort);
      };
      const task: Task = {
        ...conditions,
        job,
        timer: setTimeout(() => this.#abandon(task, { kind: 'no-worker' }), waitLimitMs(timeoutMs)),
        settle(outcome) {
          release();
          resolve(outcome);
        },
        fail(cause) {
          release();
          reject(cause as Error);
        },
      };
      signal.addEventListener('abort', onAbort);
      this.#waiting.push(task);
      this.#assign();
    });
  }

  #assign(): void {
    for (const pooled of this.#threads) {
      if (pooled.state !== 'idle') continue;
      const task = this.#next();
      if (task === undefined) return;
      this.#begin(pooled, task);
    }
    const starting = [...this.#threads].filter(({ state }) => state === 'starting').length;
    const free = maxThreads - this.#threads.size;
    for (let needed = Math.min(this.#waiting.length - starting, free); needed > 0; needed -= 1) this.#start();
  }

  /** The first waiting job that may run now. */
  #next(): Task | undefined {
    const running = [...this.#threads].flatMap(({ task }) => task ?? []);
    const isLast = running.length >= maxThreads - 1;
    const index = this.#waiting.findIndex(({ owner }) => !isLast || running.every((task) => task.owner !== owner));
    return index === -1 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  #start(): void {
    const thread = startDecodeThread({
      ready: () => {
        this.#markIdle(pooled);
        this.#assign();
      },
      finish: (outcome) => this.#finish(pooled, outcome),
      exit: (outcome, cause) => this.#remove(pooled, outcome, cause),
    });
    const pooled: PooledThread = { thread, state: 'starting', task: undefined, idle: undefined };
    this.#threads.add(pooled);
  }

  #begin(pooled: PooledThread, task: Task): void {
    clearTimeout(pooled.idle);
    clearTimeout(task.timer);
    pooled.state = 'busy';
    pooled.task = task;
    task.timer = setTimeout(() => this.#abandon(task, { kind: 'timeout' }), task.timeoutMs);
    pooled.thread.begin(task.job);
  }

  #markIdle(pooled: PooledThread): void {
    if (pooled.state === 'ending') return;
    pooled.state = 'idle';
    pooled.idle = setTimeout(() => this.#end(pooled), idleMs).unref();
  }

  #finish(pooled: PooledThread, outcome: Outcome): void {
    const { task } = pooled;
    if (task === undefined) return;
    pooled.task = undefined;
    task.settle(outcome);
    this.#markIdle(pooled);
    this.#assign();
  }

  /** Ends a job before its result arrives, whether it waits or runs. */
  #abandon(task: Task, outcome: Outcome): void {
    const waiting = this.#waiting.indexOf(task);
    if (waiting !== -1) this.#waiting.splice(waiting, 1);
    const pooled = [...this.#threads].find((candidate) => candidate.task === task);
    if (pooled !== undefined) this.#end(pooled);
    task.settle(outcome);
  }

  /** Ends a thread. Its place is free only when the thread has exited, because native code may continue for a while. */
  #end(pooled: PooledThread): void {
    clearTimeout(pooled.idle);
    pooled.state = 'ending';
    pooled.task = undefined;
    pooled.thread.end();
  }

  #remove(pooled: PooledThread, outcome: Outcome, cause: unknown): void {
    clearTimeout(pooled.idle);
    this.#threads.delete(pooled);
    pooled.task?.settle(outcome);
    if (pooled.state === 'starting') this.#waiting.shift()?.fail(cause);
    this.#assign();
  }
}

/** How long a job waits for a free thread: the time of one job, and the start of a thread. */
export const waitLimitMs = (timeoutMs: number): number => timeoutMs + startingMs;

const startingMs = 5_000;
