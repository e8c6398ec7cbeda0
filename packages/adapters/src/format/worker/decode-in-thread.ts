import { setImmediate } from 'node:timers/promises';
import { fail, ok, type DecodeLimits, type Result } from '@naftiko/engine';
import type { Json } from '@naftiko/spec';
import { failDecoding, failAtLimit } from '../decode-failure.js';
import { DecodePool, waitLimitMs } from './decode-pool.js';
import { memoryLimitMiB, resultLimitOf, type Job, type Outcome, type DecoderSelection } from './job.js';
import { readWritten } from './read-written.js';

/** The pool of the process. All documents share its threads, which end when they are idle. */
const pool = new DecodePool();

/** Decodes a body in a thread. `prepared` is one object for all answers of an operation. */
export async function decodeInThread(
  prepared: DecoderSelection,
  { body, charset }: Pick<Job, 'body' | 'charset'>,
  { signal, timeoutMs }: DecodeLimits,
): Promise<Result<Json>> {
  // The copy moves to the thread; the body stays for excerpts, and for answers that are passed on unchanged.
  const job = { ...prepared, body: new Uint8Array(body), charset };
  const outcome = await pool.run(job, { signal, timeoutMs, owner: prepared });
  switch (outcome.kind) {
    case 'decoded':
      return ok(await readWritten(outcome.written, setImmediate));
    case 'refused':
      return fail(outcome.failure);
    case 'cancelled':
      return fail({ code: 'cancelled' });
    default:
      return limitFailure(outcome.kind, prepared.format, body, timeoutMs);
  }
}

type Ended = Exclude<Outcome['kind'], 'decoded' | 'refused' | 'cancelled'>;

function limitFailure(kind: Ended, format: string, body: Uint8Array, timeoutMs: number): Result<Json> {
  switch (kind) {
    case 'timeout':
      return failAtLimit('time', format, `Its decoding takes more than the limit of ${timeoutMs} ms.`, body);
    case 'no-worker':
      return failAtLimit('wait', format, `No decoder was free within ${waitLimitMs(timeoutMs)} ms.`, body);
    case 'out-of-memory':
      return failAtLimit('memory', format, `Its decoding needs more memory than ${memoryLimitMiB} MiB.`, body);
    case 'too-large':
      return failAtLimit('size', format, `Its value is longer than ${resultLimitOf(body)} characters as JSON.`, body);
    case 'crashed':
      return failDecoding(format, 'The decoder ended before it was done.', body);
  }
}
