import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { defaultRunOptions } from '@naftiko/runtime';
import { startSimulator } from '../../examples/live-agent-simulator.js';
import { serveGateway, shop, type ServedGateway } from '../gateway/gateway-fixture.js';
import { referenceDocument, referenceEnvironment } from '../support/live-agent.js';
import { serveDocument, type ServedDocument } from '../support/serve-document.js';
import { everyInput } from './every-input.js';
import { inspectingPages, pages } from './page-fixture.js';
import { findUnreached, findViolations, hasBrowser, listTabStops, openBrowser, openPage } from './open-browser.js';

const inBrowser = hasBrowser ? describe : describe.skip;
if (!hasBrowser) test.skip('pages in a browser: /usr/bin/chromium is missing', () => undefined);

/** A document that posts, as a route and as a tool. */
const posting = `
naftiko: 1.0.0-alpha2
info: { label: Target, description: Target }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources: [{ name: all, path: /all, operations: [{ name: add, method: POST }] }]
  exposes:
    - type: rest
      namespace: own
      port: 0
      resources: [{ path: /all, operations: [{ method: POST, call: up.add }] }]
    - type: mcp
      namespace: tools
      port: 0
      tools: [{ name: add-all, description: Adds, call: up.add }]
`;

/** Where pages send calls. */
const calls = ['/_pages/call/tools/add-all', '/_pages/inspect/own/all', '/_pages/inspect/tools/add-all'];

