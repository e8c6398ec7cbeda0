import { parentPort, workerData } from 'node:worker_threads';
import { checkReload, filesOf, planDocument, type ThreadExamination } from '@naftiko/runtime';
import { builtinsWith } from './builtins.js';
import { routeFetch } from './route-fetch.js';
import type { ExamineJob } from './thread-examiner.js';

// The program of a worker thread: unlike most modules, this one runs when it is imported.

const { file, text, planOptions, running, options, resolvesValues, builtins } = workerData as ExamineJob;

/**
 * The largest number of diagnostics that are returned. A text of a megabyte can have a hundred thousand errors, and the
 * main thread writes each of them as JSON.
 */
const maxShown = 1_000;

await routeFetch(options.proxies);
const planned = await planDocument(file, text, builtinsWith(builtins), planOptions);
const { examination } = await checkReload(planned, running, options, resolvesValues);
parentPort?.postMessage({
  ...examination,
  errors: examination.errors.slice(0, maxShown),
  warnings: examination.warnings.slice(0, maxShown),
  files: filesOf(planned, options.workingDirectory),
} satisfies ThreadExamination);
