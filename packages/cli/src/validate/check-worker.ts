import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { readPlugins } from '../input/read-plugins.js';
import { readText } from '../input/read-texts.js';
import { checkDocument } from './check-document.js';
import type { CheckJob } from './check-job.js';
import type { CheckMessage } from './check-threads.js';

// The program of a worker thread: unlike most modules, this one runs when it is imported.

const { files, settings, raw, workingDirectory, counters } = workerData as CheckJob;

const send = (message: CheckMessage): void => parentPort?.postMessage(message);

// A function, because the bundle consists of scripts, which cannot await at their top.
const check = async (): Promise<void> => {
  const plugins = await readPlugins(raw, { workingDirectory });
  while (plugins.ok) {
    const index = Atomics.add(counters, 0, 1);
    if (index >= files.length) break;
    const file = files[index];
    if (file === undefined) continue;
    const read = await readText(file, workingDirectory, readFileSync);
    if (!read.ok) continue;
    send([index, await checkDocument(read.value, plugins.value, settings)]);
    Atomics.add(counters, 1, 1);
  }
  send('finished');
};

void check();
