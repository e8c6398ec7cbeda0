import { Worker } from 'node:worker_threads';
import type { WorkerMessage } from './job.js';
import type { PoolWorker, WorkerEvents } from './worker-pool.js';

/** A thread of a pool. */
export function startThread(file: URL, { receive, lose }: WorkerEvents): PoolWorker {
  // No environment, no inherited flags; output of a crashing engine does not reach our own streams.
  const worker = new Worker(file, {
    name: 'naftiko-script',
    env: {},
    argv: [],
    execArgv: [],
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { stackSizeMb: 16, maxOldGenerationSizeMb: 64 },
  });
  worker.stdout.resume();
  worker.stderr.resume();
  worker.on('message', (message: WorkerMessage) => receive(message));
  worker.on('error', lose);
  worker.on('exit', (code) => lose(new ExitedEarly(code)));
  return {
    begin: (job) => worker.postMessage(job),
    end: async () => void (await worker.terminate()),
    ref: () => worker.ref(),
    unref: () => worker.unref(),
  };
}

/** A worker that ended before it was ready. */
class ExitedEarly extends Error {
  constructor(code: number) {
    super(`The script worker ended before it was ready (exit code ${code}).`);
  }
}
