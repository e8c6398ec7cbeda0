import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log, NewVersion } from '@naftiko/runtime';
import { exitCode, type ExitCode } from '../exit-code.js';
import { handleCalls, type PrimaryCalls } from './protocol.js';
import { SharedState } from './shared-state.js';
import { WorkerPool } from './worker-pool.js';
import type { WorkerProcess } from './worker-process.js';

/** How long a worker may take to load a version that another one serves. */
const loadMs = 60_000;

/**
 * The primary process, which serves nothing. The first worker reads the documents as a single process does, and reports
 * their problems; the others begin once it serves. Afterwards one worker leads: it reads changed documents first.
 */
export class Primary {
  readonly state: SharedState;
  readonly #log: Log;
  readonly #pool: WorkerPool;
  readonly #runId = randomUUID();
  #leader: WorkerProcess | undefined;
  #isClosing = false;
  #onReady = (_worker: WorkerProcess): void => undefined;

  constructor(log: Log) {
    this.#log = log;
    this.#pool = new WorkerPool(log, {
      started: (worker) => handleCalls<PrimaryCalls>(worker.channel, this.#makeHandlers(worker)),
      ended: (worker) => this.#onEnded(worker),
    });
    this.state = new SharedState(() => this.#pool.all);
  }

  /** Starts the workers. Returns the exit code of the first one that cannot serve; all others are then ended. */
  async start(count: number): Promise<ExitCode | undefined> {
    const workers = Array.from({ length: count }, (_, index) => this.#pool.start(index + 1));
    this.#leader = workers[0];
    const waiting = new Set(workers);
    const failed = new Promise<ExitCode>((resolve) => {
      for (const worker of workers) {
        void worker.ended.then(({ code }) => resolve((code ?? exitCode.defect) as ExitCode));
      }
    });
    const ready = new Promise<undefined>((resolve) => {
      this.#onReady = (worker) => {
        waiting.delete(worker);
        if (waiting.size === 0) resolve(undefined);
      };
    });
    const code = await Promise.race([ready, failed]);
    if (code === undefined) this.#pool.beginReplacing();
    else await this.close(0);
    return code;
  }

  async announce(): Promise<void> {
    await this.#leader?.caller.call('announce', this.#pool.all.length);
  }

  /** Reloads all documents: the leader reads them, and the others load what it serves then. */
  async reload(): Promise<void> {
    const reading = this.state.hasVersions ? [this.#leader] : this.#listServing();
    await Promise.all(reading.map((worker) => worker?.caller.call('reload', undefined)));
  }

  /** Lets every worker finish its requests for `graceMs`, and ends those that take longer. */
  async close(graceMs: number): Promise<void> {
    this.#isClosing = true;
    this.#pool.endReplacing();
    const workers = this.#pool.all;
    const timer = setTimeout(() => workers.forEach((worker) => worker.kill()), graceMs + 5_000);
    // This process closes the sockets with the last worker that leaves, and must do so before the last worker does.
    await Promise.all(workers.map((worker) => worker.detach(graceMs)));
    // One accepts a moment longer than the others, whose callers open new connections as soon as these stop.
    const [last, ...others] = workers;
    for (const worker of others) worker.terminate();
    if (others.length > 0) await sleep(lastMs);
    last?.terminate();
    await Promise.all(workers.map(({ ended }) => ended));
    clearTimeout(timer);
  }

  #listServing(): readonly WorkerProcess[] {
    return this.#pool.all.filter(({ state }) => state === 'serving');
  }

  #makeHandlers(worker: WorkerProcess): PrimaryCalls {
    return {
      ...this.state.makeHandlers(worker),
      begin: async () => {
        const [{ number }, leads] = [worker, worker === this.#leader];
        const shared = await this.state.whenBegun(worker, leads);
        return { ...shared, worker: number, instance: `${this.#runId}-${number}`, leads };
      },
      ready: (texts) => this.#onServing(worker, texts),
      stopping: async () => {
        // A signal that all processes of a service receive reaches this one meanwhile.
        await sleep(signalMs);
        if (!this.#isClosing) this.#pool.replaceStopping(worker);
      },
      endReload: async ({ file, version }) => {
        if (version !== undefined && this.state.hasVersions) {
          this.state.noteText(file, version.text);
          const others = this.#listServing().filter((one) => one !== worker);
          await Promise.all(others.map((one) => this.#load(one, { ...version, file })));
        }
        this.state.lock.end(file, worker);
      },
      reloadAll: () => this.reload(),
    };
  }

  async #onServing(worker: WorkerProcess, texts: ReadonlyMap<string, string>): Promise<void> {
    // A version that the others have loaded since this worker began.
    const missed = this.state.findMissed(texts);
    this.state.noteFirst(texts);
    for (const [file, text] of missed) await this.#load(worker, { file, text, readsOptions: false });
    worker.state = 'serving';
    this.#log.info('worker started', { worker: worker.number, pid: worker.pid });
    if (this.#leader === undefined) this.#appoint(worker);
    this.#onReady(worker);
  }

  #onEnded(worker: WorkerProcess): void {
    this.state.forget(worker);
    if (worker !== this.#leader) return;
    this.#leader = undefined;
    const [next] = this.#listServing();
    if (next !== undefined) this.#appoint(next);
  }

  #appoint(worker: WorkerProcess): void {
    this.#leader = worker;
    void worker.caller.call('lead', undefined);
  }

  /** Loads a new version in a worker, which is replaced when that fails. */
  async #load(worker: WorkerProcess, loaded: NewVersion & { readonly file: string }): Promise<void> {
    if (await worker.caller.call('load', loaded, loadMs)) return;
    if (worker.state === 'stopping' || !this.#pool.all.includes(worker)) return;
    const { file } = loaded;
    this.#log.warn('worker cannot load the new version; another one replaces it', { worker: worker.number, file });
    this.#pool.replaceStopping(worker);
    await worker.detach(stopMs);
    worker.terminate();
  }
}

/** How long a worker that is replaced may finish its requests. */
const stopMs = 10_000;
const signalMs = 200;
/** How much longer the last worker accepts connections when all stop. */
const lastMs = 300;
