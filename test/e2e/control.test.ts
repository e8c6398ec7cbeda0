import { request as httpRequest } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Served, Surroundings } from '../fields/serving.js';
import { serving } from '../fields/serving.js';
import { exchange } from '../support/http-exchange.js';

interface Parts {
  readonly management?: object;
  readonly authentication?: object;
  readonly observability?: object;
  readonly word?: string;
  readonly port?: number;
  readonly more?: readonly object[];
}

const all = { info: true, reload: true, validate: true, logs: true, scripting: { timeout: 4000 } };

/** A document with one route, one tool and a control adapter; `word` is what both of them ask the upstream for. */
const documentOf = ({ management = all, authentication, observability, word = 'v1', port = 8601, more = [] }: Parts) =>
  JSON.stringify({
    naftiko: '1.0.0-alpha2',
    info: { label: 'Harbour desk', description: 'Says words' },
    binds: [{ namespace: 'secrets', keys: { DESK_TOKEN: 'DESK_TOKEN' } }],
    capability: {
      consumes: [
        { location: './shared.yaml', import: 'shared', as: 'words' },
        {
          type: 'http',
          namespace: 'echo',
          baseUri: 'http://reader:canary-in-address@127.0.0.1:9/v1',
          authentication: { type: 'bearer', token: '{{DESK_TOKEN}}' },
          resources: [
            {
              name: 'never',
              path: '/never',
              operations: [
                {
                  name: 'get',
                  method: 'GET',
                  inputParameters: [{ name: 'X-Api-Key', in: 'header', value: 'canary-in-header' }],
                },
              ],
            },
          ],
        },
      ],
      aggregates: [
        {
          label: 'Sayings',
          namespace: 'sayings',
          functions: [
            {
              name: 'say',
              description: 'Says a word',
              inputParameters: [{ name: 'word', type: 'string', description: 'the word' }],
              call: 'words.get',
              with: { word: '{{word}}' },
            },
          ],
        },
      ],
      exposes: [
        {
          type: 'rest',
          namespace: 'front',
          port,
          resources: [
            {
              path: '/word',
              name: 'word',
              operations: [{ method: 'GET', name: 'word', call: 'words.get', with: { word } }],
            },
          ],
        },
        {
          type: 'mcp',
          namespace: 'agent',
          port: 8602,
          tools: [{ name: 'word', description: 'The word', call: 'words.get', with: { word } }, { ref: 'sayings.say' }],
        },
        ...more,
        {
          type: 'control',
          port: 8603,
          management,
          ...(authentication === undefined ? {} : { authentication }),
          ...(observability === undefined ? {} : { observability }),
        },
      ],
    },
  });

const shared = JSON.stringify({
  naftiko: '1.0.0-alpha2',
  consumes: [
    {
      type: 'http',
      namespace: 'shared',
      baseUri: 'UPSTREAM',
      resources: [
        {
          name: 'words',
          path: '/words',
          operations: [{ name: 'get', method: 'GET', inputParameters: [{ name: 'word', in: 'query' }] }],
        },
      ],
    },
  ],
});

const secret = 'canary-desk-token';

interface Desk extends Served {
  ask(
    line: string,
    more?: { readonly headers?: Readonly<Record<string, string>>; readonly body?: string },
  ): Promise<{ status: number; headers: Readonly<Record<string, unknown>>; text: string; json: () => never }>;
}

const served = <T>(parts: Parts, work: (desk: Desk) => Promise<T>, around: Surroundings = {}): Promise<T> =>
  serving(
    documentOf(parts),
    (one) =>
      work({
        ...one,
        ask: async (line, { headers = {}, body } = {}) => {
          const [method = 'GET', path = '/'] = line.split(' ');
          const given = { method, path, headers, ...(body === undefined ? {} : { body }) };
          const answer = await exchange(new URL(one.urlOf('control')).origin, given);
          return { ...answer, json: () => JSON.parse(answer.text) as never };
        },
      }),
    {
      answer: ({ query }) => ({ word: query['word'] }),
      ...around,
      files: { 'shared.yaml': shared },
      options: { environment: { DESK_TOKEN: secret }, ...around.options },
    },
  );

const yaml = (text: string) => ({ headers: { 'Content-Type': 'application/yaml' }, body: text });

