import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ThreadExamination, ThreadExaminer, ExamineRequest, RunOptions } from '@naftiko/runtime';
import { diagnose, startOf } from '@naftiko/spec';
import type { BuiltinOptions } from './builtins.js';

/** The data that a thread receives. */
export interface ExamineJob extends ExamineRequest<RunOptions> {
  readonly builtins: BuiltinOptions;
}

/** The time limit of one examination, including the start of its thread. */
const examineLimitMs = 10_000;

/**
 * Returns a function that examines texts one after the other, each in a thread of its own. The thread is ended when it
 * exceeds its time or its memory.
 */
export function makeExaminer(builtins: BuiltinOptions, limitMs = examineLimitMs): ThreadExaminer<RunOptions> {
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const examined = last.then(() => examineInThread({ ...request, builtins }, limitMs));
    last = examined.catch(() => undefined);
    return examined;
  };
}

/**
 * The program of the threads, which must be JavaScript: when this module runs from its source, the built file is used.
 */
const program = new URL(
  import.meta.url.endsWith('.ts') ? '../dist/examine-worker.js' : './examine-worker.js',
  import.meta.url,
);

function examineInThread(job: ExamineJob, limitMs: number): Promise<ThreadExamination> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, {
      name: 'naftiko-examine',
      workerData: job,
      argv: [],
      execArgv: [],
      stdin: false,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const timer = setTimeout(() => settle(tooCostly(job, limitMs)), limitMs);
    worker.on('message', (examination: ThreadExamination) => settle(examination));
    worker.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') return settle(tooCostly(job, limitMs));
      clearTimeout(timer);
      reject(cause);
    });

    function settle(examination: ThreadExamination): void {
      clearTimeout(timer);
      resolve(examination);
      void worker.terminate();
    }
  });
}

const tooCostly = ({ file, options }: ExamineJob, limitMs: number): ThreadExamination => ({
  valid: false,
  errors: [diagnose('document-too-costly', startOf(file), { limitMs })],
  warnings: [],
  structuralChanges: [],
  files: [path.resolve(options.workingDirectory, file)],
});
