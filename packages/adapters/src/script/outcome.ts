import { fail, ok, type Result, type Script } from '@naftiko/engine';
import { isExactNumber, isList, isObject, type Json } from '@naftiko/spec';
import { exchangeLimitMiB, type Job } from './job.js';
import type { PoolOutcome } from './worker-pool.js';

/** What an interpreter is sent for a run; `undefined` when it would be more than goes in. */
export function jobOf({ sources, context, steps, timeoutMs, statementLimit }: Script): Job | undefined {
  const written = JSON.stringify(readable(context));
  if (Buffer.byteLength(written) > exchangeLimitMiB * 2 ** 20) return undefined;
  return { sources, context: written, steps, timeoutMs, statementLimit };
}

/** Values as scripts see them: an integer that a double would round is its text, any other number the nearest double. */
function readable(json: Json): Json {
  if (isExactNumber(json)) {
    return json.isInteger && !Number.isSafeInteger(Number(json)) ? json.toString() : Number(json);
  }
  if (isList(json)) return json.map(readable);
  if (!isObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, readable(value)]));
}

export const contextTooLarge = (): Result<never> => failed(`what it would see is larger than ${exchangeLimitMiB} MiB`);

/** What came of a run, in the words that every language uses for it. */
export function resultOf(
  outcome: PoolOutcome,
  { timeoutMs, statementLimit }: Script,
  memoryLimitMiB: number,
): Result<Json | undefined> {
  switch (outcome.kind) {
    case 'finished': {
      // A script that replaces the functions it is written with may have left anything.
      const found = plainJson(outcome.result);
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

/** Numbers of a script are doubles: a float that is whole is an integer (specification 04, e.3). */
function plainJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const failed = (reason: string): Result<never> => fail({ code: 'script-failed', reason });
