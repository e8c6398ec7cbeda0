import { fail, ok, type Result, type Script } from '@naftiko/engine';
import { isExactNumber, isList, isObject, type Json } from '@naftiko/spec';
import { exchangeLimitMiB, type Job } from './job.js';
import type { PoolOutcome } from './worker-pool.js';

/** The job for an interpreter; `undefined` when its input exceeds the limit. */
export function jobOf({ sources, context, steps, timeoutMs, statementLimit }: Script): Job | undefined {
  const written = JSON.stringify(toScriptValue(context));
  if (Buffer.byteLength(written) > exchangeLimitMiB * 2 ** 20) return undefined;
  return { sources, context: written, steps, timeoutMs, statementLimit };
}

/** Values for scripts: an integer that a double would round is a string, any other number the nearest double. */
function toScriptValue(json: Json): Json {
  if (isExactNumber(json)) {
    return json.isInteger && !Number.isSafeInteger(Number(json)) ? json.toString() : Number(json);
  }
  if (isList(json)) return json.map(toScriptValue);
  if (!isObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, toScriptValue(value)]));
}

export const failContextTooLarge = (): Result<never> => failScript(`its input is larger than ${exchangeLimitMiB} MiB`);

/** The result of a run, in words that are the same for every language. */
export function resultOf(
  outcome: PoolOutcome,
  { timeoutMs, statementLimit }: Script,
  memoryLimitMiB: number,
): Result<Json | undefined> {
  switch (outcome.kind) {
    case 'finished': {
      // The script may have replaced functions that write the result, so it may be malformed.
      const found = toPlainJson(outcome.result);
      return Array.isArray(found)
        ? ok(found[0] as Json | undefined)
        : failScript('its result cannot be written as JSON');
    }
    case 'threw':
      return failScript(outcome.message);
    case 'statement-limit':
      return failScript(`it exceeded the statement limit (${statementLimit})`);
    case 'timeout':
      return failScript(`it exceeded the timeout limit (${timeoutMs} ms)`);
    case 'out-of-memory':
      return failScript(`it ran out of memory (${memoryLimitMiB} MiB)`);
    case 'too-large':
      return failScript(`its result is larger than ${exchangeLimitMiB} MiB`);
    case 'crashed':
      return failScript('it crashed the interpreter: nested too deeply, or out of memory');
    case 'cancelled':
      return fail({ code: 'cancelled' });
  }
}

/** Numbers of a script are doubles: a whole float is an integer (specification 04, e.3). */
function toPlainJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const failScript = (reason: string): Result<never> => fail({ code: 'script-failed', reason });
