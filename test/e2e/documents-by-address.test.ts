import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeWorkplace } from './cli-command.js';
import { shop } from '../gateway/gateway-fixture.js';
import { residentNaftiko, residentServing } from '../support/resident-command.js';

let server: Server;
let origin: string;
let place: Awaited<ReturnType<typeof makeWorkplace>>;

beforeAll(async () => {
  place = await makeWorkplace({});
  const pages: Readonly<Record<string, string>> = {
    '/team/shop.yaml': shop({ origin: 'http://127.0.0.1:9' }),
    '/large.yaml': '#'.repeat(5 * 1024 * 1024),
  };
  server = createServer((request, response) => {
    const { url = '' } = request;
    if (url === '/moved.yaml') return void response.writeHead(302, { Location: '/team/shop.yaml' }).end();
    response.writeHead(pages[url] === undefined ? 404 : 200).end(pages[url]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await place.remove();
  server.close();
});

describe('a document that is named by its address', () => {
  test('is validated and run without --fetch', async () => {
    const validated = await residentNaftiko(['validate', `${origin}/team/shop.yaml`], place);
    expect(validated).toMatchObject({ code: 0 });
    const command = residentServing(
      ['run', `${origin}/team/shop.yaml`, '--port', '*=0', '--log-format', 'json'],
      place,
    );
    expect(JSON.parse(await command.firstLine)).toMatchObject({ event: 'ready' });
    command.kill('SIGTERM');
    await command.ended;
  });

  test('is served by a gateway under the name of its file', async () => {
    const options = ['--gateway', '0', '--no-cache', '--log-format', 'json'];
    const command = residentServing(['run', `${origin}/team/shop.yaml`, `${origin}/missing.yaml`, ...options], place);
    const { gateway } = JSON.parse(await command.firstLine) as { readonly gateway: string };
    // Its upstream is closed.
    expect((await fetch(`${gateway}/shop/v1/items`)).status).toBe(502);
    const missing = await fetch(`${gateway}/missing/v1`);
    expect([missing.status, await missing.text()]).toEqual([503, expect.stringContaining('status 404')]);
    command.kill('SIGTERM');
    await command.ended;
  });

  test.each([
    ['/moved.yaml', 'redirect (302)'],
    ['/large.yaml', 'more than 4194304 bytes'],
    ['/missing.yaml', 'status 404'],
  ])('is refused when it cannot be had: %s', async (path, reason) => {
    const ended = await residentNaftiko(['run', `${origin}${path}`], place);
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining(reason) });
  });

  test.each([
    ['http://192.0.2.1/shop.yaml', 'https'],
    ['https://canary:secret@127.0.0.1:9/shop.yaml', 'a user name or a password'],
  ])('is not fetched from %s', async (address, reason) => {
    const ended = await residentNaftiko(['run', address], place);
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining(reason) });
    expect(ended.stderr).not.toContain('canary');
  });
});
