import type { ServerResponse } from 'node:http';
import type { RequestEnd } from '../listen/request-end.js';
import { describeProcess } from '../telemetry/process-metrics.js';
import { writeFamily } from '../telemetry/write-family.js';
import type { Peers } from '../workers/peers.js';
import { documentTopicsOf } from '../workers/topics.js';
import type { CapabilitySet } from './capability-set.js';

/** Of the addresses of the gateway itself: the tools of all documents, and all others. No capability has such a name. */
type OwnName = 'mcp' | '_gateway';

/**
 * Counts the requests of a gateway. Labels are names of capabilities, states and status codes, so that their number is
 * limited by that of the documents.
 */
export class GatewayMetrics {
  readonly #capabilities: CapabilitySet;
  readonly #peers: Peers | undefined;
  readonly #counts = new Map<string, Map<number, number>>();
  readonly #durations = new Map<string, Durations>();
  readonly #leave: (() => void) | undefined;

  constructor(capabilities: CapabilitySet, peers: Peers | undefined) {
    this.#capabilities = capabilities;
    this.#peers = peers;
    this.#leave = peers?.answer(documentTopicsOf(sharedName).metrics, () => this.#write());
  }

  /** Counts a request when it ends; a stream without an end when it has begun. */
  follow(name: string, response: ServerResponse, end: RequestEnd): void {
    const startedMs = performance.now();
    end.released(() => {
      const status = end.isCancelled ? cancelledStatus : response.statusCode;
      const counts = this.#counts.get(name) ?? new Map<number, number>();
      this.#counts.set(name, counts.set(status, (counts.get(status) ?? 0) + 1));
      this.#time(isOwn(name) ? name : 'capability', (performance.now() - startedMs) / 1_000);
    });
  }

  /** The metrics of all processes that serve the same documents, as Prometheus text (0.0.4). */
  read(): Promise<string> {
    return this.#peers?.readMetrics(sharedName) ?? Promise.resolve(this.#write());
  }

  close(): void {
    this.#leave?.();
  }

  #write(): string {
    const { catalog } = this.#capabilities;
    const states = [...this.#capabilities.count()].map(([state, count]) => `{state="${state}"} ${count}`);
    return [
      ...writeFamily('naftiko_gateway_documents', 'gauge', 'Documents by state', states),
      ...writeFamily('naftiko_gateway_tools', 'gauge', 'Tools of all documents', [` ${catalog.size}`]),
      ...writeFamily(
        'naftiko_gateway_request_total',
        'counter',
        'Requests by capability and status',
        this.#listCounts(),
      ),
      ...writeFamily(
        'naftiko_gateway_request_duration_seconds',
        'histogram',
        'Time to answer a request',
        [...this.#durations].flatMap(listSamples),
      ),
      ...describeProcess(),
      '',
    ].join('\n');
  }

  #listCounts(): readonly string[] {
    // Documents that are gone must not add up.
    for (const name of this.#counts.keys()) {
      if (!isOwn(name) && this.#capabilities.get(name) === undefined) this.#counts.delete(name);
    }
    return [...this.#counts].flatMap(([name, counts]) =>
      [...counts].map(([status, count]) => `{capability="${name}",status="${status}"} ${count}`),
    );
  }

  #time(target: string, seconds: number): void {
    const { counts, sum } = this.#durations.get(target) ?? { counts: [...bounds, Infinity].map(() => 0), sum: 0 };
    const index = bounds.findIndex((bound) => seconds <= bound);
    counts[index === -1 ? bounds.length : index]! += 1;
    this.#durations.set(target, { counts, sum: sum + seconds });
  }
}

/** How many requests took up to each bound, and more than the last one. */
interface Durations {
  readonly counts: number[];
  readonly sum: number;
}

/** In seconds, as those of the metrics of documents. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** The caller has disconnected before the answer. */
const cancelledStatus = 499;

/** Among the metrics that processes add up by the file of their document. */
const sharedName = '/_metrics';

const isOwn = (name: string): name is OwnName => name === 'mcp' || name === '_gateway';

function listSamples([target, { counts, sum }]: readonly [target: string, Durations]): readonly string[] {
  let below = 0;
  const buckets = counts.map((count, index) => {
    below += count;
    return `_bucket{target="${target}",le="${bounds[index] ?? '+Inf'}"} ${below}`;
  });
  return [...buckets, `_sum{target="${target}"} ${sum.toFixed(6)}`, `_count{target="${target}"} ${below}`];
}
