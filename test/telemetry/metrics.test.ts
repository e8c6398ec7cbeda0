import { describe, expect, test } from '@jest/globals';
import parsePrometheus from 'parse-prometheus-text-format';
import { makeHarbour, harbourFiles } from './harbour.js';
import { watchDocument, type RuntimeDependencies } from './watched.js';

const dependencies: RuntimeDependencies = {
  files: harbourFiles,
  answer: ({ path }, response) => {
    const body = JSON.stringify({ at: path });
    response.writeHead(path === '/fog' ? 503 : 200, { 'Content-Type': 'application/json' }).end(body);
  },
};

const counts = (lines: readonly string[]): readonly string[] =>
  lines
    .filter((line) => /^naftiko_(?:request_total|request_errors|http_client_total|capability_active)/.test(line))
    .sort();

describe('metrics', () => {
  test('count requests, tools and their outcomes, under the names of the dashboards', async () => {
    const lines = await watchDocument(
      makeHarbour(),
      async ({ rpc, get, samples }) => {
        await rpc('tools/list');
        await rpc('tools/call', { name: 'tour', arguments: {} });
        await rpc('tools/call', { name: 'get-fog', arguments: {} });
        await rpc('tools/call', { name: 'sink', arguments: {} });
        await rpc('resources/read', { uri: 'harbour://roll' });
        await rpc('resources/read', { uri: 'harbour://nothing' });
        await rpc('prompts/get', { name: 'greet' });
        await get('rest', '/fog');
        await get('rest', '/ships/1');
        await get('rest', '/somewhere/else');
        await get('skill', '/skills/sailing');
        return samples('naftiko_request_total{naftiko_adapter_type="skill"');
      },
      dependencies,
    );

    const total = (adapter: string, operation: string, status: string, times = 1): string =>
      `naftiko_request_total{naftiko_adapter_type="${adapter}",naftiko_operation_id="${operation}",status="${status}"} ${times}`;
    const error = (adapter: string, operation: string, type: string): string =>
      `naftiko_request_errors{error_type="${type}",naftiko_adapter_type="${adapter}",naftiko_operation_id="${operation}"} 1`;
    const upstream = (status: number, times: number): string =>
      `naftiko_http_client_total{http_request_method="GET",http_response_status_code="${status}",server_address="127.0.0.1"} ${times}`;
    expect(counts(lines)).toEqual(
      [
        total('mcp', 'tour', 'OK'),
        total('mcp', 'get-fog', 'ERROR'),
        total('mcp', '_unknown', 'ERROR'),
        total('mcp', 'resources/read roll', 'OK'),
        total('mcp', 'resources/read _unknown', 'ERROR'),
        total('mcp', 'prompts/get greet', 'OK'),
        total('rest', '/fog GET', '503'),
        total('rest', '/ships/{imo} GET', '200'),
        total('rest', 'unknown', '404'),
        total('skill', '/skills/{name}', '200'),
        error('mcp', 'get-fog', 'upstream_5xx'),
        error('mcp', '_unknown', 'validation'),
        error('mcp', 'resources/read _unknown', 'validation'),
        error('rest', '/fog GET', 'upstream_5xx'),
        upstream(200, 5),
        upstream(503, 2),
        'naftiko_capability_active{naftiko_capability="Harbour"} 1',
      ].sort(),
    );
    expect(lines).toContain('naftiko_step_duration_seconds_count{naftiko_namespace="bridge",step_type="call"} 3');
  });

  test('name the reason for a missing answer of an upstream', async () => {
    const lines = await watchDocument(
      makeHarbour().replace('baseUri: UPSTREAM', 'baseUri: "http://127.0.0.1:1"'),
      async ({ rpc, samples }) => {
        await rpc('tools/call', { name: 'list-ships', arguments: {} });
        return samples('naftiko_request_errors');
      },
      dependencies,
    );

    expect(counts(lines)).toContain(
      'naftiko_http_client_total{error_type="transport",http_request_method="GET",server_address="127.0.0.1"} 1',
    );
  });

  test('are read by a parser of the text format', async () => {
    const text = await watchDocument(
      makeHarbour(),
      async ({ rpc, samples, telemetry }) => {
        await rpc('tools/call', { name: 'tour', arguments: {} });
        await samples('naftiko_request_total');
        return telemetry!.metrics();
      },
      dependencies,
    );

    const families = new Map(parsePrometheus(text).map((family) => [family.name, family]));
    expect([...families].map(([name, { type }]) => [name, type])).toEqual([
      ['naftiko_request_total', 'COUNTER'],
      ['naftiko_request_duration_seconds', 'HISTOGRAM'],
      ['naftiko_step_duration_seconds', 'HISTOGRAM'],
      ['naftiko_http_client_total', 'COUNTER'],
      ['naftiko_http_client_duration_seconds', 'HISTOGRAM'],
      ['naftiko_capability_active', 'GAUGE'],
    ]);
    expect(families.get('naftiko_request_duration_seconds')?.metrics).toEqual([
      { buckets: expect.objectContaining({ '0.005': expect.any(String), '10': '1', '+Inf': '1' }) },
    ]);
    expect(families.get('naftiko_request_total')?.metrics).toEqual([
      { labels: { naftiko_adapter_type: 'mcp', naftiko_operation_id: 'tour', status: 'OK' }, value: '1' },
    ]);
  });
});

describe('a trace that is not recorded', () => {
  test('is still counted', async () => {
    const { lines, used } = await watchDocument(
      makeHarbour('{ traces: { sampling: 0 } }'),
      async ({ rpc, samples, telemetry }) => {
        await rpc('tools/call', { name: 'tour', arguments: {} });
        return { lines: await samples('naftiko_request_total'), used: telemetry?.traces.used };
      },
      dependencies,
    );

    expect(used).toBe(0);
    expect(counts(lines).join('\n')).toContain('naftiko_operation_id="tour",status="OK"} 1');
  });
});

describe('telemetry is off', () => {
  test.each([
    ['where the document disables it', makeHarbour('{ enabled: false }'), {}],
    ['where the environment disables it', makeHarbour(), { OTEL_SDK_DISABLED: 'true' }],
    ['without a control adapter', makeHarbour().replace(/ {4}- type: control[\s\S]*$/, ''), {}],
    [
      'where it has no output',
      makeHarbour('{ metrics: { local: { enabled: false } }, traces: { local: { enabled: false } } }'),
      {},
    ],
  ])('%s', async (_, document, environment) => {
    const { telemetry, status, headers } = await watchDocument(
      document,
      async ({ rpc, telemetry, seen }) => {
        const { status } = await rpc('tools/call', { name: 'list-ships', arguments: {} });
        return { telemetry, status, headers: seen()[0]?.headers };
      },
      { ...dependencies, environment },
    );

    expect({ telemetry, status }).toEqual({ telemetry: undefined, status: 200 });
    expect(headers).not.toHaveProperty('traceparent');
  });
});
