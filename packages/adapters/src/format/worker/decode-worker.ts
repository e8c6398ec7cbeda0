import { parentPort } from 'node:worker_threads';
import { readMapping, type DecodeInline } from '@naftiko/engine';
import type { Json } from '@naftiko/spec';
import { inlineDecoders } from '../inline-decoders.js';
import { resultLimitOf, type Job, type DecoderSelection, type WorkerMessage, type WorkerOutcome } from './job.js';
import { TooLong, writeValue } from './written.js';

// The program of a worker thread: unlike most modules, this one runs when it is imported.

function say(message: WorkerMessage): void {
  const moved = message.kind === 'mapped' ? [message.json.buffer as ArrayBuffer] : [];
  parentPort?.postMessage(message, moved);
}

/** The decoders prepared so far, by everything that selects them. */
const prepared = new Map<string, DecodeInline>();

/** The mappings compiled so far, by their texts. */
const mappings = new Map<string, ReturnType<typeof readMapping>>();

/** Prepared decoders and mappings of documents that were replaced by a reload are dropped with all others. */
const maxPrepared = 100;

async function decoderFor({ format, schema, file }: DecoderSelection): Promise<DecodeInline | undefined> {
  const key = JSON.stringify([format, schema?.text, file]);
  const known = prepared.get(key);
  if (known !== undefined) return known;
  const load = new Map(Object.entries(inlineDecoders)).get(format);
  const ready = (await load?.())?.prepare(schema, () => file ?? { unreadable: 'it does not exist.' });
  if (ready?.ok !== true) return undefined;
  return remember(prepared, key, ready.value);
}

function remember<Value>(known: Map<string, Value>, key: string, value: Value): Value {
  if (known.size >= maxPrepared) known.clear();
  known.set(key, value);
  return value;
}

async function work(job: Job): Promise<WorkerOutcome> {
  const decode = await decoderFor(job);
  // The same decoder was prepared on the main thread before.
  if (decode === undefined) throw new TypeError(`The decoder of ${job.format} cannot be prepared.`);
  const decoded = decode(job.body, job.charset);
  if (!decoded.ok) return { kind: 'refused', failure: decoded.failure };
  if (job.mapping !== undefined) return map(decoded.value, job.mapping);
  try {
    return { kind: 'decoded', written: writeValue(decoded.value, resultLimitOf(job.body)) };
  } catch (cause) {
    if (cause instanceof TooLong) return { kind: 'too-large' };
    throw cause;
  }
}

/** The result may be longer than a decoded value: it crosses as bytes, and the main thread only sends it. */
function map(value: Json, mapping: string): WorkerOutcome {
  const apply = mappings.get(mapping) ?? remember(mappings, mapping, readMapping(mapping));
  const { text, isMissed } = apply(value);
  return { kind: 'mapped', json: new TextEncoder().encode(text), isMissed };
}

parentPort?.on('message', (job: Job) => void work(job).then(say));
say({ kind: 'ready' });
