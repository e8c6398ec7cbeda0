import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { exchange } from '../support/http-exchange.js';
import { createControlledDocument, serveWithControl, type ControlledDocument } from '../support/serve-with-control.js';

const document = createControlledDocument('management: { logs: { stream: true, max-subscribers: 2 }, reload: true }');

describe('the level of a logger', () => {
  test('is shown, changed, inherited again', () =>
    serveWithControl(document, async ({ ask }) => {
      const put = (logger: string, level: unknown) => ask(`PUT /logs/${logger}`, { body: { level } });
      const get = async (path: string) => JSON.parse((await ask(`GET ${path}`)).text) as unknown;
      expect(await get('/logs')).toMatchObject({
        loggers: {
          ROOT: { configuredLevel: 'INFO', effectiveLevel: 'INFO' },
          'naftiko.mcp': { configuredLevel: null, effectiveLevel: 'INFO' },
        },
      });
      const changed = await put('naftiko', 'DEBUG');
      expect([changed.status, JSON.parse(changed.text)]).toEqual([
        200,
        { configuredLevel: 'DEBUG', effectiveLevel: 'DEBUG' },
      ]);
      expect(await get('/logs/naftiko.mcp')).toEqual({ configuredLevel: null, effectiveLevel: 'DEBUG' });
      const cleared = await put('naftiko', null);
      expect(JSON.parse(cleared.text)).toEqual({ configuredLevel: null, effectiveLevel: 'INFO' });
      expect(await get('/logs/naftiko.mcp')).toEqual({ configuredLevel: null, effectiveLevel: 'INFO' });
    }));

  test.each([
    ['naftiko', '{"level":"LOUD"}', 400],
    ['naftiko', '{}', 400],
    ['naftiko', '', 400],
    ['naftiko', '["DEBUG"]', 400],
    ['ROOT', '{"level":"LOUD"}', 400],
    ['ROOT', '{}', 400],
    ['naftiko.nobody', '{"level":"DEBUG"}', 404],
    ['naftiko.nobody', '{"level":"INFO"}', 404],
  ])('of %s does not become %s', (logger, body, status) =>
    serveWithControl(document, async ({ ask }) => {
      expect((await ask(`PUT /logs/${logger}`, { body })).status).toBe(status);
      const root = await ask('GET /logs/ROOT');
      expect(JSON.parse(root.text)).toEqual({ configuredLevel: 'INFO', effectiveLevel: 'INFO' });
    }),
  );

  test('survives a reload', () =>
    serveWithControl(document, async ({ ask, running }) => {
      await ask('PUT /logs/naftiko.rest', { body: { level: 'ERROR' } });
      await running.reload();
      expect(JSON.parse((await ask('GET /logs/naftiko.rest')).text)).toMatchObject({ effectiveLevel: 'ERROR' });
    }));
});

/** The lines of the log in a stream of events. */
const loggedIn = (events: string): readonly unknown[] =>
  [...events.matchAll(/event: log\ndata: (.*)\n\n/g)].map(([, data = '']) => JSON.parse(data) as unknown);

/** Follows the log: an answer whose events are read one by one. */
async function follow({ urlOf }: ControlledDocument, query = '', headers = {}) {
  const sent = request(`${urlOf('control')}/logs/stream${query}`, { agent: false, headers });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  // A stream that is cut has also ended.
  response.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => response.once('close', resolve));
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const until = async (wanted: string): Promise<string> => {
    while (!text.includes(wanted)) await once(response, 'data');
    return text;
  };
  /** The first lines of the log, when there are so many. */
  const logged = async (count: number): Promise<readonly unknown[]> => {
    while (loggedIn(text).length < count) await once(response, 'data');
    return loggedIn(text).slice(0, count);
  };
  return { status: response.statusCode, headers: response.headers, until, logged, ended, stop: () => sent.destroy() };
}

