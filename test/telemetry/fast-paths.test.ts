import { expect, test } from '@jest/globals';
import { makeHarbour, harbourFiles } from './harbour.js';
import { watchDocument } from './watched.js';

/** What is recorded of some requests, and what the upstream receives, without ids and times. */
const recordRequests = (fastPaths: boolean) =>
  watchDocument(
    makeHarbour(),
    async ({ get, rpc, trace, samples, seen, telemetry }) => {
      const answers = [
        await get('rest', '/ships/IMO-1?x=1'),
        await get('rest', '/ships/..%2F?api_key=hidden', { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` }),
        await get('rest', '/ships/moved', { traceparent: `00-${'c'.repeat(32)}-${'d'.repeat(16)}-00`, baggage: 'a=1' }),
        await get('rest', '/fog'),
        await rpc('tools/call', { name: 'list-ships', arguments: {} }),
        await rpc('tools/call', { name: 'count-ships', arguments: {} }),
      ];
      await trace(5);
      const traces = telemetry?.traces.list({}).map(({ traceId }) => telemetry.traces.find(traceId)) ?? [];
      return {
        answers: answers.map(({ status, text }) => [status, text]),
        spans: traces.map((one) =>
          one?.spans.map(({ name, kind, status, attributes, parentSpanId }) => ({
            name,
            kind,
            status,
            hasParent: parentSpanId !== undefined,
            attributes: { ...attributes, 'url.full': String(attributes['url.full']).replace(/:\d+/, '') },
          })),
        ),
        received: seen().map(({ method, path, headers }) => ({
          method,
          path,
          names: Object.keys(headers).sort(),
          baggage: headers['baggage'],
        })),
        counts: (await samples('naftiko_http_client_total')).filter((line) => !line.includes('duration')),
      };
    },
    {
      files: harbourFiles,
      options: { fastPaths },
      answer: ({ path }, response) => {
        const status = path === '/fog' ? 503 : path.endsWith('moved') ? 302 : 200;
        const head = { 'Content-Type': 'application/json', ...(status === 302 ? { Location: '/elsewhere' } : {}) };
        response.writeHead(status, head).end(JSON.stringify({ at: path }));
      },
    },
  );

test('spans, metrics, trace headers and answers are the same with and without the fast paths', async () => {
  const fast = await recordRequests(true);
  expect(fast.spans).toHaveLength(5);
  expect(fast).toEqual(await recordRequests(false));
});
