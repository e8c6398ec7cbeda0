import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openCollector, type Collector, type ReceivedSpan } from './collector.js';
import { makeHarbour, harbourFiles } from './harbour.js';
import { watchDocument } from './watched.js';

const call = { name: 'tour', arguments: {} };
const files = harbourFiles;

describe('a collector', () => {
  let collector: Collector;

  beforeEach(async () => {
    collector = await openCollector();
  });
  afterEach(() => collector.close());

  const pathOf = (span: ReceivedSpan): string => {
    const above = collector.spans().find(({ spanId }) => spanId === span.parentSpanId);
    return above === undefined ? span.name : `${pathOf(above)} > ${span.name}`;
  };

  test('of the environment receives the trace of a tool and the metrics, without a control adapter', async () => {
    const environment = {
      OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.origin}/otlp/`,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-team=dock%20four',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment=test',
    };
    const document = makeHarbour().replace(/ {4}- type: control[\s\S]*$/, '');
    const exporter = await watchDocument(
      document,
      async ({ rpc, trace, telemetry }) => {
        await rpc('tools/call', call);
        await trace();
        return telemetry?.exporter;
      },
      { files, environment },
    );

    expect(exporter).toEqual({ name: 'otlp', endpoint: `${collector.origin}/otlp/v1/traces` });
    expect(collector.received.map(({ path }) => path).sort()).toEqual(['/otlp/v1/metrics', '/otlp/v1/traces']);
    expect(collector.received.map(({ headers }) => headers['x-team'])).toEqual(['dock four', 'dock four']);
    const step = 'mcp.request > mcp.tool > step.call';
    expect(collector.spans().map(pathOf)).toEqual([
      ...[1, 2, 3].flatMap(() => [`${step} > http.client.GET`, step]),
      'mcp.request > mcp.tool',
      'mcp.request',
    ]);
    expect(new Set(collector.spans().map(({ traceId }) => traceId)).size).toBe(1);
    expect(collector.resource()).toMatchObject({
      'service.name': 'naftiko-Harbour',
      'deployment.environment': 'test',
    });
    expect(new Set(collector.metrics().map(({ name }) => name))).toEqual(
      new Set([
        'naftiko.request.total',
        'naftiko.request.duration.seconds',
        'naftiko.step.duration.seconds',
        'naftiko.http.client.total',
        'naftiko.http.client.duration.seconds',
        'naftiko.capability.active',
      ]),
    );
  });

  test('receives the kind of a span, its time, and the code of its failure', async () => {
    const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin, OTEL_METRICS_EXPORTER: 'none' };
    await watchDocument(
      makeHarbour(),
      async ({ get, trace }) => {
        await get('rest', '/fog');
        await trace();
      },
      { files, environment, answer: (_, response) => void response.writeHead(503).end('Private fog.') },
    );

    expect(collector.spans()).toMatchObject([
      {
        name: 'http.client.GET',
        kind: 3,
        isTimed: true,
        status: { message: 'HTTP 503' },
        attributes: { 'http.response.status_code': 503, 'naftiko.namespace': 'registry' },
        events: [],
      },
      {
        name: 'rest.request',
        kind: 2,
        isTimed: true,
        status: { message: 'upstream-status' },
        attributes: { 'http.route': '/fog', 'error.type': 'upstream_5xx' },
        events: [{ name: 'exception', attributes: { 'exception.type': 'upstream-status' } }],
      },
    ]);
  });

  test('receives cumulative counts and times, by their attributes', async () => {
    const document = makeHarbour(`{ exporters: { otlp: { endpoint: '${collector.origin}' } } }`);
    const environment = { OTEL_TRACES_EXPORTER: 'none' };
    await watchDocument(
      document,
      async ({ rpc, get, samples }) => {
        await rpc('tools/call', call);
        await rpc('tools/call', call);
        await get('rest', '/ships/1');
        await samples('naftiko_request_total{naftiko_adapter_type="rest"');
      },
      { files, environment },
    );

    const metric = (name: string) => collector.metrics().find((one) => one.name === name);
    const tour = { 'naftiko.adapter.type': 'mcp', 'naftiko.operation.id': 'tour', status: 'OK' };
    const ship = { 'naftiko.adapter.type': 'rest', 'naftiko.operation.id': '/ships/{imo} GET', status: '200' };
    expect(metric('naftiko.request.total')).toMatchObject({
      isCumulative: true,
      isMonotonic: true,
      points: [
        { attributes: tour, isTimed: true, value: 2 },
        { attributes: ship, isTimed: true, value: 1 },
      ],
    });
    const bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
    const seconds = metric('naftiko.request.duration.seconds');
    expect(seconds).toMatchObject({
      unit: 's',
      isCumulative: true,
      points: [
        { attributes: tour, isTimed: true, count: 2, buckets: { bounds } },
        { attributes: ship, isTimed: true, count: 1, buckets: { bounds } },
      ],
    });
    const inBuckets = seconds?.points.map(({ buckets }) => buckets?.counts.reduce((sum, count) => sum + count, 0));
    expect(inBuckets).toEqual([2, 1]);
    expect(metric('naftiko.http.client.total')?.points).toEqual([
      expect.objectContaining({
        attributes: {
          'http.request.method': 'GET',
          'server.address': '127.0.0.1',
          'http.response.status_code': 200,
        },
        value: 7,
      }),
    ]);
    expect(metric('naftiko.capability.active')).toMatchObject({ isMonotonic: false });
  });

  test('of the document receives them too, unless the environment has another one', async () => {
    const document = makeHarbour(`{ exporters: { otlp: { endpoint: '${collector.origin}' } } }`);
    const environment = { OTEL_METRICS_EXPORTER: 'none', OTEL_SERVICE_NAME: 'quay' };
    await watchDocument(
      document,
      async ({ rpc, trace }) => {
        await rpc('tools/call', call);
        await trace();
      },
      { files, environment },
    );

    expect(collector.received.map(({ path }) => path)).toEqual(['/v1/traces']);
    expect(collector.resource()['service.name']).toBe('quay');
  });
});

describe('a collector that refuses or is unreachable', () => {
  test('is logged once, and delays nothing', async () => {
    const collector = await openCollector(400);
    try {
      const logs = await watchDocument(
        makeHarbour(),
        async ({ rpc, trace, telemetry, logs }) => {
          await rpc('tools/call', call);
          await trace();
          await telemetry?.close();
          await telemetry?.close();
          return logs;
        },
        { files, environment: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin } },
      );

      const lines = logs.filter(({ message }) => message === 'telemetry export failed');
      expect(lines).toMatchObject([{ severity: 'WARN', fields: { reason: 'the collector answered HTTP 400' } }]);
    } finally {
      await collector.close();
    }
  });

  test('does not delay the end when it is unreachable', async () => {
    const status = await watchDocument(
      makeHarbour(),
      async ({ rpc, trace }) => {
        const { status } = await rpc('tools/call', call);
        await trace();
        return status;
      },
      { files, environment: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' } },
    );

    expect(status).toBe(200);
  });
});

describe('gRPC', () => {
  test('is reported as unsupported', async () => {
    const collector = await openCollector();
    try {
      const logs = await watchDocument(makeHarbour(), ({ logs }) => Promise.resolve(logs), {
        files,
        environment: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
      });

      expect(logs.filter(({ message }) => message === 'telemetry')).toMatchObject([
        { severity: 'WARN', fields: { reason: expect.stringContaining('http/protobuf') } },
      ]);
      expect(collector.received.map(({ path }) => path)).toEqual(['/v1/metrics']);
    } finally {
      await collector.close();
    }
  });
});
