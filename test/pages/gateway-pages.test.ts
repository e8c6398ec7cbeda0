import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { planCallerCheck } from '@naftiko/adapters';
import { defaultRunOptions } from '@naftiko/runtime';
import { startOf } from '@naftiko/spec';
import { exchange } from '../support/http-exchange.js';
import { serveGateway, shop, type ServedGateway } from '../gateway/gateway-fixture.js';
import { pages, readPage, textOf } from './page-fixture.js';

const origin = 'http://127.0.0.1:9';
const run = { ...defaultRunOptions, pages };

/** A document without an upstream, named and tagged. */
const simple = (label: string, tag = 'plain', more = ''): string => `
naftiko: 1.0.0-alpha2
info: { label: "${label}", description: "About ${label}", tags: [${tag}] }
${more}
capability:
  exposes:
    - type: mcp
      namespace: tools
      port: 0
      tools: [{ name: read-${tag}, description: "Reads ${label}", outputParameters: [{ type: string, value: here }] }]
`;

describe('the pages of a gateway', () => {
  let served: ServedGateway;
  beforeAll(async () => {
    served = await serveGateway(
      {
        'shop.yaml': shop({ origin }),
        'acme/tides.yaml': simple('Tides', 'sea'),
        'waits.yaml': simple('Waits', 'slow', 'binds: [{ namespace: env, keys: { KEY: KEY } }]')
          .replace('value: here', 'value: "{{KEY}}"')
          .replace('tools: [', 'tools: [{ name: nope, description: Nothing, call: up.nope }, '),
        'broken.yaml': 'naftiko: 1.0.0-alpha2\ninfo: [',
      },
      { run },
    );
    await served.gateway.capabilities.planned();
  });
  afterAll(() => served.gateway.close(0));

  const read = (path: string) => readPage(served.gateway.url, path);

  test('list the capabilities for browsers; other callers get JSON', async () => {
    const page = await read('/');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const shown = textOf(page);
    expect(shown).toContain('4 documents with 3 tools');
    expect(shown).toMatch(/Shop Items of a shop 2 1 planned/);
    expect(shown).toMatch(/Tides About Tides acme 0 1 planned/);
    expect(shown).toMatch(/Waits About Waits Set .*KEY.* waiting/);
    expect(shown).toContain(`${served.gateway.url}/mcp`);
    const json = await exchange(served.gateway.url, { method: 'GET', path: '/' });
    expect(JSON.parse(json.text)).toMatchObject({ capabilities: expect.any(Array) });
  });

  test.each([
    ['q=shop', ['shop']],
    ['q=delete+nothing+like+this', []],
    ['q=reads+the+sea', ['acme-tides']],
    ['state=waiting', ['waits']],
    ['tag=sea', ['acme-tides']],
    ['tag=sea&state=waiting', []],
  ])('find capabilities: %s', async (query, names) => {
    const page = await read(`/?${query}`);
    const found = [...page.text.matchAll(/<td><a href="([^"]+)\/"/g)].map(([, name]) => name);
    if (names.length === 0) expect(found.length).toBeLessThan(3);
    else expect(found[0]).toBe(names[0]);
  });

  test('have one for each capability, at an address that ends with a slash', async () => {
    const { status, headers } = await read('/shop');
    expect([status, headers.location]).toEqual([308, '/shop/']);
    const page = await read('/shop/');
    expect(textOf(page)).toContain(`${served.gateway.url}/shop/mcp`);
    expect(textOf(page)).toContain('All capabilities');
    const [, script] = /src="\.\/(_pages\/page-[^"]+)"/.exec(page.text)!;
    expect(await read(`/shop/${script!}`)).toMatchObject({ status: 200 });
    expect(JSON.parse((await read('/shop/openapi.json')).text)).toMatchObject({
      servers: [{ url: `${served.gateway.url}/shop` }],
    });
    expect((await read('/shop/document.yaml')).text).toContain('label: Shop');
  });

  test('have one for a document without REST', async () => {
    const page = await read('/acme-tides/');
    expect(page.status).toBe(200);
    expect(textOf(page)).toContain('read-sea');
  });

  test('say why a capability serves nothing', async () => {
    const waiting = await read('/waits/');
    expect(waiting.status).toBe(503);
    expect(textOf(waiting)).toMatch(
      /What it waits for Set [^.]*KEY\. What it cannot serve waits\.yaml:\d+:\d+: No consumed operation is named "up\.nope"/,
    );
    const broken = await read('/broken/');
    expect(broken.status).toBe(503);
    expect(textOf(broken)).toContain('Why it serves nothing');
    const [, style] = /href="\.\.\/(_pages\/page-[^"]+\.css)"/.exec(broken.text)!;
    expect(await read(`/${style!}`)).toMatchObject({ status: 200 });
  });

  test('need the credential that the gateway requires, except their files', async () => {
    const at = startOf('naftiko.config.yaml');
    const token = { type: 'bearer', token: { text: 'gate', at }, at } as const;
    const planned = await planCallerCheck([{ authentication: token, caller: undefined }]);
    const guarded = await serveGateway(
      { 'shop.yaml': shop({ origin }), 'broken.yaml': 'naftiko: 1.0.0-alpha2\ninfo: [' },
      { run, ...(planned.ok && planned.value !== undefined ? { verifier: planned.value } : {}) },
    );
    try {
      for (const path of ['/', '/broken/']) {
        const refused = await readPage(guarded.gateway.url, path);
        expect(refused.status).toBe(401);
        expect(textOf(refused)).toContain('A credential is needed');
        const [, style] = /href="([^"]+\.css)"/.exec(refused.text)!;
        expect(await readPage(guarded.gateway.url, new URL(style!, `http://a${path}`).pathname)).toMatchObject({
          status: 200,
        });
        const admitted = await readPage(guarded.gateway.url, path, { authorization: 'Bearer gate' });
        expect(admitted.status).toBe(path === '/' ? 200 : 503);
      }
    } finally {
      await guarded.gateway.close(0);
    }
  });

  test('show nothing of documents of which only a part is offered, but that part', async () => {
    const limited = await serveGateway(
      { 'shop.yaml': shop({ origin, tools: ['list-items', 'delete-items'] }) },
      { run, policy: { readOnly: true, patterns: [], rules: [] } },
    );
    try {
      const page = await readPage(limited.gateway.url, '/shop/');
      expect(textOf(page)).toContain('the operator offers only a part of it');
      expect(page.text).not.toContain('delete-items');
    } finally {
      await limited.gateway.close(0);
    }
  });
});