describe('a subscriber of the log', () => {
  test('receives written entries as events, without secrets', () =>
    serveWithControl(
      createControlledDocument(`authentication: { type: bearer, token: '{{TOKEN}}' }
      management: { logs: true }`),
      async (served) => {
        const stream = await follow(served, '', { authorization: 'Bearer canary-token' });
        expect(stream.headers['content-type']).toContain('text/event-stream');
        await stream.until(': following');
        served.logs
          .logger('naftiko.steps')
          .warn('a step failed', { trace_id: 'aa', span_id: 'bb', step: 'canary-token' });
        const [line] = await stream.logged(1);
        expect(line).toMatchObject({
          level: 'WARN',
          logger: 'naftiko.steps',
          message: 'a step failed',
          traceId: 'aa',
          spanId: 'bb',
          fields: { step: '***' },
        });
        stream.stop();
      },
      { options: { environment: { TOKEN: 'canary-token' } } },
    ));

  test('receives its level, even if the log has a higher one', () =>
    serveWithControl(document, async (served) => {
      const stream = await follow(served, '?logger=naftiko.rest&level=debug');
      served.logs.logger('naftiko.mcp').error('not mine');
      served.logs.logger('naftiko.rest').debug('mine');
      expect(await stream.until('"mine"')).not.toContain('not mine');
      stream.stop();
    }));

  test('receives a line for every request, before a reload and after', () =>
    serveWithControl(document, async (served) => {
      const { ask, urlOf } = served;
      const stream = await follow(served, '?logger=naftiko.rest&level=info');
      const asked = (path: string) => exchange(urlOf('rest'), { method: 'GET', path });
      await asked('/sea?key=canary');
      const known = { level: 'INFO', logger: 'naftiko.rest', fields: { path: '/sea', status: 200 } };
      expect(await stream.logged(1)).toMatchObject([known]);
      const reload = await ask('POST /config/reload', { body: document.replaceAll('calm', 'rough') });
      expect(JSON.parse(reload.text)).toMatchObject({ status: 'applied' });
      await asked('/nowhere');
      const lines = await stream.logged(2);
      expect(lines).toMatchObject([known, { fields: { path: '/nowhere', status: 404 } }]);
      expect(JSON.stringify(lines)).not.toContain('canary');
      stream.stop();
    }));

  test.each(['?level=loud', '?level=warning'])('is refused with %s', (query) =>
    serveWithControl(document, async ({ ask }) => {
      expect((await ask(`GET /logs/stream${query}`)).status).toBe(400);
    }),
  );

  test('is accepted up to the limit of the document, and again when another one leaves', () =>
    serveWithControl(document, async (served) => {
      const [first, second] = [await follow(served), await follow(served)];
      const full = await served.ask('GET /logs/stream');
      expect([full.status, full.headers['retry-after']]).toEqual([503, '15']);
      first.stop();
      await first.ended;
      let next = await follow(served);
      while (next.status === 503) next = await follow(served);
      expect(next.status).toBe(200);
      for (const stream of [second, next]) stream.stop();
    }));

  test.each([0, 600_000])('delays neither a reload nor the end, with %d ms of grace', (graceMs) =>
    serveWithControl(document, async (served) => {
      const [first, second] = [await follow(served), await follow(served)];
      expect((await served.ask('POST /config/reload', { body: document.replaceAll('calm', 'rough') })).status).toBe(
        200,
      );
      // The subscribers stay connected, so the limit is reached.
      expect((await served.ask('GET /logs/stream')).status).toBe(503);
      await Promise.all([first.ended, second.ended, served.running.close(graceMs)]);
    }),
  );

  test('that reads slowly loses the oldest entries, receives their number, and delays nothing', () =>
    serveWithControl(document, async (served) => {
      const { hostname, port } = new URL(served.urlOf('control'));
      const socket = connect(Number(port), hostname);
      socket.write(`GET /logs/stream HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      await once(socket, 'data');
      socket.pause();
      const log = served.logs.logger('naftiko.steps');
      const count = 20_000;
      for (let index = 0; index < count; index += 1) log.info(`line ${index}`, { filler: 'x'.repeat(1_000) });
      let text = '';
      socket.on('data', (chunk: Buffer) => (text = (text + chunk.toString()).slice(-4_000_000)));
      socket.resume();
      while (!text.includes(`line ${count - 1}"`)) await once(socket, 'data');
      const [, dropped = '0'] = /event: dropped\ndata: \{"count":(\d+)\}/.exec(text) ?? [];
      expect(Number(dropped)).toBeGreaterThan(1_000);
      socket.destroy();
    }));

  test('that does not read at all does not delay the end', () =>
    serveWithControl(document, async (served) => {
      const { hostname, port } = new URL(served.urlOf('control'));
      const socket = connect(Number(port), hostname);
      socket.on('error', () => undefined);
      socket.write(`GET /logs/stream HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      await once(socket, 'data');
      socket.pause();
      const log = served.logs.logger('naftiko.steps');
      for (let index = 0; index < 20_000; index += 1) log.info(`line ${index}`, { filler: 'x'.repeat(1_000) });
      await served.running.close(60_000);
      socket.destroy();
    }));
});
