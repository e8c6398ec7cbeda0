import { describe, expect, test } from '@jest/globals';
import type { TracedSpan } from '@naftiko/runtime';
import { makeHarbour, harbourFiles } from './harbour.js';
import { pathsOf, watchDocument, type RuntimeDependencies } from './watched.js';

const dependencies: RuntimeDependencies = {
  files: harbourFiles,
  answer: ({ path }, response) => {
    const body = JSON.stringify({ at: path });
    response.writeHead(path === '/fog' ? 503 : 200, { 'Content-Type': 'application/json' }).end(body);
  },
};

const attributesOf = (spans: readonly TracedSpan[], name: string) =>
  spans.find((span) => span.name === name)?.attributes;

describe('a request to a REST adapter', () => {
  test('has a server span and a client span', async () => {
    const trace = await watchDocument(
      makeHarbour(),
      async ({ get, trace }) => {
        await get('rest', '/ships/IMO-1?x=1');
        return trace();
      },
      dependencies,
    );

    expect(trace).toMatchObject({ operation: 'rest.request', operationId: '/ships/{imo} GET', status: 'OK' });
    expect(pathsOf(trace)).toEqual(['rest.request > http.client.GET', 'rest.request']);
    expect(trace.spans.map(({ kind }) => kind)).toEqual(['CLIENT', 'SERVER']);
    expect(attributesOf(trace.spans, 'rest.request')).toEqual({
      'naftiko.adapter.type': 'rest',
      'naftiko.operation.id': '/ships/{imo} GET',
      'naftiko.capability': 'Harbour',
      'http.request.method': 'GET',
      'http.route': '/ships/{imo}',
      'http.response.status_code': 200,
    });
    expect(attributesOf(trace.spans, 'http.client.GET')).toEqual({
      'http.request.method': 'GET',
      'http.response.status_code': 200,
      'naftiko.namespace': 'registry',
      'url.full': expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/ships\/IMO-1$/),
    });
  });

  test('fails with its upstream', async () => {
    const trace = await watchDocument(
      makeHarbour(),
      async ({ get, trace }) => {
        await get('rest', '/fog');
        return trace();
      },
      dependencies,
    );

    expect(trace.status).toBe('ERROR');
    expect(trace.spans.map(({ name, status }) => [name, status])).toEqual([
      ['http.client.GET', 'ERROR'],
      ['rest.request', 'ERROR'],
    ]);
    expect(attributesOf(trace.spans, 'rest.request')).toMatchObject({ 'error.type': 'upstream_5xx' });
  });
});