describe('a control adapter', () => {
  test('answers HEAD like GET, and says which methods a path takes', async () => {
    await served({}, async ({ ask }) => {
      const [got, head] = [await ask('GET /health/live'), await ask('HEAD /health/live')];
      expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', String(got.text.length)]);
      expect(await ask('POST /logs/ROOT')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, PUT' } });
      expect(await ask('GET /config/reload')).toMatchObject({ status: 405, headers: { allow: 'POST' } });
      expect((await ask('GET /health/live/')).status).toBe(404);
      expect((await ask('GET /HEALTH/live')).status).toBe(404);
    });
  });

  test('serves what its document switches on and nothing else', async () => {
    const management = { health: false, logs: { stream: true, 'level-control': false } };
    const observability = { metrics: { local: { enabled: false } } };
    await served({ management, observability }, async ({ ask }) => {
      const statuses = async (...paths: string[]) => Promise.all(paths.map(async (path) => (await ask(path)).status));
      expect(await statuses('GET /health/live', 'GET /health/ready', 'GET /status', 'GET /config')).toEqual([
        404, 404, 404, 404,
      ]);
      expect(await statuses('GET /logs', 'PUT /logs/ROOT', 'GET /metrics', 'PUT /scripting')).toEqual([
        404, 404, 404, 404,
      ]);
      expect(await statuses('HEAD /logs/stream')).toEqual([200]);
    });
  });

  test('lets nobody in without the credential, probes and unknown paths included', async () => {
    const authentication = { type: 'bearer', token: '{{DESK_TOKEN}}' };
    await served({ authentication }, async ({ ask }) => {
      for (const line of ['GET /health/live', 'GET /config', 'POST /config/reload', 'GET /nowhere']) {
        expect(await ask(line)).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
      }
      const headers = { Authorization: `Bearer ${secret}` };
      expect((await ask('GET /health/live', { headers })).status).toBe(200);
      expect((await ask('GET /nowhere', { headers })).status).toBe(404);
    });
  });

  test('tells anybody the verdict of its probes when the operator opens them', async () => {
    const authentication = { type: 'bearer', token: '{{DESK_TOKEN}}' };
    const options = { openProbes: true, environment: { DESK_TOKEN: secret } };
    await served(
      { authentication },
      async ({ ask }) => {
        expect((await ask('GET /health/live')).json()).toEqual({ status: 'UP' });
        expect((await ask('GET /health/ready')).json()).toEqual({ status: 'UP' });
        expect((await ask('GET /status')).status).toBe(401);
      },
      { options },
    );
  });

  test('does not answer under the name of another host, nor to web pages from elsewhere', async () => {
    await served({}, async ({ ask, urlOf }) => {
      const { port } = new URL(urlOf('control'));
      const from = async (headers: Readonly<Record<string, string>>) => (await ask('GET /config', { headers })).status;
      expect(await from({ Host: 'desk.example' })).toBe(403);
      expect(await from({ Host: `localhost:${port}` })).toBe(200);
      expect(await from({ Origin: 'https://elsewhere.example' })).toBe(403);
      expect(await from({ Origin: `http://localhost:${port}` })).toBe(200);
    });
  });

  test('says what runs, since when, and in which version', async () => {
    await served({}, async ({ ask }) => {
      const { adapters, ...status } = (await ask('GET /status')).json() as Record<string, unknown>;
      expect(status).toMatchObject({
        capability: { label: 'Harbour desk', specVersion: '1.0.0-alpha2' },
        engine: { name: 'naftiko', node: process.versions.node, native: false },
        document: { revision: expect.stringMatching(/^[0-9a-f]{16}$/) },
        uptime: expect.stringMatching(/^PT(\d+H)?(\d+M)?[\d.]+S$/),
        startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      });
      expect(adapters).toMatchObject([
        { type: 'rest', namespace: 'front', state: 'started' },
        { type: 'mcp', namespace: 'agent', state: 'started' },
        { type: 'control', state: 'started' },
      ]);
      expect((adapters as readonly object[])[2]).not.toHaveProperty('namespace');
    });
  });

  test('shows the document as it runs: imports in place, inherited fields filled in, no secret', async () => {
    await served({}, async ({ ask, seen: _ }) => {
      const answer = await ask('GET /config');
      expect(answer.headers['cache-control']).toBe('no-store');
      const { capability } = answer.json() as {
        capability: { consumes: readonly unknown[]; exposes: readonly { tools?: readonly unknown[] }[] };
      };
      expect(capability.consumes[0]).toMatchObject({ namespace: 'words', resources: [{ path: '/words' }] });
      expect(capability.consumes[1]).toMatchObject({
        baseUri: 'http://***@127.0.0.1:9/v1',
        authentication: { type: 'bearer', token: '{{DESK_TOKEN}}' },
        resources: [{ operations: [{ inputParameters: [{ name: 'X-Api-Key', value: '***' }] }] }],
      });
      expect(capability.exposes[1]?.tools?.[1]).toMatchObject({
        ref: 'sayings.say',
        name: 'say',
        description: 'Says a word',
        inputParameters: [{ name: 'word' }],
      });
      expect(answer.text).not.toContain('canary');
      const asYaml = await ask('GET /config', { headers: { Accept: 'application/yaml, application/json;q=0.5' } });
      expect(asYaml.headers['content-type']).toBe('application/yaml; charset=utf-8');
      expect(parse(asYaml.text)).toEqual(answer.json());
    });
  });
});

describe('the document of a control adapter', () => {
  const filled = (text: string, port: string): string => text.replaceAll('UPSTREAM', port);

  test('is examined without any change', async () => {
    await served({}, async ({ ask, rest }) => {
      const good = await ask('POST /config/validate', yaml(documentOf({ word: 'v2' })));
      expect(good.json()).toMatchObject({ valid: true, reloadable: true, errors: [], structuralChanges: [] });
      const moved = await ask('POST /config/validate', yaml(documentOf({ port: 8699 })));
      expect(moved.json()).toMatchObject({
        valid: true,
        reloadable: false,
        structuralChanges: [{ path: '/capability/exposes/0/port', from: 8601, to: 8699 }],
      });
      const broken = documentOf({}).replace('"call":"words.get","with":{"word":"v1"}', '"call":"words.gone"');
      expect((await ask('POST /config/validate', yaml(broken))).json()).toMatchObject({
        valid: false,
        reloadable: false,
        errors: [{ path: '/capability/exposes/0/resources/0/operations/0/call', code: 'call-unresolved' }],
      });
      expect((await ask('POST /config/validate', yaml('{ no'))).json()).toMatchObject({ valid: false });
      expect((await ask('POST /config/validate', yaml(' '))).status).toBe(400);
      expect((await ask('POST /config/validate', yaml('#'.repeat(1024 * 1024 + 1)))).status).toBe(413);
      expect(JSON.parse((await rest('GET /word')).text)).toEqual({ word: 'v1' });
    });
  });

  test('is replaced behind REST and MCP; what changed is told without secrets', async () => {
    await served({}, async ({ ask, rest, tool }) => {
      const next = documentOf({ word: 'v2' }).replace('canary-in-header', 'canary-in-another-header');
      const applied = await ask('POST /config/reload', yaml(filled(next, '')));
      expect(applied.json()).toMatchObject({ status: 'applied' });
      const { changes } = applied.json() as { changes: readonly { path: string }[] };
      expect(changes).toContainEqual({
        path: '/capability/exposes/0/resources/0/operations/0/with/word',
        from: 'v1',
        to: 'v2',
      });
      const place = '/capability/consumes/1/resources/0/operations/0/inputParameters/0/value';
      expect(changes).toContainEqual({ path: place, from: '***', to: '***' });
      expect(applied.text).not.toContain('canary');
      expect(JSON.parse((await rest('GET /word')).text)).toEqual({ word: 'v2' });
      expect(await tool('word')).toEqual({ word: 'v2' });
      expect((await ask('POST /config/reload', yaml(next))).json()).toEqual({ status: 'unchanged', changes: [] });
    });
  });

  test('stays as it is when the next one cannot take its place', async () => {
    await served({}, async ({ ask, rest }) => {
      expect(await ask('POST /config/reload', yaml(documentOf({ port: 8699 })))).toMatchObject({ status: 409 });
      const refused = await ask('POST /config/reload', yaml(documentOf({}).replaceAll('words.get', 'words.gone')));
      expect(refused.status).toBe(422);
      const { errors } = refused.json() as { errors: readonly { code: string }[] };
      expect(errors.map(({ code }) => code)).toContain('call-unresolved');
      expect(refused.text).not.toContain('canary');
      // There is no file behind this document.
      expect((await ask('POST /config/reload')).json()).toMatchObject({ status: 'rejected' });
      expect(JSON.parse((await rest('GET /word')).text)).toEqual({ word: 'v1' });
    });
  });

  test('does not take back what was set while serving, unless it says something else', async () => {
    await served({}, async ({ ask }) => {
      await ask('PUT /scripting', { body: JSON.stringify({ timeout: 1234, statementLimit: 7 }) });
      const scripting = { timeout: 5000 };
      await ask('POST /config/reload', yaml(documentOf({ management: { ...all, scripting } })));
      expect((await ask('GET /scripting')).json()).toMatchObject({ timeout: 5000, statementLimit: 7 });
    });
  });

  test('says when a part of it is not served', async () => {
    await served(
      { more: [{ type: 'skill', namespace: 'guides', port: 8604, skills: [{ name: 'one', description: 'One' }] }] },
      async ({ ask }) => {
        expect(await ask('GET /health/ready')).toMatchObject({ status: 200 });
      },
    );
  });
});

describe('the log of a control adapter', () => {
  test('has levels that can be set and cleared', async () => {
    await served({}, async ({ ask }) => {
      const set = (logger: string, level: unknown) => ask(`PUT /logs/${logger}`, { body: JSON.stringify({ level }) });
      expect((await set('naftiko.mcp', 'DEBUG')).json()).toEqual({ configuredLevel: 'DEBUG', effectiveLevel: 'DEBUG' });
      expect((await set('naftiko.mcp', null)).json()).toEqual({ configuredLevel: null, effectiveLevel: 'INFO' });
      expect(await set('naftiko.nobody', 'INFO')).toMatchObject({ status: 404 });
      expect(await set('ROOT', 'LOUD')).toMatchObject({ status: 400 });
      expect(await set('ROOT', undefined)).toMatchObject({ status: 400 });
      expect((await ask('GET /logs/ROOT')).json()).toEqual({ configuredLevel: 'INFO', effectiveLevel: 'INFO' });
    });
  });

  test('is followed as it is written, across a reload, by as many as may', async () => {
    const management = { ...all, logs: { 'level-control': true, stream: true, 'max-subscribers': 1 } };
    await served({ management }, async ({ ask, rest, urlOf }) => {
      const stream = follow(`${urlOf('control')}/logs/stream?logger=naftiko.rest&level=info`);
      await stream.opened;
      expect(await ask('GET /logs/stream')).toMatchObject({ status: 503, headers: { 'retry-after': '15' } });
      await rest('GET /word?key=canary');
      expect(await stream.next()).toMatchObject({
        level: 'INFO',
        logger: 'naftiko.rest',
        fields: { path: '/word', status: 200 },
      });
      await ask('POST /config/reload', yaml(documentOf({ management, word: 'v2' })));
      await rest('GET /nowhere');
      expect(await stream.next()).toMatchObject({ fields: { path: '/nowhere', status: 404 } });
      stream.leave();
    });
  });

  test('does not keep a process from stopping', async () => {
    const ended = await served({}, async ({ urlOf }) => {
      const stream = follow(`${urlOf('control')}/logs/stream`);
      await stream.opened;
      return { whenOver: stream.ended };
    });
    expect(await ended.whenOver).toBeUndefined();
  });

  test('tells how much a slow reader has missed', async () => {
    const management = { ...all, logs: true };
    await served({ management }, async ({ rest, urlOf }) => {
      const stream = follow(`${urlOf('control')}/logs/stream?logger=naftiko.rest`);
      await stream.opened;
      stream.pause();
      // Long paths fill the socket sooner.
      const path = `/${'x'.repeat(7_000)}`;
      for (let batch = 0; batch < 60; batch += 1) {
        await Promise.all(Array.from({ length: 40 }, () => rest(`GET ${path}`)));
      }
      stream.resume();
      expect(await stream.dropped()).toBeGreaterThan(0);
      stream.leave();
    });
  });
});

/** Follows an event stream; `next` is the data of the next `log` event. */
function follow(url: string) {
  const events: { readonly event: string; readonly data: unknown }[] = [];
  let wake: () => void = () => undefined;
  let text = '';
  let begin: () => void;
  let end: () => void;
  const opened = new Promise<void>((resolve) => (begin = resolve));
  const ended = new Promise<void>((resolve) => (end = resolve));
  let pause = (): void => undefined;
  let resume = (): void => undefined;
  const sent = httpRequest(url, (response) => {
    pause = () => void response.pause();
    resume = () => void response.resume();
    response.setEncoding('utf8').on('data', (chunk: string) => {
      begin();
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const found = /^event: (\w+)\ndata: (.*)$/.exec(block);
        if (found !== null) events.push({ event: found[1] ?? '', data: JSON.parse(found[2] ?? 'null') });
      }
      wake();
    });
    response.on('close', () => end());
  });
  sent.on('error', () => end());
  sent.end();
  const take = async (kind: string): Promise<unknown> => {
    for (;;) {
      const index = events.findIndex(({ event }) => event === kind);
      if (index >= 0) return events.splice(index, 1)[0]?.data;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return {
    opened,
    ended,
    next: () => take('log'),
    dropped: async () => ((await take('dropped')) as { count: number }).count,
    pause: () => pause(),
    resume: () => resume(),
    leave: () => void sent.destroy(),
  };
}
