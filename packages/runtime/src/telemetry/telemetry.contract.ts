import { describe, expect, test } from '@jest/globals';
import type { Observability } from '@naftiko/spec';
import { silentLog } from '../logs/log.js';
import type { ObservedRequest, Telemetry, TelemetryProvider, TelemetrySettings } from './telemetry.js';

const observability: Observability = {
  enabled: true,
  metricsLocal: true,
  tracesLocal: true,
  traceBufferSize: 10,
  sampling: 1,
  propagation: 'w3c',
  otlpEndpoint: undefined,
};

/** The contract suite of telemetry providers. */
export function telemetryContract(provider: TelemetryProvider): void {
  const open = (change: Partial<Observability> = {}): Promise<Telemetry | undefined> => {
    const settings: TelemetrySettings = {
      observability: { ...observability, ...change },
      environment: {},
      label: 'Contract',
      otlpEndpoint: undefined,
      version: '1.2.3',
      log: silentLog,
    };
    return provider.open(settings);
  };
  const opened = async (change: Partial<Observability> = {}): Promise<Telemetry> => {
    const telemetry = await open(change);
    if (telemetry === undefined) throw new Error('Telemetry is disabled.');
    return telemetry;
  };
  const request = (change: Partial<ObservedRequest> = {}): ObservedRequest => ({
    adapter: 'rest',
    operation: '/ships GET',
    method: 'GET',
    route: '/ships',
    counts: true,
    carrier: () => undefined,
    startedMs: performance.now(),
    ...change,
  });
  const upstream = { method: 'GET', url: 'http://up.invalid/', namespace: 'up', serverAddress: 'up.invalid' };

  describe('telemetry', () => {
    test('is absent when it is disabled', async () => {
      expect(await open({ enabled: false })).toBeUndefined();
    });

    test('is absent without any output', async () => {
      expect(await open({ metricsLocal: false, tracesLocal: false })).toBeUndefined();
    });

    test('keeps a trace once its request is answered, the root span last', async () => {
      const telemetry = await opened();
      const root = telemetry.request(request());
      const step = root.step({ kind: 'call', index: 0, namespace: 'front', call: 'up.get' });
      const exchange = step.exchange(upstream);
      exchange.answered(200);
      step.end();
      expect(telemetry.traces.used).toBe(0);
      root.answered(200, undefined);

      const trace = telemetry.traces.find(root.ids?.traceId ?? '');
      expect(trace).toMatchObject({ operation: 'rest.request', operationId: '/ships GET', status: 'OK', spanCount: 3 });
      expect(trace?.spans.map(({ name }) => name)).toEqual(['http.client.GET', 'step.call', 'rest.request']);
      expect(telemetry.traces.list({})).toHaveLength(1);
      expect(telemetry.traces).toMatchObject({ capacity: 10, used: 1 });
      await telemetry.close();
    });

    test('keeps no more traces than its capacity, and drops the oldest', async () => {
      const telemetry = await opened();
      const ids = Array.from({ length: 12 }, () => {
        const root = telemetry.request(request());
        root.answered(200, undefined);
        return root.ids?.traceId ?? '';
      });
      expect(telemetry.traces.list({}).map(({ traceId }) => traceId)).toEqual(ids.slice(2).reverse());
      expect(telemetry.traces.find(ids[0] ?? '')).toBeUndefined();
      await telemetry.close();
    });

    test('continues the trace of the caller, and propagates it upstream', async () => {
      const telemetry = await opened();
      const traceId = '0af7651916cd43dd8448eb211c80319c';
      const headers = new Map([['traceparent', `00-${traceId}-b7ad6b7169203331-01`]]);
      const root = telemetry.request(request({ carrier: (name) => headers.get(name) }));
      const exchange = root.exchange(upstream);
      expect(root.ids?.traceId).toBe(traceId);
      expect(exchange.headers).toContainEqual(['traceparent', expect.stringContaining(traceId)]);
      await telemetry.close();
    });

    test('marks a request as failed with the operation below it', async () => {
      const telemetry = await opened();
      const root = telemetry.request(request({ adapter: 'mcp', operation: 'tools/call', counts: false }));
      const tool = telemetry.operation({ kind: 'tool', name: 'look' }, root);
      tool.end({ code: 'script-failed', reason: 'no' });
      root.answered(200, undefined);
      expect(telemetry.traces.list({ status: 'ERROR' })).toMatchObject([{ operationId: 'look' }]);
      await telemetry.close();
    });

    test.each([
      [200, undefined, 'OK'],
      [404, { code: 'input-invalid', issues: [] } as const, 'OK'],
      [0, { code: 'cancelled' } as const, 'OK'],
      [0, { code: 'upstream-unreachable', namespace: 'up', reason: 'broke off' } as const, 'ERROR'],
      [500, { code: 'internal', incident: '1' } as const, 'ERROR'],
      [503, undefined, 'ERROR'],
    ])('marks a request answered with %p (%j) as %s', async (status, failure, outcome) => {
      const telemetry = await opened();
      telemetry.request(request()).answered(status, failure);
      expect(telemetry.traces.list({})).toMatchObject([{ status: outcome }]);
      await telemetry.close();
    });

    test('ignores a second end', async () => {
      const telemetry = await opened();
      const root = telemetry.request(request());
      root.answered(200, undefined);
      root.answered(500, undefined);
      expect(await telemetry.metrics()).toContain('status="200"} 1');
      expect(await telemetry.metrics()).not.toContain('status="500"');
      expect(telemetry.traces.used).toBe(1);
      await telemetry.close();
    });

    test('counts requests that are not recorded', async () => {
      const telemetry = await opened({ sampling: 0 });
      telemetry.request(request()).answered(200, undefined);
      expect(telemetry.traces.used).toBe(0);
      expect(await telemetry.metrics()).toContain('naftiko_request_total');
      await telemetry.close();
    });

    test('may be closed twice, and nothing throws afterwards', async () => {
      const telemetry = await opened();
      telemetry.active(1);
      await telemetry.close();
      await telemetry.close();
      const root = telemetry.request(request());
      root.exchange(upstream).failed({ code: 'cancelled' });
      root.answered(200, undefined);
      telemetry.active(-1);
      expect(await telemetry.metrics()).toBe('');
    });
  });
}
