import { parentPort, workerData } from 'node:worker_threads';
import { makeEntry, makeSelection, planDocument, type PlanJob } from '@naftiko/runtime';
import { readPlugins } from '../input/read-plugins.js';
import type { PlanAnswer, PlanThreadInput } from './plan-threads.js';

// The program of a worker thread: unlike most modules, this one runs when it is imported.

const data = workerData as PlanThreadInput;
const plugins = await readPlugins(data.raw, data);
const { policy, planOptions, entryOptions } = data;

async function plan({ source: { file }, name, text }: PlanJob): Promise<PlanAnswer> {
  if (!plugins.ok) return undefined;
  const options = { ...planOptions, ...makeSelection(name, policy) };
  return JSON.stringify(makeEntry(await planDocument(file, text, plugins.value, options), entryOptions));
}

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (job: PlanJob) => {
  last = last.then(async () => parentPort?.postMessage(await plan(job).catch(() => undefined)));
});
