import type { OpenScriptRunner, Result, Script, ScriptRunner } from '@naftiko/engine';
import type { Json } from '@naftiko/spec';
import { memoryLimitMiB } from './job.js';
import { contextTooLarge, jobOf, resultOf } from './outcome.js';
import { WorkerPool } from './worker-pool.js';
import { startThread } from './worker-thread.js';

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
    const file = workerFile(import.meta.url);
    const start = startThread.bind(undefined, file);
    const pool = new WorkerPool({ start, size: 2, spares: 0, runsPerWorker: 1_000, graceMs });
    return { run: (script) => run(script, pool), close: () => pool.close() } satisfies OpenScriptRunner;
  },
};

/** Time after the interpreter's own deadline before the thread is ended; native code does not check the clock. */
const graceMs = 250;

/** Threads run JavaScript: from a source file the path leads to the built file. */
const workerFile = (own: string): URL =>
  new URL(own.endsWith('.ts') ? '../../dist/script/javascript-worker.js' : './javascript-worker.js', own);

async function run(script: Script, pool: WorkerPool): Promise<Result<Json | undefined>> {
  const job = jobOf(script);
  if (job === undefined) return contextTooLarge();
  const outcome = await pool.run(job, script.signal, (level, line) => script.print(level, line));
  return resultOf(outcome, script, memoryLimitMiB);
}
