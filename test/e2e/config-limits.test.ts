import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exchange } from '../support/http-exchange.js';
import type { ReadyLine } from '../support/naftiko-process.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { residentServing, type ResidentCommand } from '../support/resident-command.js';
import { until } from '../support/until.js';
import { makeTempDirectory } from './cli-command.js';

const document = (origin: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Shelf, description: Two upstreams }
binds: [{ namespace: env, keys: { GUARD: GUARD } }]
capability:
  consumes:
    - { type: http, namespace: narrow, baseUri: '${origin}', resources: [{ name: a, path: /a, operations: [{ name: get, method: GET }] }] }
    - { type: http, namespace: hasty, baseUri: '${origin}', resources: [{ name: b, path: /b, operations: [{ name: get, method: GET }, { name: add, method: POST, inputParameters: [{ name: x, in: body, type: string }] }] }] }
    - { type: http, namespace: far, baseUri: 'http://far.invalid', resources: [{ name: c, path: /c, operations: [{ name: get, method: GET }] }] }
  exposes:
    - type: rest
      namespace: front
      port: 8080
      authentication: { type: bearer, token: '{{GUARD}}' }
      resources:
        - { path: /narrow, name: narrow, operations: [{ name: narrow, method: GET, call: narrow.get }] }
        - { path: /far, name: far, operations: [{ name: far, method: GET, call: far.get }] }
        - { path: /hasty, name: hasty, operations: [{ name: hasty, method: GET, call: hasty.get }] }
        - { path: /body, name: body, operations: [{ name: body, method: POST, call: hasty.add, with: { x: front.x }, inputParameters: [{ name: x, in: body, type: string }] }] }
`;

const config = (origin: string): string => `
run:
  documents: [capabilities/]
  host: localhost
  envFiles: [.env]
  allowHosts: [shelf.example.com]
  allowOrigins: ['https://app.example.com']
  forwardHeaders: [X-Tenant]
  keepAlive: 90s
upstreams:
  - { match: { namespace: 'narr*' }, limit: { concurrent: 1, queue: 0 } }
  - { match: { namespace: hasty }, timeout: { total: 50ms } }
  - { match: { origin: 'http://far.invalid' }, proxy: '${origin}' }
callers: { bodyLimit: 20B, wrongCredentials: 1/min, connections: 2, requests: 50, receiveTimeout: 5s }
`;

describe('the settings of naftiko.config.yaml in force', () => {
  let upstream: RecordingUpstream;
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  let command: ResidentCommand;
  let url: string;
  /** Ends the answers that wait. */
  const waiting: (() => void)[] = [];
  const release = (): void => {
    for (const end of waiting.splice(0)) end();
  };

  beforeAll(async () => {
    upstream = await openRecordingUpstream((_, response) => void waiting.push(() => response.end('"done"')));
    place = await makeTempDirectory({
      'capabilities/shelf.yaml': document(upstream.origin),
      '.env': 'GUARD=let-me-in\n',
      'naftiko.config.yaml': config(upstream.origin),
    });
    command = residentServing(['run', '--port', '*=0', '--log-format', 'json'], { cwd: place.cwd });
    const { capabilities } = JSON.parse(await command.firstLine) as ReadyLine;
    url = capabilities[0]?.exposes[0]?.url ?? '';
  });
  afterAll(async () => {
    release();
    command.kill('SIGTERM');
    await command.ended;
    await upstream.close();
    await place.remove();
  });

  const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    exchange(url, {
      method: 'GET',
      path,
      headers: { host: 'shelf.example.com', authorization: 'Bearer let-me-in', ...headers },
    });

  test('limit the calls of the upstream that matches, and pass the headers on that are named', async () => {
    const first = ask('/narrow', { 'x-tenant': 'acme', 'x-other': 'no' });
    await until(() => waiting.length === 1);
    const second = await ask('/narrow');
    expect([second.status, second.text]).toEqual([503, expect.stringContaining('upstream-busy')]);
    release();
    expect(await first).toMatchObject({ status: 200, text: '"done"' });
    const [seen] = upstream.take();
    expect(seen?.headers).toMatchObject({ 'x-tenant': 'acme' });
    expect(seen?.headers).not.toHaveProperty('x-other');
  });

  test('send the calls of the upstream that matches to its proxy', async () => {
    const far = ask('/far');
    await until(() => waiting.length === 1);
    release();
    expect(await far).toMatchObject({ status: 200, text: '"done"' });
    expect(upstream.take()).toMatchObject([{ path: 'http://far.invalid/c' }]);
  });

  test('end the calls of the upstream that matches after its own time', async () => {
    const late = await ask('/hasty');
    expect([late.status, late.text]).toEqual([504, expect.stringContaining('50')]);
  });

  test('limit bodies, origins, hosts and wrong credentials of callers', async () => {
    const body = await exchange(url, {
      method: 'POST',
      path: '/body',
      headers: { host: 'shelf.example.com', authorization: 'Bearer let-me-in', 'content-type': 'application/json' },
      body: '{"x":"0123456789012345"}',
    });
    expect([body.status, body.text]).toEqual([413, expect.stringContaining('20 bytes')]);
    expect((await ask('/none', { host: 'other.example.com' })).status).toBe(403);
    expect((await ask('/none', { origin: 'https://other.example.com' })).status).toBe(403);
    expect((await ask('/none', { origin: 'https://app.example.com' })).status).toBe(404);
    const wrong = { authorization: 'Bearer no' };
    expect([(await ask('/narrow', wrong)).status, (await ask('/narrow', wrong)).status]).toEqual([401, 429]);
  });

  test('keep connections open, at most so many', async () => {
    const kept = await fetch(`${url}/none`, { headers: { authorization: 'Bearer let-me-in' } });
    expect([kept.status, kept.headers.get('keep-alive')]).toEqual([404, 'timeout=90']);
    await kept.text();
    expect(url).toMatch(/^http:\/\/localhost:/);
  });
});
