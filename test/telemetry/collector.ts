import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import protobuf from 'protobufjs';

/** What a collector was sent. */
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
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface Collector {
  readonly origin: string;
  readonly received: readonly Received[];
  /** In the order in which they came. */
  spans(): readonly ReceivedSpan[];
  metricNames(): readonly string[];
  /** What is said of the process. */
  resource(): Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

/** A stand-in for an OpenTelemetry collector: takes OTLP as protobuf over HTTP, and reads it. */
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
          attributes: recordOf(span.attributes),
        })),
    metricNames: () =>
      metrics()
        .flatMap(({ scopes = [] }) => scopes)
        .flatMap(({ metrics: named = [] }) => named.map(({ name }) => name)),
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
      readonly attributes?: readonly Pair[];
    }[];
    readonly metrics?: readonly { readonly name: string }[];
  }[];
}

interface Pair {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const recordOf = (pairs: readonly Pair[] = []): Readonly<Record<string, unknown>> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, Object.values(value)[0]]));

function decode(type: string, bytes: Buffer): Sent {
  const schema = protobuf.parse(proto).root.lookupType(type);
  return schema.toObject(schema.decode(bytes), { longs: Number, bytes: Buffer }) as Sent;
}

/** What is read here of the protocol. Source: open-telemetry/opentelemetry-proto, v1. */
const proto = `
syntax = "proto3";
message Traces { repeated TracePart parts = 1; }
message TracePart { Resource resource = 1; repeated SpanScope scopes = 2; }
message SpanScope { repeated Span spans = 2; }
message Span {
  bytes trace_id = 1; bytes span_id = 2; bytes parent_span_id = 4; string name = 5; repeated Pair attributes = 9;
}
message Metrics { repeated MetricPart parts = 1; }
message MetricPart { Resource resource = 1; repeated MetricScope scopes = 2; }
message MetricScope { repeated Metric metrics = 2; }
message Metric { string name = 1; }
message Resource { repeated Pair attributes = 1; }
message Pair { string key = 1; Value value = 2; }
message Value { oneof value { string text = 1; bool flag = 2; int64 whole = 3; double number = 4; } }
`;
