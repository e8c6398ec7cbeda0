import type { AbsentLanguage, OpenScriptRunner, Result, Script, ScriptRunner } from '@naftiko/engine';
import type { Json } from '@naftiko/spec';
import { contextTooLarge, jobOf, resultOf } from '../outcome.js';
import { WorkerPool } from '../worker-pool.js';
import { findPyodide, type PyodideFiles } from './pyodide-files.js';
import { wasmLimitMiB } from './python-limits.js';
import { Snapshot } from './snapshot.js';
import { startProcess } from './worker-process.js';

/** Python, where the optional package `pyodide` is installed; else what to install. */
export function findPython(): ScriptRunner | AbsentLanguage {
  const found = findPyodide(import.meta.url);
  if (typeof found !== 'string') return pythonOn(found);
  return { language: 'python', reason: `which this runtime does not provide (${found})` };
}

/**
 * CPython on WebAssembly, in locked processes, one for each run: a process that has seen a script is never used again,
 * because a script can leave something behind in every corner of it. While one runs, the next is started.
 *
 * Lines are counted by a trace function, which a script can switch off; the timeout, after which the process is ended
 * from outside, is the limit that holds.
 * Source: specification 04, sections e.3 and e.8.
 */
function pythonOn(pyodide: PyodideFiles): ScriptRunner {
  // Making it takes seconds: it is there as long as anybody has the runner open, across documents and reloads.
  let shared: { readonly snapshot: Snapshot; users: number } | undefined;
  return {
    language: 'python',
    open: () => {
      const taken = (shared ??= { snapshot: new Snapshot(pyodide), users: 0 });
      taken.users += 1;
      const start = startProcess.bind(undefined, pyodide, taken.snapshot);
      const pool = new WorkerPool({ start, size: 2, spares: 1, runsPerWorker: 1, graceMs: 0 });
      let closing: Promise<void> | undefined;
      const close = async (): Promise<void> => {
        await pool.close();
        taken.users -= 1;
        if (taken.users > 0) return;
        if (shared === taken) shared = undefined;
        await taken.snapshot.close();
      };
      return { run: (script) => run(script, pool), close: () => (closing ??= close()) } satisfies OpenScriptRunner;
    },
  };
}

async function run(script: Script, pool: WorkerPool): Promise<Result<Json | undefined>> {
  const job = jobOf(script);
  if (job === undefined) return contextTooLarge();
  const outcome = await pool.run(job, script.signal, (level, line) => script.print(level, line));
  return resultOf(outcome, script, wasmLimitMiB);
}
