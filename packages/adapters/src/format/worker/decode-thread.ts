import { Worker } from 'node:worker_threads';
import { memoryLimitMiB, type Job, type Outcome, type WorkerMessage, type WorkerOutcome } from './job.js';

/** Events of a thread for its pool. */
export interface ThreadEvents {
  ready(): void;
  /** The current job has ended, and the thread is free. */
  finish(outcome: WorkerOutcome): void;
  /** The thread has exited. A job that was running ended with `outcome`; `cause` is the error, if there was one. */
  exit(outcome: Outcome, cause: unknown): void;
}

/** A thread that decodes one body at a time. */
export interface DecodeThread {
  begin(job: Job): void;
  /** Ends it in any state, whatever it is doing. May be called twice. */
  end(): void;
}

/** Threads run JavaScript: from a source file the path leads to the built file. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/format/worker/decode-worker.js' : './decode-worker.js',
  import.meta.url,
);

/**
 * The room for new objects. Values that outlive it are copied, and then marked by all threads: with 32 MiB, mapping an
 * answer of 10 MB took a quarter more processor time.
 */
const youngMiB = 96;

/** Starts a thread. While it is idle, it does not keep the process alive. */
export function startDecodeThread({ ready, finish, exit }: ThreadEvents): DecodeThread {
  // No environment, no inherited flags; output of a failing engine does not reach our own streams. It is not read either:
  // a reader would keep the process alive for as long as the thread.
  const worker = new Worker(program, {
    name: 'naftiko-decode',
    env: {},
    argv: [],
    execArgv: [],
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMiB, maxYoungGenerationSizeMb: youngMiB },
  });
  let cause: NodeJS.ErrnoException | undefined;
  worker.on('message', (message: WorkerMessage) => {
    worker.unref();
    if (message.kind === 'ready') ready();
    else finish(message);
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    cause = error;
  });
  worker.on('exit', () => {
    exit({ kind: cause?.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'crashed' }, cause);
  });
  return {
    begin(job) {
      worker.ref();
      worker.postMessage(job, [job.body.buffer as ArrayBuffer]);
    },
    end: () => void worker.terminate(),
  };
}
