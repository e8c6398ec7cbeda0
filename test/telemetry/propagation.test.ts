import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { makeHarbour, harbourFiles } from './harbour.js';
import { watchDocument } from './watched.js';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const parentSpanId = 'b7ad6b7169203331';
const traceparent = `00-${traceId}-${parentSpanId}-01`;

const call = { name: 'list-ships', arguments: {} };
const files = harbourFiles;

describe('a caller in a trace', () => {
  test('has its trace continued here, and at the upstream', async () => {
    const { trace, sent } = await watchDocument(
      makeHarbour(),
      async ({ rpc, trace, seen }) => {
        await rpc('tools/call', call, { traceparent, tracestate: 'a=b', baggage: 'dock=4' });
        return { trace: await trace(), sent: seen()[0]?.headers };
      },
      { files },
    );

    expect(trace.traceId).toBe(traceId);
    expect(trace.spans.at(-1)).toMatchObject({ name: 'mcp.request', kind: 'SERVER', parentSpanId });
    const client = trace.spans.find(({ name }) => name === 'http.client.GET');
    expect(sent).toMatchObject({
      traceparent: `00-${traceId}-${client?.spanId}-01`,
      tracestate: 'a=b',
      baggage: 'dock=4',
    });
  });

  test('may name it in the message, which takes precedence over the headers', async () => {
    const trace = await watchDocument(
      makeHarbour(),
      async ({ rpc, trace }) => {
        const other = `00-${'f'.repeat(32)}-${'e'.repeat(16)}-01`;
        await rpc('tools/call', { ...call, _meta: { traceparent } }, { traceparent: other });
        return trace();
      },
      { files },
    );

    expect(trace.traceId).toBe(traceId);
    expect(trace.spans.at(-1)).toMatchObject({ name: 'mcp.request', parentSpanId });
  });

  test('decides whether the trace is recorded', async () => {
    const { used, sent } = await watchDocument(
      makeHarbour(),
      async ({ rpc, samples, telemetry, seen }) => {
        await rpc('tools/call', call, { traceparent: traceparent.replace(/01$/, '00') });
        await samples('naftiko_request_total');
        return { used: telemetry?.traces.used, sent: seen()[0]?.headers };
      },
      { files },
    );

    expect(used).toBe(0);
    expect(sent?.['traceparent']).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`));
  });

  test('with several requests in one trace finds the newest', async () => {
    const trace = await watchDocument(
      makeHarbour(),
      async ({ rpc, trace }) => {
        await rpc('tools/call', call, { traceparent });
        await trace(1);
        await rpc('tools/list', {}, { traceparent });
        return trace(2);
      },
      { files },
    );

    expect(trace).toMatchObject({ traceId, spanCount: 1, operationId: undefined });
  });
});

describe('B3', () => {
  const b3 = makeHarbour('{ traces: { propagation: b3 } }');

  test.each([
    ['one header', { b3: `${traceId}-${parentSpanId}-1` }],
    ['several headers', { 'x-b3-traceid': traceId, 'x-b3-spanid': parentSpanId, 'x-b3-sampled': '1' }],
  ])('is read from %s and written to several', async (_, headers) => {
    const { trace, sent } = await watchDocument(
      b3,
      async ({ get, trace, seen }) => {
        await get('rest', '/ships/1', headers);
        return { trace: await trace(), sent: seen()[0]?.headers };
      },
      { files },
    );

    expect(trace.traceId).toBe(traceId);
    expect(trace.spans.at(-1)).toMatchObject({ name: 'rest.request', parentSpanId });
    expect(sent).toMatchObject({ 'x-b3-traceid': traceId, 'x-b3-sampled': '1' });
    expect(sent).not.toHaveProperty('traceparent');
  });

  test('can be configured by the environment', async () => {
    const sent = await watchDocument(
      makeHarbour(),
      async ({ get, seen }) => {
        await get('rest', '/ships/1');
        return seen()[0]?.headers;
      },
      { files, environment: { OTEL_PROPAGATORS: 'tracecontext,b3multi' } },
    );

    expect(sent).toHaveProperty('traceparent');
    expect(sent).toHaveProperty('x-b3-traceid');
  });
});

describe('a redirect', () => {
  test('keeps the trace headers within the origin', async () => {
    const sent = await watchDocument(
      makeHarbour(),
      async ({ get, seen }) => {
        await get('rest', '/ships/1');
        return seen().map(({ path, headers }) => [path, headers['traceparent']]);
      },
      {
        files,
        answer: ({ path }, response) =>
          void (path === '/ships/1'
            ? response.writeHead(302, { Location: '/elsewhere' }).end()
            : response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')),
      },
    );

    expect(sent.map(([path]) => path)).toEqual(['/ships/1', '/elsewhere']);
    expect(sent[0]?.[1]).toMatch(/^00-/);
    expect(sent[1]?.[1]).toBe(sent[0]?.[1]);
  });
});

describe('a tool over standard input', () => {
  test('is the root of its trace, or continues that of its caller', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const document = makeHarbour()
      .replace('      port: 8502\n', '      transport: stdio\n')
      .replace(/ {4}- type: skill[\s\S]*?(?= {4}- type: control)/, '');
    const traces = await watchDocument(
      document,
      async ({ trace }) => {
        const say = (message: object): boolean => input.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
        const clientInfo = { name: 'test', version: '0' };
        say({ id: 0, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo } });
        say({ method: 'notifications/initialized' });
        say({ id: 1, method: 'tools/call', params: call });
        const first = await trace(1);
        say({ id: 2, method: 'tools/call', params: { ...call, _meta: { traceparent } } });
        return [first, await trace(2)];
      },
      { files, options: { stdio: { namespace: 'bridge', input, output } } },
    );

    expect(traces.map(({ operation, operationId, spanCount }) => [operation, operationId, spanCount])).toEqual([
      ['mcp.tool', 'list-ships', 2],
      ['mcp.tool', 'list-ships', 2],
    ]);
    expect(traces[0]?.spans.at(-1)?.parentSpanId).toBeUndefined();
    expect(traces[1]).toMatchObject({ traceId });
    expect(traces[1]?.spans.at(-1)?.parentSpanId).toBe(parentSpanId);
  });
});
