import { availableParallelism } from 'node:os';
import type { LoadPlugins } from '@naftiko/runtime';
import { inputName, type DocumentText } from '../input/read-texts.js';
import { checkDocument, type CheckedDocument } from './check-document.js';
import type { CheckJob } from './check-job.js';
import { restrictOptimiser } from './restrict-optimiser.js';

/** Which documents are checked, and how. */
export interface CheckRequest extends Pick<CheckJob, 'settings' | 'raw' | 'workingDirectory'> {
  readonly documents: readonly DocumentText[];
  readonly plugins: LoadPlugins;
  /** Receives the number of checked documents from time to time. */
  readonly report: (checked: number) => void;
}

/**
 * Checks documents; the results are in the order of the documents. If that saves time, further threads check some of them.
 * The number of threads does not change the results.
 */
export async function checkDocuments(
  request: CheckRequest,
  threads = countThreads(request.documents),
): Promise<readonly CheckedDocument[]> {
  const restoreOptimiser = request.documents.length >= manyDocuments ? restrictOptimiser() : undefined;
  try {
    return await checkAll(request, threads);
  } finally {
    restoreOptimiser?.();
  }
}

async function checkAll(request: CheckRequest, threads: number): Promise<readonly CheckedDocument[]> {
  const { documents, plugins, settings, raw, workingDirectory, report } = request;
  const counters = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const files = documents.map(({ file }) => (file === inputName ? undefined : file));
  const job: CheckJob = {
    files,
    settings,
    raw: { plugin: raw.plugin, python: raw.python },
    workingDirectory,
    counters,
  };
  const others = threads > 0 ? (await import('./check-threads.js')).startThreads(threads, job) : undefined;
  const results = new Map<number, CheckedDocument>();
  const check = async (index: number, document: DocumentText): Promise<void> => {
    results.set(index, await checkDocument(document, plugins, settings));
    Atomics.add(counters, 1, 1);
  };
  for (;;) {
    const index = Atomics.add(counters, 0, 1);
    const document = documents[index];
    if (document === undefined) break;
    await check(index, document);
    report(Atomics.load(counters, 1));
  }
  const fromThreads = await others?.finish(() => report(Atomics.load(counters, 1)));
  for (const [index, checked] of fromThreads ?? []) results.set(index, checked);
  // Checks the documents that a thread left out, because it failed or the file has disappeared.
  for (const [index, document] of documents.entries()) if (!results.has(index)) await check(index, document);
  return documents.map((_, index) => results.get(index)!);
}

/** From how many documents on the process does little else than to check them. */
const manyDocuments = 50;

/** For fewer characters, the start of a thread takes more time than the thread saves. */
const charactersPerThread = 500_000;

/** Every thread loads the whole program, so many of them are not faster. */
const maxThreads = 8;

/** The number of threads beside the main one. */
function countThreads(documents: readonly DocumentText[]): number {
  const characters = documents.reduce((sum, { text }) => sum + text.length, 0);
  const useful = Math.floor(characters / charactersPerThread);
  return Math.max(0, Math.min(useful, documents.length - 1, availableParallelism() - 1, maxThreads));
}
