import type { AbsentLanguage, OpenScriptRunner, Result, Script, ScriptRunner } from '@naftiko/engine';
import type { Json } from '@naftiko/spec';
import { failContextTooLarge, jobOf, resultOf } from '../outcome.js';
import { WorkerPool } from '../worker-pool.js';
import { findPyodide, type PyodideFiles } from './pyodide-files.js';
import { wasmLimitMiB } from './python-limits.js';
import { Snapshot } from './snapshot.js';
import { startProcess } from './worker-process.js';

/** Python, if the optional package `pyodide` is installed; otherwise the install command. */
export function findPython(): ScriptRunner | AbsentLanguage {
  const found = findPyodide(import.meta.url);
  if (typeof found !== 'string') return createPython(found);
  return { language: 'python', reason: `which this runtime does not provide (${found})` };
}

/**
 * CPython on WebAssembly, in restricted processes, one per run: a process that has run a script is never used again,
 * because a script can leave traces anywhere in it. While one runs, the next is started.
 *
 * A trace function counts lines, but a script can disable the function; the effective limit is the timeout, after which the
 * process is ended from outside.
 * Source: specification 04, sections e.3 and e.8.
 */
function createPython(pyodide: PyodideFiles): ScriptRunner {
  // Creating it takes seconds: it is kept as long as a runner is open, across documents and reloads.
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
  if (job === undefined) return failContextTooLarge();
  const outcome = await pool.run(job, script.signal, (level, line) => script.print(level, line));
  return resultOf(outcome, script, wasmLimitMiB);
}
