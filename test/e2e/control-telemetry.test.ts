import { describe, expect, test } from '@jest/globals';
import type { Telemetry, TraceDetail, TraceFilter } from '@naftiko/runtime';
import { createControlledDocument, serveWithControl } from '../support/serve-with-control.js';

const trace: TraceDetail = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  operation: 'mcp.request',
  operationId: 'look-out',
  durationMs: 12,
  status: 'OK',
  spanCount: 1,
  timestamp: '2026-01-01T00:00:00.000Z',
  spans: [
    {
      spanId: 'b7ad6b7169203331',
      parentSpanId: undefined,
      name: 'mcp.request',
      kind: 'SERVER',
      durationMs: 12,
      startOffsetMs: 0,
      status: 'OK',
      attributes: {},
    },
  ],
};

/** A telemetry fake for operators; records the filters of requests. */
function watching() {
  const asked: TraceFilter[] = [];
  const requests: string[] = [];
  const telemetry: Telemetry = {
    beginRequest: ({ adapter, operation }) => {
      requests.push(`${adapter} ${operation}`);
      const observation = { ids: undefined, failed: () => undefined, answered: () => undefined };
      return observation as unknown as ReturnType<Telemetry['beginRequest']>;
    },
    beginOperation: () => ({}) as ReturnType<Telemetry['beginOperation']>,
    countActive: () => undefined,
    metrics: () => Promise.resolve('# TYPE naftiko_capability_active gauge\n'),
    traces: {
      capacity: 20,
      used: 1,
      list: (filter) => {
        asked.push(filter);
        return [trace];
      },
      find: (id) => (id === trace.traceId ? trace : undefined),
    },
    exporter: { name: 'otlp', endpoint: 'http://canary:canary@collector:4318' },
    close: () => Promise.resolve(),
  };
  return { telemetry, asked, requests };
}

const document = createControlledDocument('management: { info: true }');

describe('telemetry', () => {
  test('is served as metrics for Prometheus', () =>
    serveWithControl(
      document,
      async ({ ask }) => {
        const answer = await ask('GET /metrics');
        expect([answer.status, answer.headers['content-type'], answer.text]).toEqual([
          200,
          'text/plain; version=0.0.4; charset=utf-8',
          '# TYPE naftiko_capability_active gauge\n',
        ]);
      },
      watching(),
    ));

  test.each([
    ['/traces', {}],
    ['/traces?operation=look&status=error&limit=5', { operation: 'look', status: 'ERROR', limit: 5 }],
    ['/traces?operation=&status=', {}],
  ])('is listed at %s', async (path, filter) => {
    const { telemetry, asked } = watching();
    await serveWithControl(
      document,
      async ({ ask }) => {
        const answer = await ask(`GET ${path}`);
        expect(JSON.parse(answer.text)).toMatchObject({
          traces: [{ traceId: trace.traceId }],
          bufferSize: 20,
          bufferUsed: 1,
        });
        expect(asked).toEqual([{ operation: undefined, status: undefined, limit: undefined, ...filter }]);
      },
      { telemetry },
    );
  });

  test('refuses an unknown status and an invalid limit of traces', () =>
    serveWithControl(
      document,
      async ({ ask }) => {
        expect(JSON.parse((await ask('GET /traces?status=MAYBE')).text)).toMatchObject({ traces: [] });
        expect((await ask('GET /traces?limit=0')).status).toBe(400);
        expect((await ask('GET /traces?limit=x')).status).toBe(400);
      },
      watching(),
    ));

  test('is shown span by span, or reported as missing', () =>
    serveWithControl(
      document,
      async ({ ask }) => {
        const [found, missing] = [await ask(`GET /traces/${trace.traceId}`), await ask('GET /traces/ffff')];
        expect(JSON.parse(found.text)).toMatchObject({ spans: [{ name: 'mcp.request', kind: 'SERVER' }] });
        expect([missing.status, JSON.parse(missing.text)]).toEqual([404, { error: 'Trace not found: ffff' }]);
      },
      watching(),
    ));

  test('is exported to an address that is shown without its user', () =>
    serveWithControl(
      document,
      async ({ ask }) => {
        const { otel } = JSON.parse((await ask('GET /status')).text) as { otel: unknown };
        expect(otel).toEqual({ status: 'active', exporter: 'otlp', endpoint: 'http://collector:4318' });
      },
      watching(),
    ));

  test('does not include requests of the operator', async () => {
    const { telemetry, requests } = watching();
    await serveWithControl(
      document,
      async ({ ask, entries }) => {
        for (const path of ['/metrics', '/traces', '/status', '/nowhere']) await ask(`GET ${path}`);
        expect([requests, entries.filter(({ message }) => message === 'request')]).toEqual([[], []]);
      },
      { telemetry },
    );
  });

  test.each(['/metrics', '/traces', '/traces/ffff'])('that is disabled is unavailable at %s', (path) =>
    serveWithControl(document, async ({ ask }) => {
      const answer = await ask(`GET ${path}`);
      expect([answer.status, JSON.parse(answer.text)]).toEqual([503, { error: 'Telemetry is not active.' }]);
    }),
  );
});
