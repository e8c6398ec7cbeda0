import {
  fail,
  ok,
  parseJson,
  type OpenScriptRunner,
  type Result,
  type Script,
  type ScriptRunner,
} from '@naftiko/engine';
import type { Json } from '@naftiko/spec';
import { exchangeLimitMiB, memoryLimitMiB } from './job.js';
import { WorkerPool, type PoolOutcome } from './worker-pool.js';

/**
 * ECMAScript on QuickJS, compiled to WebAssembly, in worker threads: no modules, no timers, no host objects; no Intl,
 * so that `toLocaleString` knows no locales.
 *
 * Limits are looked at every 10,000 loop turns or calls, so that a smaller statement limit acts as that number.
 * Source: specification 04, sections e.3 and e.7.
 */
export const javascript: ScriptRunner = {
  language: 'javascript',
  open: () => {
    const pool = new WorkerPool({ file: workerFile(import.meta.url), size: 2, runsPerWorker: 1_000 });
    return { run: (script) => run(script, pool), close: () => pool.close() } satisfies OpenScriptRunner;
  },
};

/** Threads run JavaScript: a source file that is run as it is sends them to what was built from it. */
const workerFile = (own: string): URL =>
  new URL(own.endsWith('.ts') ? '../../dist/script/javascript-worker.js' : './javascript-worker.js', own);

async function run(script: Script, pool: WorkerPool): Promise<Result<Json | undefined>> {
  const { sources, steps, timeoutMs, statementLimit } = script;
  const context = JSON.stringify(script.context);
  if (Buffer.byteLength(context) > exchangeLimitMiB * 2 ** 20) {
    return failed(`what it would see is larger than ${exchangeLimitMiB} MiB`);
  }
  const job = { sources, context, steps, timeoutMs, statementLimit };
  const outcome = await pool.run(job, script.signal, (level, line) => script.print(level, line));
  return resultOf(outcome, script);
}

function resultOf(outcome: PoolOutcome, { timeoutMs, statementLimit }: Script): Result<Json | undefined> {
  switch (outcome.kind) {
    case 'finished': {
      // A script that replaces the functions it is written with may have left anything.
      const found = parseJson(outcome.result);
      return Array.isArray(found) ? ok(found[0] as Json | undefined) : failed('its result cannot be written as JSON');
    }
    case 'threw':
      return failed(outcome.message);
    case 'statement-limit':
      return failed(`it exceeded the statement limit (${statementLimit})`);
    case 'timeout':
      return failed(`it exceeded the timeout limit (${timeoutMs} ms)`);
    case 'out-of-memory':
      return failed(`it ran out of memory (${memoryLimitMiB} MiB)`);
    case 'too-large':
      return failed(`its result is larger than ${exchangeLimitMiB} MiB`);
    case 'crashed':
      return failed('it took the interpreter down: nested too deeply, or out of memory');
    case 'cancelled':
      return fail({ code: 'cancelled' });
  }
}

const failed = (reason: string): Result<never> => fail({ code: 'script-failed', reason });
