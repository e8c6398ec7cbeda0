import { randomBytes } from 'node:crypto';
import { NonceCounts } from '@naftiko/runtime';
import { MessageHub } from './message-hub.js';
import { MetricsArchive } from './metrics-archive.js';
import type { Beginning, PrimaryCalls } from './protocol.js';
import { ReloadLock } from './reload-lock.js';
import { SocketTable } from './socket-table.js';
import type { WorkerProcess } from './worker-process.js';

type SharedStart = Omit<Beginning, 'worker' | 'instance' | 'leads'>;
type SharedCalls = Omit<PrimaryCalls, 'begin' | 'ready' | 'stopping' | 'endReload' | 'reloadAll'>;

/** What all workers share, in the primary process. */
export class SharedState {
  readonly hub: MessageHub;
  readonly lock = new ReloadLock<WorkerProcess>();
  readonly #workers: () => readonly WorkerProcess[];
  readonly #metrics: MetricsArchive;
  readonly #sockets = new SocketTable();
  readonly #nonces = new NonceCounts();
  readonly #nonceKey = randomBytes(32).toString('base64');
  /** The versions that are served, by file; `undefined` until the first worker serves. */
  #texts: Map<string, string> | undefined;
  readonly #firstServes: Promise<void>;
  #onFirst = (): void => undefined;

  constructor(workers: () => readonly WorkerProcess[]) {
    this.#workers = workers;
    this.hub = new MessageHub(workers);
    this.#metrics = new MetricsArchive(this.hub, workers);
    this.#firstServes = new Promise((resolve) => (this.#onFirst = resolve));
  }

  /** What a worker begins with: the first one at once, the others when it serves. */
  async waitForStart(worker: WorkerProcess, isFirst: boolean): Promise<SharedStart> {
    if (!isFirst) await this.#firstServes;
    worker.hasBegun = true;
    return {
      runStartedMs: performance.timeOrigin,
      nonceKey: this.#nonceKey,
      kept: this.hub.kept,
      texts: this.#texts,
    };
  }

  /** The versions of the first worker, of which all others begin with the same. */
  noteFirst(texts: ReadonlyMap<string, string>): void {
    this.#texts ??= new Map(texts);
    this.#onFirst();
  }

  noteText(file: string, text: string): void {
    this.#texts?.set(file, text);
  }

  /** Whether all workers serve the same versions. Behind a gateway, each one opens documents when they are called. */
  get hasVersions(): boolean {
    return this.#texts !== undefined && this.#texts.size > 0;
  }

  /** The versions that are served and that a worker with these versions has not loaded. */
  findMissed(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    return new Map([...(this.#texts ?? [])].filter(([file, text]) => texts.has(file) && texts.get(file) !== text));
  }

  makeHandlers(worker: WorkerProcess): SharedCalls {
    return {
      ask: (message) => this.hub.ask(message, worker),
      keep: (message) => this.hub.keep({ ...message, worker: worker.id }, worker),
      sendTo: ({ receiver, ...message }) => this.hub.sendTo(receiver, message),
      reservePort: (socket) => this.#sockets.reserve(socket, worker),
      releasePort: (key) => this.#sockets.release(key, worker),
      beginReload: ({ file, waits }) => this.lock.begin(file, worker, waits),
      readMetrics: (file) => this.#metrics.read(file),
      listWorkers: () => this.#workers().map((one) => one.describe()),
      useNonce: (use) => this.#nonces.accept(use),
    };
  }

  forget(worker: WorkerProcess): void {
    this.lock.forget(worker);
    this.#sockets.forget(worker);
    this.hub.forget(worker);
    this.#metrics.forget(worker);
  }
}
