import type { Observability } from '@naftiko/spec';
import type { Failure } from '@naftiko/engine';
import { check, checkEqual, checkMatches, type ContractCase } from '@naftiko/engine/contracts';
import { silentLog } from '../logs/log.js';
import type { ObservedRequest, Telemetry, TelemetryProvider, TelemetrySettings } from '../telemetry/telemetry.js';

/** The contract suite of telemetry providers. */
export function telemetryContract(provider: TelemetryProvider): readonly ContractCase[] {
  return [...switchedOff, ...tests, ...outcomeTests].map(([says, run]) => ({
    name: `telemetry ${says}`,
    run: () => run((change) => open(provider, change)),
  }));
}

type Open = (change?: Partial<Observability>) => Promise<Telemetry | undefined>;
type Named = readonly [says: string, run: (open: Open) => Promise<void>];

const switchedOff: readonly Named[] = [
  ['is absent when it is switched off', async (open) => checkEqual(await open({ enabled: false }), undefined)],
  [
    'is absent when neither metrics nor traces are kept or exported',
    async (open) => checkEqual(await open({ metricsLocal: false, tracesLocal: false }), undefined),
  ],
];

const tests: readonly Named[] = [
  [
    'keeps a trace once its request is answered, the root span last',
    (open) =>
      opened(open, {}, (telemetry) => {
        const root = telemetry.beginRequest(request());
        const step = root.beginStep({ kind: 'call', index: 0, namespace: 'front', call: 'up.get' });
        const exchange = step.beginExchange(upstream);
        exchange.recordAnswer(200);
        step.end();
        checkEqual(telemetry.traces.used, 0, 'The number of traces before the answer');
        root.answered(200, undefined);

        const trace = telemetry.traces.find(root.ids?.traceId ?? '');
        const spans = [{ name: 'http.client.GET' }, { name: 'step.call' }, { name: 'rest.request' }];
        checkMatches(trace, {
          operation: 'rest.request',
          operationId: '/ships GET',
          status: 'OK',
          spanCount: 3,
          spans,
        });
        checkEqual(telemetry.traces.list({}).length, 1, 'The number of traces');
        checkEqual([telemetry.traces.capacity, telemetry.traces.used], [10, 1]);
      }),
  ],
  [
    'keeps no more traces than its capacity, and drops the oldest',
    (open) =>
      opened(open, {}, (telemetry) => {
        const ids = Array.from({ length: 12 }, () => {
          const root = telemetry.beginRequest(request());
          root.answered(200, undefined);
          return root.ids?.traceId ?? '';
        });
        const listed = telemetry.traces.list({}).map(({ traceId }) => traceId);
        checkEqual(listed, ids.slice(2).reverse());
        checkEqual(telemetry.traces.find(ids[0] ?? ''), undefined);
      }),
  ],
  [
    'continues the trace of the caller, and propagates it upstream',
    (open) =>
      opened(open, {}, (telemetry) => {
        const traceId = '0af7651916cd43dd8448eb211c80319c';
        const headers = new Map([['traceparent', `00-${traceId}-b7ad6b7169203331-01`]]);
        const root = telemetry.beginRequest(request({ carrier: (name) => headers.get(name) }));
        const exchange = root.beginExchange(upstream);
        checkEqual(root.ids?.traceId, traceId);
        const sent = exchange.headers.find(([name]) => name === 'traceparent');
        checkMatches(sent?.[1], new RegExp(traceId), 'The header traceparent');
      }),
  ],
  [
    'records a request as failed when its operation fails',
    (open) =>
      opened(open, {}, (telemetry) => {
        const root = telemetry.beginRequest(request({ adapter: 'mcp', operation: 'tools/call', counts: false }));
        const tool = telemetry.beginOperation({ kind: 'tool', name: 'look' }, root);
        tool.end({ code: 'script-failed', reason: 'no' });
        root.answered(200, undefined);
        checkMatches(telemetry.traces.list({ status: 'ERROR' }), [{ operationId: 'look' }]);
      }),
  ],
  [
    'counts one end of a request and ignores a second',
    (open) =>
      opened(open, {}, async (telemetry) => {
        const root = telemetry.beginRequest(request());
        root.answered(200, undefined);
        root.answered(500, undefined);
        const metrics = await telemetry.metrics();
        checkMatches(metrics, /status="200"\} 1/, 'The metrics');
        check(!metrics.includes('status="500"'), 'The second end is counted.');
        checkEqual(telemetry.traces.used, 1, 'The number of traces');
      }),
  ],
  [
    'counts requests that are not sampled',
    (open) =>
      opened(open, { sampling: 0 }, async (telemetry) => {
        telemetry.beginRequest(request()).answered(200, undefined);
        checkEqual(telemetry.traces.used, 0, 'The number of traces');
        checkMatches(await telemetry.metrics(), /naftiko_request_total/, 'The metrics');
      }),
  ],
  [
    'may be closed twice, and nothing throws afterwards',
    (open) =>
      opened(open, {}, async (telemetry) => {
        telemetry.countActive(1);
        await telemetry.close();
        await telemetry.close();
        const root = telemetry.beginRequest(request());
        root.beginExchange(upstream).failed({ code: 'cancelled' });
        root.answered(200, undefined);
        telemetry.countActive(-1);
        checkEqual(await telemetry.metrics(), '', 'The metrics');
      }),
  ],
];

const outcomeCases: readonly (readonly [status: number, failure: Failure | undefined, outcome: 'OK' | 'ERROR'])[] = [
  [200, undefined, 'OK'],
  [404, { code: 'input-invalid', issues: [] }, 'OK'],
  [0, { code: 'cancelled' }, 'OK'],
  [0, { code: 'upstream-unreachable', namespace: 'up', reason: 'broke off' }, 'ERROR'],
  [500, { code: 'internal', incident: '1' }, 'ERROR'],
  [503, undefined, 'ERROR'],
];

const outcomeTests = outcomeCases.map(([status, failure, outcome]): Named => [
  `calls a request answered with ${status} (${failure?.code ?? 'no failure'}) ${outcome}`,
  (open) =>
    opened(open, {}, (telemetry) => {
      telemetry.beginRequest(request()).answered(status, failure);
      checkMatches(telemetry.traces.list({}), [{ status: outcome }]);
    }),
]);

const observability: Observability = {
  enabled: true,
  metricsLocal: true,
  tracesLocal: true,
  traceBufferSize: 10,
  sampling: 1,
  propagation: 'w3c',
  otlpEndpoint: undefined,
};

function open(provider: TelemetryProvider, change: Partial<Observability> = {}): Promise<Telemetry | undefined> {
  const settings: TelemetrySettings = {
    observability: { ...observability, ...change },
    environment: {},
    label: 'Contract',
    otlpEndpoint: undefined,
    version: '1.2.3',
    log: silentLog,
  };
  return provider.open(settings);
}

async function opened(
  open: Open,
  change: Partial<Observability>,
  use: (telemetry: Telemetry) => void | Promise<void>,
): Promise<void> {
  const telemetry = await open(change);
  check(telemetry !== undefined, 'Telemetry is absent although it is switched on.');
  try {
    await use(telemetry);
  } finally {
    await telemetry.close();
  }
}

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
