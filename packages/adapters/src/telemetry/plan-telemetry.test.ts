import { describe, expect, test } from '@jest/globals';
import { silentLog } from '@naftiko/runtime';
import { planTelemetry } from './plan-telemetry.js';

const observability = {
  enabled: true,
  metricsLocal: true,
  tracesLocal: true,
  traceBufferSize: 20,
  sampling: 0.5,
  propagation: 'b3',
  otlpEndpoint: undefined,
} as const;

const planOf = (environment: Readonly<Record<string, string>>, otlpEndpoint?: string) =>
  planTelemetry({ observability, environment, label: 'Harbour', otlpEndpoint, version: '1', log: silentLog });

describe('settings that the environment leaves open', () => {
  test('come from the document', () => {
    const { plan, warnings } = planOf({}, 'http://collector:4318/base');
    expect(warnings).toEqual([]);
    expect(plan).toMatchObject({
      resource: { 'service.name': 'naftiko-Harbour' },
      sampler: { ratio: 0.5, followsParent: true },
      propagators: ['b3multi'],
      keptTraces: 20,
      export: {
        traces: { url: 'http://collector:4318/base/v1/traces', headers: {} },
        metrics: { url: 'http://collector:4318/base/v1/metrics', headers: {} },
        metricsEveryMs: 60_000,
      },
    });
  });
});

describe('the environment takes precedence over the document', () => {
  test('for samplers and propagators', () => {
    const environment = {
      OTEL_TRACES_SAMPLER: 'traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.25',
      OTEL_PROPAGATORS: 'tracecontext, b3',
    };
    expect(planOf(environment).plan).toMatchObject({
      sampler: { ratio: 0.25, followsParent: false },
      propagators: ['tracecontext', 'b3'],
    });
  });

  test('for names', () => {
    const given = { OTEL_RESOURCE_ATTRIBUTES: 'service.name=one,team=dock%20four' };
    expect(planOf(given).plan?.resource).toEqual({ 'service.name': 'one', team: 'dock four' });
    expect(planOf({ ...given, OTEL_SERVICE_NAME: 'two' }).plan?.resource).toMatchObject({ 'service.name': 'two' });
  });

  test('for collectors, per signal', () => {
    const environment = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://user:p%40ss@collector:4318',
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.invalid/in',
      OTEL_EXPORTER_OTLP_HEADERS: 'a=1,b=2',
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'b=3',
      OTEL_METRIC_EXPORT_INTERVAL: '1000',
    };
    expect(planOf(environment, 'http://documented:4318').plan?.export).toMatchObject({
      traces: { url: 'https://traces.invalid/in', headers: { a: '1', b: '3' } },
      metrics: {
        url: 'http://collector:4318/v1/metrics',
        headers: { authorization: `Basic ${Buffer.from('user:p@ss').toString('base64')}`, a: '1', b: '2' },
      },
      metricsEveryMs: 1_000,
    });
  });

  test('when it disables export', () => {
    const environment = { OTEL_TRACES_EXPORTER: 'none', OTEL_METRICS_EXPORTER: 'none' };
    expect(planOf(environment, 'http://documented:4318').plan?.export).toMatchObject({
      traces: undefined,
      metrics: undefined,
    });
  });
});

describe('unsupported settings are reported', () => {
  test.each([
    [{ OTEL_TRACES_SAMPLER: 'jaeger_remote' }, /OTEL_TRACES_SAMPLER /],
    [{ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '7' }, /from 0 to 1/],
    [{ OTEL_PROPAGATORS: 'xray' }, /OTEL_PROPAGATORS/],
    [{ OTEL_TRACES_EXPORTER: 'zipkin' }, /OTEL_TRACES_EXPORTER/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4317', OTEL_METRICS_EXPORTER: 'none' }, /4317/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, /http\/protobuf/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318', OTEL_METRICS_EXPORTER: 'none' }, /not an http or https address/],
  ])('%j', (environment, warning) => {
    expect(planOf(environment).warnings).toEqual([expect.stringMatching(warning)]);
  });
});
