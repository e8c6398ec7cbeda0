import type { Telemetry, TraceDetail, TraceFilter } from '../telemetry/telemetry.js';
import type { Peers } from './peers.js';
import { documentTopicsOf, type TracesOfWorker } from './topics.js';

/** The traces and metrics of one document, from all processes that serve it. */
export interface TelemetryReader {
  /** Metrics as Prometheus text (0.0.4). */
  metrics(): Promise<string>;
  /** The latest traces, and how many are kept. */
  listTraces(filter: TraceFilter): Promise<TracesOfWorker>;
  findTrace(traceId: string): Promise<TraceDetail | undefined>;
}

/** Reads the telemetry of this process alone. */
export const readTelemetry = (telemetry: Telemetry): TelemetryReader => ({
  metrics: () => telemetry.metrics(),
  listTraces: (filter) => Promise.resolve(listOwn(telemetry, filter)),
  findTrace: (traceId) => Promise.resolve(telemetry.traces.find(traceId)),
});

/** Reads the telemetry of all processes: the traces as if one process had kept them. */
export function readSharedTelemetry(telemetry: Telemetry, file: string, peers: Peers): TelemetryReader {
  const topics = documentTopicsOf(file);
  return {
    metrics: () => peers.readMetrics(file),
    async listTraces(filter) {
      const { capacity } = telemetry.traces;
      const all = [listOwn(telemetry, filter), ...(await peers.ask(topics.traces, filter))];
      const used = Math.min(
        capacity,
        all.reduce((sum, one) => sum + one.used, 0),
      );
      const newest = all.flatMap(({ traces }) => traces).toSorted((one, other) => endOf(other) - endOf(one));
      return { used, traces: newest.slice(0, Math.min(capacity, filter.limit ?? capacity)) };
    },
    async findTrace(traceId) {
      return (
        telemetry.traces.find(traceId) ?? (await peers.ask(topics.trace, traceId)).find((one) => one !== undefined)
      );
    },
  };
}

/** Answers the questions of other processes about the telemetry of a document. Returns the function that ends it. */
export function answerTelemetry(telemetry: () => Telemetry | undefined, file: string, peers: Peers): () => void {
  const topics = documentTopicsOf(file);
  const ends = [
    peers.answer(topics.metrics, () => telemetry()?.metrics() ?? ''),
    peers.answer(topics.traces, (filter) => {
      const own = telemetry();
      return own === undefined ? { used: 0, traces: [] } : listOwn(own, filter);
    }),
    peers.answer(topics.trace, (traceId) => telemetry()?.traces.find(traceId)),
  ];
  return () => ends.forEach((end) => end());
}

const listOwn = ({ traces }: Telemetry, filter: TraceFilter): TracesOfWorker => ({
  used: traces.used,
  traces: traces.list(filter),
});

/** When a trace ended: the order in which one process keeps them. */
const endOf = ({ timestamp, durationMs }: TracesOfWorker['traces'][number]): number =>
  Date.parse(timestamp) + durationMs;
