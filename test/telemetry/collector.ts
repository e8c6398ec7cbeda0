import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import protobuf from 'protobufjs';

/** The requests that a collector received. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly name: string;
  /** The number in the protocol: 1 internal, 2 server, 3 client. */
  readonly kind: number;
  readonly isTimed: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** The reason of a failure. */
  readonly status: { readonly code: number; readonly message: string } | undefined;
  readonly events: readonly { readonly name: string; readonly attributes: Readonly<Record<string, unknown>> }[];
}

/** The sum or the histogram of a metric, without its times. */
export interface ReceivedMetric {
  readonly name: string;
  readonly unit: string | undefined;
  /** Whether it is the sum since the start, rather than since the last export. */
  readonly isCumulative: boolean;
  readonly isMonotonic: boolean;
  readonly points: readonly ReceivedPoint[];
}

export interface ReceivedPoint {
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Whether its start precedes its time, and is recent. */
  readonly isTimed: boolean;
  /** A sum. */
  readonly value: number | undefined;
  /** A histogram. */
  readonly count: number | undefined;
  readonly buckets: { readonly bounds: readonly number[]; readonly counts: readonly number[] } | undefined;
}

export interface Collector {
  readonly origin: string;
  readonly received: readonly Received[];
  /** In the order of arrival. */
  spans(): readonly ReceivedSpan[];
  metrics(): readonly ReceivedMetric[];
  /** The attributes of the process. */
  resource(): Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

/** A fake OpenTelemetry collector: receives OTLP as protobuf over HTTP, and decodes it. */
export async function openCollector(status = 200): Promise<Collector> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, bytes: Buffer.concat(chunks) });
      response.writeHead(status, { 'Content-Type': 'application/x-protobuf' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const of = (path: string, type: string): readonly Sent[] =>
    received.filter((one) => one.path.endsWith(path)).map(({ bytes }) => decode(type, bytes));
  const traces = (): readonly Part[] => of('/v1/traces', 'Traces').flatMap(({ parts = [] }) => parts);
  const metrics = (): readonly Part[] => of('/v1/metrics', 'Metrics').flatMap(({ parts = [] }) => parts);
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    spans: () =>
      traces()
        .flatMap(({ scopes = [] }) => scopes)
        .flatMap(({ spans = [] }) => spans)
        .map((span) => ({
          traceId: span.traceId.toString('hex'),
          spanId: span.spanId.toString('hex'),
          parentSpanId: span.parentSpanId?.toString('hex') ?? '',
          name: span.name,
          kind: span.kind,
          isTimed: isRecent(span.start, span.end),
          attributes: recordOf(span.attributes),
          status: span.status?.code === 2 ? { code: 2, message: span.status.message ?? '' } : undefined,
          events: (span.events ?? []).map(({ name, attributes }) => ({ name, attributes: recordOf(attributes) })),
        })),
    metrics: () =>
      metrics()
        .flatMap(({ scopes = [] }) => scopes)
        .flatMap(({ metrics: told = [] }) => told.map(metricOf)),
    resource: () => recordOf(traces()[0]?.resource?.attributes),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Sent {
  readonly parts?: readonly Part[];
}

interface Part {
  readonly resource?: { readonly attributes?: readonly Pair[] };
  readonly scopes?: readonly {
    readonly spans?: readonly {
      readonly traceId: Buffer;
      readonly spanId: Buffer;
      readonly parentSpanId?: Buffer;
      readonly name: string;
      readonly kind: number;
      readonly start: number;
      readonly end: number;
      readonly attributes?: readonly Pair[];
      readonly events?: readonly { readonly name: string; readonly attributes?: readonly Pair[] }[];
      readonly status?: { readonly code?: number; readonly message?: string };
    }[];
    readonly metrics?: readonly SentMetric[];
  }[];
}

interface SentMetric {
  readonly name: string;
  readonly unit?: string;
  readonly sum?: SentPoints;
  readonly histogram?: SentPoints;
}

interface SentPoints {
  readonly temporality?: number;
  readonly monotonic?: boolean;
  readonly points?: readonly {
    readonly attributes?: readonly Pair[];
    readonly start: number;
    readonly time: number;
    readonly value?: number;
    readonly count?: number;
    readonly counts?: readonly number[];
    readonly bounds?: readonly number[];
  }[];
}

interface Pair {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

function metricOf({ name, unit, sum, histogram }: SentMetric): ReceivedMetric {
  const { temporality, monotonic, points = [] } = sum ?? histogram ?? {};
  return {
    name,
    unit,
    isCumulative: temporality === 2,
    isMonotonic: monotonic === true,
    points: points.map(({ attributes, start, time, value, count, counts = [], bounds = [] }) => ({
      attributes: recordOf(attributes),
      isTimed: isRecent(start, time),
      value,
      count,
      buckets: histogram === undefined ? undefined : { bounds, counts },
    })),
  };
}

/** In nanoseconds; numbers of that size have a precision of some hundreds. */
const isRecent = (start: number, end: number): boolean =>
  start > (Date.now() - 60_000) * 1e6 && start <= end && end <= (Date.now() + 1) * 1e6;

const recordOf = (pairs: readonly Pair[] = []): Readonly<Record<string, unknown>> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, Object.values(value)[0]]));

function decode(type: string, bytes: Buffer): Sent {
  const schema = protobuf.parse(proto).root.lookupType(type);
  return schema.toObject(schema.decode(bytes), { longs: Number, bytes: Buffer }) as Sent;
}

/** The part of the protocol that is read here. Source: open-telemetry/opentelemetry-proto, v1. */
const proto = `
syntax = "proto3";
message Traces { repeated TracePart parts = 1; }
message TracePart { Resource resource = 1; repeated SpanScope scopes = 2; }
message SpanScope { repeated Span spans = 2; }
message Span {
  bytes trace_id = 1; bytes span_id = 2; bytes parent_span_id = 4; string name = 5; int32 kind = 6; fixed64 start = 7;
  fixed64 end = 8; repeated Pair attributes = 9; repeated Event events = 11; Status status = 15;
}
message Event { string name = 2; repeated Pair attributes = 3; }
message Status { string message = 2; int32 code = 3; }
message Metrics { repeated MetricPart parts = 1; }
message MetricPart { Resource resource = 1; repeated MetricScope scopes = 2; }
message MetricScope { repeated Metric metrics = 2; }
message Metric { string name = 1; string unit = 3; Sum sum = 7; Histogram histogram = 9; }
message Sum { repeated NumberPoint points = 1; int32 temporality = 2; bool monotonic = 3; }
message Histogram { repeated HistogramPoint points = 1; int32 temporality = 2; }
message NumberPoint { repeated Pair attributes = 7; fixed64 start = 2; fixed64 time = 3; double value = 4; }
message HistogramPoint {
  repeated Pair attributes = 9; fixed64 start = 2; fixed64 time = 3; fixed64 count = 4; repeated fixed64 counts = 6;
  repeated double bounds = 7;
}
message Resource { repeated Pair attributes = 1; }
message Pair { string key = 1; Value value = 2; }
message Value { oneof value { string text = 1; bool flag = 2; int64 whole = 3; double number = 4; } }
`;