describe('a tool over HTTP', () => {
  test('has its steps below it, and their requests below those', async () => {
    const trace = await watchDocument(
      makeHarbour(),
      async ({ rpc, trace }) => {
        await rpc('tools/call', { name: 'tour', arguments: {} });
        return trace();
      },
      dependencies,
    );

    expect(trace).toMatchObject({ operation: 'mcp.request', operationId: 'tour', status: 'OK', spanCount: 8 });
    const step = 'mcp.request > mcp.tool > step.call';
    expect(pathsOf(trace)).toEqual([
      ...[1, 2, 3].flatMap(() => [`${step} > http.client.GET`, step]),
      'mcp.request > mcp.tool',
      'mcp.request',
    ]);
    expect(attributesOf(trace.spans, 'mcp.tool')).toEqual({
      'naftiko.adapter.type': 'mcp',
      'naftiko.operation.id': 'tour',
      'mcp.method.name': 'tools/call',
    });
    expect(attributesOf(trace.spans, 'step.call')).toEqual({
      'naftiko.step.index': 0,
      'naftiko.step.call': 'registry.list',
      'naftiko.namespace': 'bridge',
    });
    expect(attributesOf(trace.spans, 'mcp.request')).toMatchObject({
      'mcp.method.name': 'tools/call',
      'naftiko.operation.id': 'tools/call',
    });
  });

  test('that is a function of an aggregate has a span for it', async () => {
    const trace = await watchDocument(
      makeHarbour(),
      async ({ rpc, trace }) => {
        await rpc('tools/call', { name: 'count-ships', arguments: {} });
        return trace();
      },
      dependencies,
    );

    expect(pathsOf(trace)[0]).toBe('mcp.request > mcp.tool > aggregate.function > step.call > http.client.GET');
    expect(attributesOf(trace.spans, 'aggregate.function')).toEqual({ 'naftiko.aggregate.ref': 'fleet.count' });
  });

  test('fails up to its request, although HTTP answers 200', async () => {
    const { status, trace } = await watchDocument(
      makeHarbour(),
      async ({ rpc, trace }) => {
        const { status } = await rpc('tools/call', { name: 'get-fog', arguments: {} });
        return { status, trace: await trace() };
      },
      dependencies,
    );

    expect(status).toBe(200);
    expect(trace.spans.map(({ name, status }) => [name, status])).toEqual([
      ['http.client.GET', 'ERROR'],
      ['mcp.tool', 'ERROR'],
      ['mcp.request', 'ERROR'],
    ]);
  });

  test('fails with its script', async () => {
    const trace = await watchDocument(
      makeHarbour(),
      async ({ rpc, trace }) => {
        await rpc('tools/call', { name: 'think', arguments: { word: 'bad' } });
        return trace();
      },
      dependencies,
    );

    expect(trace.spans.map(({ name, status }) => [name, status])).toEqual([
      ['step.script', 'ERROR'],
      ['mcp.tool', 'ERROR'],
      ['mcp.request', 'ERROR'],
    ]);
    expect(attributesOf(trace.spans, 'step.script')).toEqual({
      'naftiko.step.index': 0,
      'naftiko.step.script.file': 'think.js',
      'naftiko.step.script.language': 'javascript',
      'naftiko.namespace': 'bridge',
      'error.type': 'script',
    });
  });

  test('is found in the log by its trace, and so are the printed lines of its script', async () => {
    const { trace, logs } = await watchDocument(
      makeHarbour(),
      async ({ rpc, trace, logs }) => {
        await rpc('tools/call', { name: 'think', arguments: {} });
        return { trace: await trace(), logs };
      },
      dependencies,
    );

    const idOf = (name: string) => trace.spans.find((span) => span.name === name)?.spanId;
    const lineOf = (message: string) => logs.find((entry) => entry.message === message)?.fields;
    const { traceId: trace_id } = trace;
    expect(lineOf('tool call')).toMatchObject({ trace_id, span_id: idOf('mcp.tool') });
    expect(lineOf('script prints')).toMatchObject({ trace_id, span_id: idOf('step.script') });
    expect(lineOf('request')).toMatchObject({ trace_id, span_id: idOf('mcp.request') });
  });

  test('that is unknown is not a failure of the request', async () => {
    const trace = await watchDocument(
      makeHarbour(),
      async ({ rpc, trace }) => {
        await rpc('tools/call', { name: 'sink', arguments: {} });
        return trace();
      },
      dependencies,
    );

    expect(trace).toMatchObject({ operationId: '_unknown', status: 'OK' });
    expect(JSON.stringify(trace)).not.toContain('sink');
  });
});

describe('a skill', () => {
  test('is named by the pattern of its path', async () => {
    const trace = await watchDocument(makeHarbour(), async ({ get, trace }) => {
      await get('skill', '/skills/sailing');
      return trace();
    });

    expect(trace).toMatchObject({ operation: 'skill.request', operationId: '/skills/{name}', status: 'OK' });
  });
});

describe('a request for skills over MCP', () => {
  test.each(['skills/list', 'skills/get', 'resources/directory/read'])('is named %s', async (method) => {
    const trace = await watchDocument(makeHarbour(), async ({ rpc, trace }) => {
      await rpc(method, { uri: 'skill://school/sailing' });
      return trace();
    });

    expect(attributesOf(trace.spans, 'mcp.request')).toMatchObject({ 'mcp.method.name': method });
  });
});

describe('the kept traces', () => {
  test('can be filtered by operation and by outcome, newest first', async () => {
    const traces = await watchDocument(
      makeHarbour('{ traces: { local: { buffer-size: 10 } } }'),
      async ({ rpc, get, trace, telemetry }) => {
        await rpc('tools/call', { name: 'list-ships', arguments: {} });
        await trace(1);
        await rpc('tools/call', { name: 'get-fog', arguments: {} });
        await trace(2);
        await get('rest', '/ships/1');
        await trace(3);
        const { traces } = telemetry!;
        const named = (filter: Parameters<typeof traces.list>[0]) =>
          traces.list(filter).map(({ operationId }) => operationId);
        return {
          capacity: traces.capacity,
          all: named({}),
          mcp: named({ operation: 'mcp' }),
          ships: named({ operation: 'list-ships' }),
          failed: named({ status: 'ERROR' }),
          last: named({ limit: 1 }),
          none: named({ operation: 'MCP' }),
        };
      },
      dependencies,
    );

    expect(traces).toEqual({
      capacity: 10,
      all: ['/ships/{imo} GET', 'get-fog', 'list-ships'],
      mcp: ['get-fog', 'list-ships'],
      ships: ['list-ships'],
      failed: ['get-fog'],
      last: ['/ships/{imo} GET'],
      none: [],
    });
  });
});