inBrowser('pages in a browser', () => {
  let browser: Browser;
  let simulator: Awaited<ReturnType<typeof startSimulator>>;
  let reference: ServedDocument;
  let gateway: ServedGateway;
  let guarded: ServedDocument;

  beforeAll(async () => {
    [browser, simulator] = await Promise.all([openBrowser(), startSimulator()]);
    const baseUris = new Map([['*', `${simulator.url}/chat/rest`]]);
    reference = await serveDocument(readFileSync(referenceDocument, 'utf8'), {
      options: { environment: referenceEnvironment, baseUris, forwardHeaders: ['x-liveagent-affinity'], pages },
    });
    const origin = simulator.url;
    guarded = await serveDocument(everyInput, { options: { pages: inspectingPages } });
    const waits = shop({ origin: 'https://{region}.example.com' });
    gateway = await serveGateway(
      {
        'shop.yaml': shop({ origin }),
        'acme/store.yaml': shop({ origin, tools: ['find-ships'] }),
        'waits.yaml': waits,
      },
      { run: { ...defaultRunOptions, pages } },
    );
    await gateway.gateway.capabilities.planned();
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([reference.close(), gateway.gateway.close(0), guarded.close(), simulator.close()]);
  });

  test('show what a document offers, and call its operations', async () => {
    const { page, faults, close } = await openPage(browser, reference.urlOf('rest'));
    await expect(page.getByRole('heading', { level: 1 }).textContent()).resolves.toContain('Salesforce');
    const operations = page.locator('#operations .item');
    await expect(operations.allTextContents()).resolves.toEqual([
      expect.stringMatching(/POST\s+\/v1\/chasitor\/chasitorinit/),
      expect.stringMatching(/POST\s+\/v1\/chasitor\/chatend/),
      expect.stringMatching(/GET\s+\/v1\/system\/sessionid/),
    ]);
    await expect(page.locator('#tools .item').allTextContents()).resolves.toEqual([
      expect.stringContaining('salesforce-service-cloud-initiate-chat'),
      expect.stringContaining('salesforce-service-cloud-end-chat'),
      expect.stringMatching(/salesforce-service-cloud-get-new\s+read-only\s+idempotent/),
    ]);
    await expect(page.locator('#document').textContent()).resolves.toContain(
      'namespace: salesforce-live-agent-sessions',
    );
    await page.getByText('Run with Naftiko').press('Enter');
    await expect(page.locator('.run code').isVisible()).resolves.toBe(true);

    await operations.nth(2).getByRole('link').click();
    await page.getByText('Further headers').click();
    await page.getByLabel('Further headers').fill('X-LIVEAGENT-AFFINITY: null');
    await page.getByRole('button', { name: 'Show upstream request' }).click();
    await expect(page.locator('.result code').textContent()).resolves.toMatch(
      /^curl .*\/chat\/rest\/System\/SessionId .*X-LIVEAGENT-API-VERSION: \*\*\*/,
    );
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'Answer', exact: true }).waitFor();
    await expect(page.locator('.answer').textContent()).resolves.toMatch(/200 OK\d+ ms[\d,]+ bytes/);
    await expect(page.locator('.result code').first().textContent()).resolves.toContain('"affinityToken": "');
    expect(faults).toEqual([]);
    await close();
  });

  test('ask for a credential, keep it nowhere, and send every kind of input where it belongs', async () => {
    const { page, faults, close } = await openPage(browser, guarded.urlOf('rest'));
    try {
      await page.getByLabel('Header').fill('X-Key');
      await page.getByLabel('Value').fill('wrong');
      await page.getByRole('button', { name: 'Open' }).click();
      await page.getByText('This credential is not accepted.').waitFor();
      await page.getByLabel('Value').fill('key-of-callers');
      await page.getByRole('button', { name: 'Open' }).click();
      await page.getByRole('heading', { level: 1, name: 'Inputs' }).waitFor();
      await page.locator('#operations').getByRole('link', { name: 'Try it' }).click();

      await page.getByRole('heading', { level: 1, name: 'PUT' }).waitFor();
      await expect(findUnreached(page)).resolves.toEqual([]);
      await page.getByRole('button', { name: 'Send' }).click();
      await expect(page.getByText('A value is required.').count()).resolves.toBe(2);
      await page.getByLabel('id ').fill('a/b c');
      await page.getByLabel('count ').fill('many');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('This is not a number.').waitFor();
      await page.getByLabel('count ').fill('12345678901234567890');
      await page.getByLabel('trace ').fill('t1');
      await page.getByLabel('deep ').selectOption({ label: 'true' });
      await page.getByLabel('urgent ').check();
      await page.getByLabel('more ').fill('{"a":');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('This is not valid JSON.').waitFor();
      await page.getByLabel('more ').fill('{"a":1}');
      expect(guarded.upstream.take()).toEqual([]);
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('200 OK').waitFor();
      await page.getByRole('heading', { name: 'Upstream answer 200' }).waitFor();
      const [seen] = guarded.upstream.take();
      expect(seen).toMatchObject({
        method: 'PUT',
        path: '/things/a%2Fb%20c',
        query: { count: '12345678901234567890', deep: 'true' },
        headers: { trace: 't1' },
        body: '{"urgent":true,"more":{"a":1}}',
      });
      expect(seen?.headers['x-key']).toBeUndefined();

      await page.getByRole('link', { name: 'Inputs' }).click();
      await page.locator('#tools').getByRole('link', { name: 'Try it' }).click();
      const file = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('\u0089PNG', 'latin1') };
      await page.getByRole('heading', { level: 1, name: 'send-file' }).waitFor();
      await expect(findUnreached(page)).resolves.toEqual([]);
      await page.getByLabel('or a file').setInputFiles(file);
      await page.getByRole('button', { name: 'Send' }).click();
      await page.locator('.answer .calm').waitFor();
      expect(guarded.upstream.take()).toMatchObject([
        { headers: { 'content-type': 'application/octet-stream', 'content-length': '4' } },
      ]);

      await page.goBack();
      await page.getByRole('heading', { level: 1, name: 'Inputs' }).waitFor();
      await expect(page.evaluate('[localStorage.length, sessionStorage.length, document.cookie]')).resolves.toEqual([
        0,
        0,
        '',
      ]);
      // The browser itself reports the refused requests.
      expect(faults.filter((fault) => !fault.includes('401 (Unauthorized)'))).toEqual([]);
    } finally {
      await close();
    }
  });

  test('of a gateway find a capability and open it, by keyboard alone', async () => {
    const { page, faults, close } = await openPage(browser, gateway.gateway.url);
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press('Tab');
        if (
          name.test(
            await page.evaluate(
              'document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent',
            ),
          )
        )
          return;
      }
      throw new Error(`Tab does not reach ${String(name)}.`);
    };
    await tabTo(/^Search/);
    await page.keyboard.type('ships');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Results' }).waitFor();
    await tabTo(/^Shop$/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/acme-store/');
    await expect(page.locator('#tools').textContent()).resolves.toContain('find-ships');
    await tabTo(/^Try it/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/_pages/operations/**');
    await tabTo(/^Send$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Answer', exact: true }).waitFor();
    expect(faults.filter((fault) => !fault.includes('404 (Not Found)'))).toEqual([]);
    await close();
  });

  test('reach every control with Tab, and move through tabs with arrows', async () => {
    const { page, close } = await openPage(browser, reference.urlOf('rest'));
    const stops = await listTabStops(page);
    expect(stops[0]).toBe('Skip to content');
    for (const name of [
      'Run with Naftiko',
      'OpenAPI',
      'Try it POST /v1/chasitor/chatend',
      'Claude Code',
      'document.yaml',
      'Text of the document',
    ]) {
      expect(stops).toContainEqual(expect.stringContaining(name));
    }
    await page.getByRole('tab', { name: 'Claude Code' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { selected: true }).textContent()).resolves.toBe('Claude Desktop');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('tabpanel').textContent()).resolves.toContain('curl');
    await close();
  });

  test.each(['document', 'call', 'gateway', 'capability of a gateway', 'capability that waits', 'sign in'])(
    'are accessible and fit: %s',
    async (name) => {
      const addresses: Readonly<Record<string, string>> = {
        document: reference.urlOf('rest'),
        call: `${reference.urlOf('rest')}/_pages/operations/salesforce-live-agent-sessions-mcp/2`,
        gateway: gateway.gateway.url,
        'capability of a gateway': `${gateway.gateway.url}/shop/`,
        'capability that waits': `${gateway.gateway.url}/waits/`,
        'sign in': guarded.urlOf('rest'),
      };
      const { page, faults, close } = await openPage(browser, addresses[name]!);
      if (name === 'call') {
        await page.getByRole('button', { name: 'Send' }).click();
        await page.getByRole('heading', { name: 'Answer', exact: true }).waitFor();
      }
      await expect(findUnreached(page)).resolves.toEqual([]);
      for (const width of [360, 1_280]) {
        await page.setViewportSize({ width, height: 800 });
        await expect(page.evaluate('document.documentElement.scrollWidth')).resolves.toBe(width);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await expect(findViolations(page)).resolves.toEqual([]);
        }
      }
      // The browser itself reports pages of refusals.
      expect(faults.filter((fault) => !/(?:401|503) \(/.test(fault))).toEqual([]);
      await close();
    },
  );

  test('can be read without JavaScript', async () => {
    const { page, faults, close } = await openPage(browser, reference.urlOf('rest'), { javaScriptEnabled: false });
    for (const name of ['Claude Code', 'Cursor', 'Codex']) {
      await expect(page.getByRole('heading', { name }).isVisible()).resolves.toBe(true);
    }
    expect(faults).toEqual([]);
    await close();
  });

  describe('of other origins', () => {
    let served: ServedDocument;
    let target: string;
    let elsewhere: Server;
    let page: Page;

    beforeAll(async () => {
      elsewhere = createServer((_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><h1>Elsewhere</h1>');
      }).listen(0, '127.0.0.1');
      const listening = new Promise((resolve) => elsewhere.once('listening', resolve));
      served = await serveDocument(posting, { options: { pages: inspectingPages } });
      target = served.urlOf('rest');
      await listening;
      page = await browser.newPage();
    });
    afterAll(async () => {
      await page.close();
      elsewhere.close();
      await served.close();
    });

    // Another port of the same address is another origin of the same site; another name is another site.
    const open = (hostname: string) => page.goto(`http://${hostname}:${(elsewhere.address() as AddressInfo).port}/`);
    const hostnames = [['127.0.0.1'], ['localhost']];

    /** Runs a script in the page, with `address` as a variable. */
    const run = <Result>(script: string, address: string): Promise<Result> =>
      page.evaluate<Result>(`(async (address) => { ${script} })(${JSON.stringify(address)})`);

    test.each(hostnames)('at %s cannot frame a page', async (hostname) => {
      await open(hostname);
      const frame = async (address: string): Promise<string | null> => {
        const before = page.frames().length;
        await run(
          `const frame = document.createElement('iframe');
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        frame.src = address;
        document.body.append(frame);
        await loaded;`,
          address,
        );
        return page.frames()[before]!.locator('body').textContent();
      };
      await expect(frame(page.url())).resolves.toBe('Elsewhere');
      for (const path of ['/', '/_pages/', '/_pages/operations/own/0', '/openapi.json']) {
        await expect(frame(target + path)).resolves.not.toContain('Target');
      }
    });

    test.each(hostnames)('at %s cannot call an operation with fetch', async (hostname) => {
      await open(hostname);
      const send = (address: string, type: string, mode: 'no-cors' | 'cors'): Promise<string> =>
        run(
          `const headers = { 'Content-Type': '${type}' };
        const request = { method: 'POST', body: '{}', headers, mode: '${mode}' };
        return fetch(address, request).then(({ type }) => type, () => 'failed');`,
          address,
        );
      for (const path of calls) {
        // Its status cannot be seen. Without CORS, Chromium sends no other type than that of a form or a text.
        await expect(send(target + path, 'application/json', 'no-cors')).resolves.toBe('opaque');
        await expect(send(target + path, 'application/json', 'cors')).resolves.toBe('failed');
      }
      expect(served.upstream.take()).toEqual([]);
    });

    test.each(hostnames)('at %s cannot call an operation with a form', async (hostname) => {
      await open(hostname);
      for (const path of calls) {
        const [answer] = await Promise.all([
          page.waitForResponse(target + path),
          run(
            `document.body.innerHTML = '<iframe name="sink"></iframe><form method="post" enctype="text/plain" target="sink">';
          const form = document.querySelector('form');
          form.action = address;
          form.append(Object.assign(document.createElement('input'), { name: '{"a":"', value: '"}' }));
          form.submit();`,
            target + path,
          ),
        ]);
        expect(answer.status()).toBe(403);
      }
      expect(served.upstream.take()).toEqual([]);
    });
  });
});
