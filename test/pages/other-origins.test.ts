import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { serveDocument, type ServedDocument } from '../support/serve-document.js';
import { hasBrowser, openBrowser } from './open-browser.js';
import { inspectingPages } from './page-fixture.js';

const document = `
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

const inBrowser = hasBrowser ? describe : describe.skip;
if (!hasBrowser) test.skip('pages of other origins: /usr/bin/chromium is missing', () => undefined);

// Another port of the same address is another origin of the same site; another name is another site.
inBrowser.each([['127.0.0.1'], ['localhost']])('a page of another origin, at %s', (hostname) => {
  let browser: Browser;
  let served: ServedDocument;
  let target: string;
  let elsewhere: Server;
  let page: Page;

  beforeAll(async () => {
    served = await serveDocument(document, { options: { pages: inspectingPages } });
    target = served.urlOf('rest');
    elsewhere = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><h1>Elsewhere</h1>');
    }).listen(0, hostname);
    [browser] = await Promise.all([openBrowser(), new Promise((resolve) => elsewhere.once('listening', resolve))]);
    page = await browser.newPage();
    await page.goto(`http://${hostname}:${(elsewhere.address() as AddressInfo).port}/`);
  });
  afterAll(async () => {
    await browser.close();
    elsewhere.close();
    await served.close();
  });

  /** Runs a script in the page, with `address` as a variable. */
  const run = <Result>(script: string, address: string): Promise<Result> =>
    page.evaluate<Result>(`(async (address) => { ${script} })(${JSON.stringify(address)})`);

  test('cannot frame a page', async () => {
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

  test('cannot call an operation with fetch', async () => {
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

  test('cannot call an operation with a form', async () => {
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
