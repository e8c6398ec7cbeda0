import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { serving, type Served } from '../fields/serving.js';

const limit = 1000;

const document = `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources: [{ name: things, path: /things, operations: [{ name: send, method: POST, body: { type: json, data: "{{x}}" } }] }]
  exposes:
    - type: rest
      namespace: front
      port: 8601
      description: Makes the document one of the relaxed dialect.
      resources:
        - { path: /things, operations: [{ method: POST, name: send, call: up.send, inputParameters: [{ name: x, in: body, type: object }] }] }
        - { path: "/proxy/{{path}}", forward: { targetNamespace: up } }
    - type: rest
      namespace: locked
      port: 8604
      description: Requires a credential.
      authentication: { type: bearer, token: right }
      resources:
        - { path: /things, operations: [{ method: POST, name: send, call: up.send, inputParameters: [{ name: x, in: body, type: object }] }] }
    - type: mcp
      namespace: tools
      port: 8602
      tools: [{ name: send, description: Sends, call: up.send }]
    - type: control
      port: 8603
      management: { info: true, validate: true }
`;

const served = <T>(work: (given: Served) => Promise<T>): Promise<T> =>
  serving(document, work, { dialect: true, options: { bodyLimitBytes: limit } });

/** One caller on a socket of its own, which sends parts and collects everything it receives. */
function caller(url: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let received = '';
  let failed: string | undefined;
  const waiting: (() => void)[] = [];
  const wake = (): void => waiting.splice(0).forEach((each) => each());
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
    wake();
  });
  socket.on('error', (cause: NodeJS.ErrnoException) => {
    failed = cause.code;
    wake();
  });
  socket.on('close', () => wake());
  return {
    send: (part: string | Buffer): Promise<void> => new Promise((resolve) => void socket.write(part, () => resolve())),
    /** Everything received, once it contains a text or the connection has ended. */
    async until(text: string): Promise<string> {
      while (!received.includes(text) && !socket.closed)
        await new Promise<void>((resolve) => void waiting.push(resolve));
      return received;
    },
    get failed() {
      return failed;
    },
    get received() {
      return received;
    },
    end: () => void socket.destroy(),
  };
}

const json = ['Host: localhost', 'Content-Type: application/json', 'Accept: application/json, text/event-stream'];
const head = (target: string, ...more: string[]): string =>
  [`POST ${target} HTTP/1.1`, ...json, ...more, '', ''].join('\r\n');

const urlOf = ({ urlOf: find }: Served, type: string): string => find(type);

const servers = [
  ['REST', 'rest', '/things'],
  ['MCP', 'mcp', '/mcp'],
  ['control', 'control', '/config/validate'],
] as const;

/** Larger than the limit of any server; the control adapter has its own. */
const large = 5 * 1024 * 1024;

describe('an answer that does not wait for the body', () => {
  test.each(servers)('reaches a caller that sends all of it before it reads: 413 of %s', async (_, type, target) => {
    await served(async (given) => {
      for (const more of [[], ['Connection: close']]) {
        const one = caller(urlOf(given, type));
        await one.send(head(target, `Content-Length: ${large}`, ...more));
        for (let sent = 0; sent < large; sent += 64 * 1024) await one.send(Buffer.alloc(64 * 1024, 'a'));
        expect(await one.until('larger than')).toMatch(/^HTTP\/1\.1 413 /);
        expect(one.failed).toBeUndefined();
        one.end();
      }
    });
  });

  test.each(servers)('reaches a caller that sends chunks of unknown number: 413 of %s', async (_, type, target) => {
    await served(async (given) => {
      const one = caller(urlOf(given, type));
      await one.send(head(target, 'Transfer-Encoding: chunked'));
      const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
      for (let sent = 0; sent < large; sent += 0x10000) await one.send(chunk);
      await one.send('0\r\n\r\n');
      expect(await one.until('larger than')).toMatch(/^HTTP\/1\.1 413 /);
      expect(one.failed).toBeUndefined();
      one.end();
    });
  });

  test('arrives before the body is complete', async () => {
    await served(async (given) => {
      for (const [, type, target] of servers) {
        const one = caller(urlOf(given, type));
        await one.send(head(target, `Content-Length: ${large}`) + 'a'.repeat(10));
        expect(await one.until('larger than')).toMatch(/^HTTP\/1\.1 413 /);
        one.end();
      }
    });
  });

  test.each([
    ['an unknown path', 'rest', 'POST /nowhere', 404],
    ['a wrong content type', 'mcp', 'POST /mcp', 415],
    ['an unknown method', 'rest', 'DELETE /things', 405],
  ])('reaches a caller that sends all of it before it reads: %s', async (_, type, request, status) => {
    await served(async (given) => {
      const one = caller(urlOf(given, type));
      const lines = [`${request} HTTP/1.1`, 'Host: localhost', 'Content-Type: text/plain', `Content-Length: ${large}`];
      await one.send([...lines, 'Connection: close', '', ''].join('\r\n'));
      for (let sent = 0; sent < large; sent += 64 * 1024) await one.send(Buffer.alloc(64 * 1024, 'a'));
      expect(await one.until('\r\n\r\n')).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(one.failed).toBeUndefined();
      one.end();
    });
  });

  test('leaves a kept connection usable once the body has arrived', async () => {
    await served(async (given) => {
      const one = caller(urlOf(given, 'rest'));
      await one.send(`POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20\r\n\r\n${'a'.repeat(20)}`);
      await one.until('HTTP/1.1 404');
      await one.send('GET /nowhere-else HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
      expect((await one.until('never')).match(/HTTP\/1\.1 404/g)).toHaveLength(2);
    });
  });
});

describe('a caller that expects 100-continue', () => {
  test.each(servers)('is refused before it sends a body that is too large: %s', async (_, type, target) => {
    await served(async (given) => {
      const one = caller(urlOf(given, type));
      await one.send(head(target, 'Expect: 100-continue', `Content-Length: ${large}`));
      const answer = await one.until('larger than');
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer).toMatch(/^connection: close/im);
      one.end();
    });
  });

  test.each([
    ['REST', 'rest', '/things', '{"a":1}'],
    ['MCP', 'mcp', '/mcp', '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'],
    ['control', 'control', '/config/validate', 'naftiko: 1.0.0-alpha2'],
    ['forward', 'rest', '/proxy/x', '{"a":1}'],
  ])('is asked for a body that is read: %s', async (_, type, target, body) => {
    await served(async (given) => {
      const one = caller(urlOf(given, type));
      await one.send(head(target, 'Expect: 100-continue', `Content-Length: ${body.length}`));
      expect(await one.until('\r\n\r\n')).toBe('HTTP/1.1 100 Continue\r\n\r\n');
      await one.send(body);
      expect(await one.until('HTTP/1.1 200')).toContain('HTTP/1.1 200');
      one.end();
    });
  });

  test('is refused before its body for any other reason too', async () => {
    await served(async (given) => {
      for (const [type, target, status] of [
        ['rest', '/nowhere', 404],
        ['control', '/nowhere', 404],
      ] as const) {
        const one = caller(urlOf(given, type));
        await one.send(head(target, 'Expect: 100-continue', 'Content-Length: 5'));
        const answer = await one.until('\r\n\r\n');
        expect([target, answer.split(' ')[1]]).toEqual([target, String(status)]);
        expect(answer).toMatch(/^connection: close/im);
        one.end();
      }
    });
  });
});
