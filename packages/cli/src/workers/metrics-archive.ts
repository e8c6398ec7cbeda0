import { documentTopicsOf, mergeEndedMetrics, mergeMetrics } from '@naftiko/runtime';
import type { MessageHub } from './message-hub.js';
import type { WorkerProcess } from './worker-process.js';

/**
 * The metrics of each document, merged over its workers: counters are added, of gauges the highest counts. The counters
 * that an ended worker reported last are still added, so that no counter decreases between two readings.
 */
export class MetricsArchive {
  readonly #hub: MessageHub;
  readonly #workers: () => readonly WorkerProcess[];
  /** By document: the last metrics of each worker, and those of workers that ended. */
  readonly #documents = new Map<string, { readonly last: Map<WorkerProcess, string>; ended: string }>();
  #endedWorkers = 0;

  constructor(hub: MessageHub, workers: () => readonly WorkerProcess[]) {
    this.#hub = hub;
    this.#workers = workers;
  }

  async read(file: string): Promise<string> {
    const document = this.#documents.get(file) ?? { last: new Map<WorkerProcess, string>(), ended: '' };
    this.#documents.set(file, document);
    const message = { topic: documentTopicsOf(file).metrics.name, message: undefined };
    const serving = this.#workers().filter(({ state }) => state === 'serving');
    await Promise.all(
      serving.map(async (worker) => {
        const read = await this.#hub.send(worker, message);
        if (typeof read?.answer === 'string' && this.#workers().includes(worker))
          document.last.set(worker, read.answer);
      }),
    );
    return mergeMetrics([document.ended, ...document.last.values(), this.#describeWorkers(serving.length)]);
  }

  /** Keeps the counters that an ended worker reported last. */
  forget(worker: WorkerProcess): void {
    this.#endedWorkers += 1;
    for (const document of this.#documents.values()) {
      const last = document.last.get(worker);
      document.last.delete(worker);
      if (last !== undefined) document.ended = mergeEndedMetrics([document.ended, last]);
    }
  }

  #describeWorkers(serving: number): string {
    return [
      '# HELP naftiko_workers Worker processes that serve',
      '# TYPE naftiko_workers gauge',
      `naftiko_workers ${serving}`,
      '# HELP naftiko_workers_ended Worker processes that ended, for any reason',
      '# TYPE naftiko_workers_ended counter',
      `naftiko_workers_ended ${this.#endedWorkers}`,
      '',
    ].join('\n');
  }
}
