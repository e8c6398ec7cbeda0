import { afterEach, describe, expect, test } from '@jest/globals';
import { listen, type Listener } from '../listen/listener.js';
import type { Fields } from '../logs/log.js';
import type { OpenMount } from '../mount/expose-adapter.js';
import { makeMountHandler } from './mount-handler.js';

const closers: Listener[] = [];
afterEach(async () => void (await Promise.all(closers.splice(0).map((listener) => listener.close(0)))));

/** Serves a mount on a real socket; `lines` are what it logs, `line` waits for the next of that name. */
async function serve(handle: OpenMount['handle']) {
  const lines: (readonly [string, Fields])[] = [];
  const take = (message: string, fields: Fields = {}): void => void lines.push([message, fields]);
  const record = {
    log: { debug: take, info: take, warn: take, error: take, isEnabled: () => true },
    telemetry: undefined,
    internal: false,
    newId: () => 'r1',
  };
  const mount: OpenMount = {
    handle,
    answerDefect: (response, incident) => response.writeHead(500).end(`sorry ${incident}`),
    close: () => Promise.resolve(),
  };
  const listened = await listen({ address: '127.0.0.1', port: 0, keepAliveMs: 5_000, onError: () => undefined });
  if (!listened.ok) throw new Error(listened.reason);
  closers.push(listened.listener);
  listened.listener.replace(makeMountHandler(mount, record));
  const line = async (name: string): Promise<Fields> => {
    for (;;) {
      const found = lines.find(([message]) => message === name);
      if (found !== undefined) return found[1];
      await new Promise(setImmediate);
    }
  };
  return { lines, line, origin: `http://127.0.0.1:${listened.listener.port}/x` };
}

describe('a defect of a mount', () => {
  test.each<[string, OpenMount['handle']]>([
    ['that is thrown', () => JSON.parse('{') as void],
    ['that is rejected with', () => Promise.reject(new SyntaxError('no'))],
  ])('%s is answered by the mount, logged once, and named in the line of its request', async (_, handle) => {
    const { origin, line, lines } = await serve(handle);
    const answer = await fetch(origin);
    const [, incident] = (await answer.text()).split(' ');
    expect(answer.status).toBe(500);
    expect(await line('request')).toMatchObject({ request_id: 'r1', status: 500, code: 'internal' });
    const stack: unknown = expect.stringContaining('SyntaxError');
    expect(lines.filter(([name]) => name === 'defect')).toEqual([['defect', { incident, request_id: 'r1', stack }]]);
  });

  test('breaks off an answer that has begun', async () => {
    const { origin, line } = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': 9 });
      response.write('half');
      return Promise.reject(new SyntaxError('no'));
    });
    await expect(fetch(origin).then((answer) => answer.text())).rejects.toThrow();
    expect(await line('defect')).toMatchObject({ request_id: 'r1' });
    expect(await line('request')).toMatchObject({ status: 200, gone: true, code: 'internal' });
  });

  test('leaves the next request alone', async () => {
    let count = 0;
    const { origin } = await serve((_, response) => {
      count += 1;
      if (count === 1) throw new SyntaxError('no');
      response.end('fine');
    });
    expect([(await fetch(origin)).status, await (await fetch(origin)).text()]).toEqual([500, 'fine']);
  });
});
