import { Worker } from 'node:worker_threads';
import type { CheckedDocument } from './check-document.js';
import type { CheckJob } from './check-job.js';

/** Threads that check documents beside the main one. */
export interface CheckThreads {
  /**
   * Waits until all threads have checked their documents; `notice` is called for each document until then. A thread that
   * fails leaves out the document that it was checking.
   */
  finish(notice: () => void): Promise<ReadonlyMap<number, CheckedDocument>>;
}

/** Starts threads that take documents by the counter of the job until there are no more. */
export function startThreads(number: number, job: CheckJob): CheckThreads {
  const results = new Map<number, CheckedDocument>();
  let onResult = (): void => undefined;
  const receive = (index: number, checked: CheckedDocument): void => {
    results.set(index, checked);
    onResult();
  };
  const ended = Promise.all(Array.from({ length: number }, () => runThread(job, receive)));
  return {
    async finish(notice) {
      onResult = notice;
      await ended;
      return results;
    },
  };
}

/** Threads run JavaScript: from a source file the path leads to the built file. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/validate/check-worker.js' : './check-worker.js',
  import.meta.url,
);

/** What a thread sends: a result, or that there are no more documents. */
export type CheckMessage = readonly [index: number, checked: CheckedDocument] | 'finished';

function runThread(job: CheckJob, receive: (index: number, checked: CheckedDocument) => void): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(program, {
      name: 'naftiko-validate',
      workerData: job,
      argv: [],
      execArgv: [],
      stdin: false,
    });
    worker.on('message', (message: CheckMessage) => {
      if (message !== 'finished') return receive(...message);
      // A plug-in may have left a timer that keeps the thread alive.
      void worker.terminate();
      resolve();
    });
    // The documents that it leaves out are checked again by the main thread, which reports the reason.
    worker.on('error', () => undefined);
    worker.once('exit', () => resolve());
  });
}
