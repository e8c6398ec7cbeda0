import { Worker } from 'node:worker_threads';
import type { OpenScriptRunner, Result, Script, ScriptRunner } from '@naftiko/engine';
import type { Json } from '@naftiko/spec';
import { memoryLimitMiB, type WorkerMessage } from './job.js';
import { failContextTooLarge, jobOf, resultOf } from './outcome.js';
import { WorkerPool, type PoolWorker, type WorkerEvents } from './worker-pool.js';

/**
 * ECMAScript on QuickJS, compiled to WebAssembly, in worker threads: no modules, no timers, no host objects; no Intl,
 * so that `toLocaleString` ignores locales.
 *
 * Limits are checked every 10,000 loop turns or calls, so a smaller statement limit acts as that number.
 * Source: specification 04, sections e.3 and e.7.
 */
export const javascript: ScriptRunner = {
  language: 'javascript',
  open: () => {
    const file = locateWorker(import.meta.url);
    const start = startThread.bind(undefined, file);
    const pool = new WorkerPool({ start, size: 2, spares: 0, runsPerWorker: 1_000, graceMs });
    return { run: (script) => run(script, pool), close: () => pool.close() } satisfies OpenScriptRunner;
  },
};

/** Time after the interpreter's own deadline before the thread is ended; native code does not check the clock. */
const graceMs = 250;

/** Threads run JavaScript: from a source file the path leads to the built file. */
const locateWorker = (own: string): URL =>
  new URL(own.endsWith('.ts') ? '../../dist/script/javascript-worker.js' : './javascript-worker.js', own);

/** A thread of a pool. */
function startThread(file: URL, { receive, notifyEnd }: WorkerEvents): PoolWorker {
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
  worker.on('error', notifyEnd);
  worker.on('exit', (code) => notifyEnd(new ExitedEarly(code)));
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

async function run(script: Script, pool: WorkerPool): Promise<Result<Json | undefined>> {
  const job = jobOf(script);
  if (job === undefined) return failContextTooLarge();
  const outcome = await pool.run(job, script.signal, (level, line) => script.print(level, line));
  return resultOf(outcome, script, memoryLimitMiB);
}
