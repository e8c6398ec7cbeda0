import { parentPort } from 'node:worker_threads';
import type { DecodeInline } from '@naftiko/engine';
import { inlineDecoders } from '../inline-decoders.js';
import { resultLimitOf, type Job, type DecoderSelection, type WorkerMessage, type WorkerOutcome } from './job.js';
import { TooLong, writeValue } from './written.js';

// The program of a worker thread: unlike most modules, this one runs when it is imported.

const say = (message: WorkerMessage): void => parentPort?.postMessage(message);

/** The decoders prepared so far, by everything that selects them. */
const prepared = new Map<string, DecodeInline>();

/** Prepared decoders of documents that were replaced by a reload are dropped with all others. */
const maxPrepared = 100;

async function decoderFor({ format, schema, file }: DecoderSelection): Promise<DecodeInline | undefined> {
  const key = JSON.stringify([format, schema?.text, file]);
  const known = prepared.get(key);
  if (known !== undefined) return known;
  const load = new Map(Object.entries(inlineDecoders)).get(format);
  const ready = (await load?.())?.prepare(schema, () => file ?? { unreadable: 'it does not exist.' });
  if (ready?.ok !== true) return undefined;
  if (prepared.size >= maxPrepared) prepared.clear();
  prepared.set(key, ready.value);
  return ready.value;
}

async function work(job: Job): Promise<WorkerOutcome> {
  const decode = await decoderFor(job);
  // The same decoder was prepared on the main thread before.
  if (decode === undefined) throw new TypeError(`The decoder of ${job.format} cannot be prepared.`);
  const decoded = decode(job.body, job.charset);
  if (!decoded.ok) return { kind: 'refused', failure: decoded.failure };
  try {
    return { kind: 'decoded', written: writeValue(decoded.value, resultLimitOf(job.body)) };
  } catch (cause) {
    if (cause instanceof TooLong) return { kind: 'too-large' };
    throw cause;
  }
}

parentPort?.on('message', (job: Job) => void work(job).then(say));
say({ kind: 'ready' });
