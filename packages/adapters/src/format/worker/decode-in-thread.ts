import { setImmediate } from 'node:timers/promises';
import { fail, ok, type DecodeLimits, type MappedJson, type Result } from '@naftiko/engine';
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
  job: Sent,
  limits: DecodeLimits,
): Promise<Result<Json>> {
  const outcome = await runJob(prepared, job, limits);
  return outcome.kind === 'decoded'
    ? ok(await readWritten(outcome.written, setImmediate))
    : failureOf(outcome, prepared, job, limits);
}

/** Decodes and maps a body in a thread. */
export async function mapInThread(
  prepared: DecoderSelection,
  job: Sent & Pick<Job, 'mapping'>,
  limits: DecodeLimits,
): Promise<Result<MappedJson>> {
  const outcome = await runJob(prepared, job, limits);
  return outcome.kind === 'mapped' ? ok(outcome) : failureOf(outcome, prepared, job, limits);
}

type Sent = Pick<Job, 'body' | 'charset'>;

/** The copy of the body moves to the thread; the body stays for excerpts, and for answers that are passed on unchanged. */
const runJob = (
  prepared: DecoderSelection,
  job: Sent & Pick<Job, 'mapping'>,
  { signal, timeoutMs }: DecodeLimits,
): Promise<Outcome> =>
  pool.run({ ...prepared, ...job, body: new Uint8Array(job.body) }, { signal, timeoutMs, owner: prepared });

function failureOf(
  outcome: Outcome,
  { format }: DecoderSelection,
  { body }: Sent,
  { timeoutMs }: DecodeLimits,
): Result<never> {
  switch (outcome.kind) {
    // Each job has one of these results, which its caller expects.
    case 'decoded':
    case 'mapped':
      throw new TypeError(`A decoder has answered another job: ${outcome.kind}.`);
    case 'refused':
      return fail(outcome.failure);
    case 'cancelled':
      return fail({ code: 'cancelled' });
    default:
      return limitFailure(outcome.kind, format, body, timeoutMs);
  }
}

type Ended = Exclude<Outcome['kind'], 'decoded' | 'mapped' | 'refused' | 'cancelled'>;

function limitFailure(kind: Ended, format: string, body: Uint8Array, timeoutMs: number): Result<never> {
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
