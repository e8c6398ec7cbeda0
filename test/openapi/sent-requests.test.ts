import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { serveTools, type ServedTools } from './call-tools.js';
import { importText } from './import-text.js';

let upstream: RecordingUpstream;
let served: ServedTools;

const fields = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    'page size': { type: 'integer' },
    tags: { type: 'array', items: { type: 'string' } },
  },
};
const taking = (operationId: string, mediaType: string, schema: object) => ({
  operationId,
  requestBody: { required: true, content: { [mediaType]: { schema } } },
  responses: {},
});

const apiAt = (origin: string) => ({
  openapi: '3.0.3',
  info: { title: 'Wire', version: '1' },
  servers: [{ url: `${origin}/v1/` }],
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
  paths: {
    '/things/{thing.id}': {
      parameters: [{ name: 'thing.id', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        operationId: 'find',
        parameters: [
          { name: 'tag', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
          { name: 'ids', in: 'query', explode: false, schema: { type: 'array', items: { type: 'integer' } } },
          { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
          { name: 'LIMIT', in: 'query', schema: { type: 'integer' } },
          { name: 'unused', in: 'query', schema: { type: 'string' } },
        ],
        responses: {
          200: {
            description: 'ok',
            content: {
              'application/json': { schema: { properties: { method: {}, more: { properties: { deep: {} } } } } },
            },
          },
        },
      },
      put: taking('replace', 'application/vnd.thing+json', fields),
    },
    '/filtered': {
      get: {
        operationId: 'filtered',
        parameters: [
          { name: 'filter[state]', in: 'query', required: true, schema: { type: 'string' } },
          { name: 'filter.sizes', in: 'query', required: true, explode: false, schema: { type: 'array' } },
          { name: 'filter[kind]', in: 'query', required: true, schema: { enum: ['A B'] } },
          { name: 'X-Target', in: 'header', required: true, schema: { type: 'string', enum: ['Wire.Find'] } },
          { name: 'Version', in: 'query', required: true, schema: { type: 'number', enum: [2] } },
          { name: '$top', in: 'query', schema: { type: 'integer' } },
          { name: 'page', in: 'query', schema: { type: 'integer' } },
        ],
        responses: {},
      },
      post: {
        ...taking('filter', 'application/json', fields),
        parameters: [{ name: 'name', in: 'query', required: true, schema: { enum: ['x'] } }],
      },
    },
    '/json': { post: taking('json', 'application/json', fields) },
    '/whole': { post: taking('whole', 'application/json', { type: 'array', items: {} }) },
    '/form': { post: taking('form', 'application/x-www-form-urlencoded', fields) },
    '/parts': {
      post: taking('parts', 'multipart/form-data', {
        properties: { note: { type: 'string' }, file: { type: 'string', format: 'binary' } },
      }),
    },
    '/text': { post: taking('text', 'text/plain', { type: 'string' }) },
    '/csv': { post: taking('csv', 'text/csv', { type: 'string' }) },
  },
});

beforeAll(async () => {
  upstream = await openRecordingUpstream(
    (seen, response) =>
      void response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ method: seen.method, more: { deep: 1, other: 2 } })),
  );
  const { outcome } = await importText(apiAt(upstream.origin), { exposes: ['mcp'] });
  if (!outcome.ok) throw new Error(outcome.reason);
  served = await serveTools(outcome.text, { environment: { WIRE_API_KEY: 'k3y' } });
});

afterAll(async () => {
  await served.close();
  await upstream.close();
});

const json = 'application/json';

test.each<[string, object, string, string, string | undefined, unknown]>([
  [
    'find',
    { 'thing-id': 'a b', tag: ['x', 'y'], ids: '1,2', 'X-Trace': 't', limit: 5 },
    'GET /v1/things/a%20b',
    'tag=x&tag=y&ids=1%2C2&LIMIT=5',
    undefined,
    '',
  ],
  [
    'filtered',
    { 'filter-state': 'a&b', 'filter-sizes': '1,2', page: 3 },
    'GET /v1/filtered',
    'filter%5Bstate%5D=a%26b&filter.sizes=1%2C2&filter%5Bkind%5D=A%20B&Version=2&page=3',
    undefined,
    '',
  ],
  ['filter', { 'body-name': 'n' }, 'POST /v1/filtered', 'name=x', json, { name: 'n' }],
  ['replace', { 'thing-id': '1', name: 'n' }, 'PUT /v1/things/1', '', 'application/vnd.thing+json', { name: 'n' }],
  [
    'json',
    { name: 'n', 'page-size': 3, tags: ['a'] },
    'POST /v1/json',
    '',
    json,
    { name: 'n', 'page size': 3, tags: ['a'] },
  ],
  ['json', { name: '{{X}}' }, 'POST /v1/json', '', json, { name: '{{X}}' }],
  ['whole', { body: [1, 'two'] }, 'POST /v1/whole', '', json, [1, 'two']],
  [
    'form',
    { name: 'a&b', 'page-size': 3 },
    'POST /v1/form',
    '',
    'application/x-www-form-urlencoded',
    'name=a%26b&page+size=3',
  ],
  ['text', { body: 'a "b"' }, 'POST /v1/text', '', 'text/plain; charset=utf-8', 'a "b"'],
  ['csv', { body: 'a,b' }, 'POST /v1/csv', '', 'text/csv', 'a,b'],
])('the tool %s sends %j', async (tool, given, line, query, contentType, body) => {
  const answer = await served.call(tool, given);
  expect(answer.isError).not.toBe(true);
  const [seen] = upstream.take();
  expect([
    `${seen?.method} ${seen?.path}`,
    seen?.rawQuery,
    seen?.headers['content-type'],
    seen?.headers['x-key'],
  ]).toEqual([line, query, contentType, 'k3y']);
  expect(typeof body === 'string' ? seen?.body : JSON.parse(seen?.body ?? '')).toEqual(body);
});

test('a multipart body has its parts, files with a name', async () => {
  await served.call('parts', { note: 'n', file: 'bytes' });
  const [seen] = upstream.take();
  expect(seen?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  expect(seen?.body).toMatch(/name="note"\r\n(?:.*\r\n)*?\r\nn\r\n[^]*name="file"; filename="file"[^]*bytes/);
});

test('a parameter with a single possible value is sent without being an input', async () => {
  expect(served.tools.find(({ name }) => name === 'filtered')?.inputSchema).toMatchObject({
    required: ['filter-state', 'filter-sizes'],
    properties: { 'filter-state': {}, 'filter-sizes': {}, page: {} },
  });
  await served.call('filtered', { 'filter-state': 'a', 'filter-sizes': '1' });
  expect(upstream.take()[0]?.headers['x-target']).toBe('Wire.Find');
});

test('an answer is what the API describes, and a required input is required', async () => {
  expect((await served.call('find', { 'thing-id': '1' })).structuredContent).toEqual({
    method: 'GET',
    more: { deep: 1 },
  });
  expect(await served.call('json', {})).toMatchObject({ isError: true });
  expect(upstream.take()).toHaveLength(1);
});
