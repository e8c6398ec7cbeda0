import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EntryOptions, PlanJob, PlanOptions, PlanThreads, ToolPolicy } from '@naftiko/runtime';
import type { RawPlanOptions } from '../command-line/plan-options.js';

/** What the threads plan with: plain data. */
export interface PlanThreadInput {
  readonly raw: Pick<RawPlanOptions, 'plugin' | 'python'>;
  readonly workingDirectory: string;
  readonly planOptions: PlanOptions;
  readonly entryOptions: EntryOptions;
  readonly policy: ToolPolicy;
}

/** From how many documents on threads pay: each loads the compiler first. */
const minDocuments = 40;
const threads = 2;
/** So that a thread has its next document when it has planned one. */
const queued = 2;

/** Starts threads that plan documents beside the main one; `undefined`: they would not pay. */
export function startPlanThreads(documents: number, data: PlanThreadInput): PlanThreads | undefined {
  if (documents < minDocuments || availableParallelism() < 2) return undefined;
  const pool = Array.from({ length: threads }, () => new PlanThread(data));
  return {
    width: pool.length * queued,
    plan: (job) => {
      const alive = pool.filter(({ isAlive }) => isAlive).toSorted((left, right) => left.waiting - right.waiting);
      return alive[0]?.plan(job) ?? Promise.resolve(undefined);
    },
    close: () => pool.forEach((thread) => thread.close()),
  };
}

/** Threads run JavaScript: from a source file the path leads to the built file. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/gateway/plan-worker.js' : './plan-worker.js',
  import.meta.url,
);

/** What a thread answers: a text for each document, in order; without one, the document is planned on the main thread. */
export type PlanAnswer = string | undefined;

class PlanThread {
  isAlive = true;
  readonly #worker: Worker;
  readonly #waiting: ((written: PlanAnswer) => void)[] = [];

  constructor(data: PlanThreadInput) {
    this.#worker = new Worker(program, {
      name: 'naftiko-plan',
      workerData: data,
      argv: [],
      execArgv: [],
      stdin: false,
      // A plan is garbage once it is written: with more room for young objects, few are copied.
      resourceLimits: { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 256 },
    });
    this.#worker.unref();
    this.#worker.on('message', (written: PlanAnswer) => this.#waiting.shift()?.(written));
    // The main thread plans what is left, and reports the reason.
    this.#worker.on('error', () => this.#fail());
    this.#worker.once('exit', () => this.#fail());
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  plan(job: PlanJob): Promise<PlanAnswer> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#worker.postMessage(job);
    });
  }

  close(): void {
    void this.#worker.terminate();
  }

  #fail(): void {
    this.isAlive = false;
    for (const resolve of this.#waiting.splice(0)) resolve(undefined);
  }
}
