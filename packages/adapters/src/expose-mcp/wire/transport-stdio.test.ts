import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import type { StdioMountPlan } from '@naftiko/runtime';
import { ok } from '@naftiko/engine';
import { hostOf, input, json, plan, type Fixture } from '../../../../../test/support/expose/mcp-fixture.js';

const echo: Fixture = { transport: 'stdio', tools: [{ called: 'echo', takes: [input('word')] }] };

async function open(fixture: Fixture) {
  const input = new PassThrough();
  const output = new PassThrough().setEncoding('utf8');
  const opened = await (plan(fixture).mount as StdioMountPlan).open(hostOf(fixture), { input, output });
  let written = '';
  let wake: () => void = () => undefined;
  output.on('data', (chunk: string) => {
    written += chunk;
    wake();
  });
  /** The next `count` lines, parsed. */
  const readLines = async (count: number): Promise<unknown[]> => {
    while (written.split('\n').length <= count) await new Promise<void>((resolve) => (wake = resolve));
    const all = written.split('\n');
    written = all.slice(count).join('\n');
    return all.slice(0, count).map((line) => JSON.parse(line) as unknown);
  };
  return { input, lines: readLines, rest: () => written, ...opened };
}

const writeMessage = (more: object): string => `${JSON.stringify({ jsonrpc: '2.0', ...more })}\n`;
const initialize = writeMessage({ id: 1, method: 'initialize', params: { protocolVersion: '2025-11-25' } });
const call = (id: number, word: string) =>
  writeMessage({ id, method: 'tools/call', params: { name: 'echo', arguments: { word } } });

describe('a server on a pipe', () => {
  test('answers one line with one line and ends with its input', async () => {
    const { input, lines, rest, finished } = await open(echo);
    input.write(initialize + writeMessage({ method: 'notifications/initialized' }) + '\n\r\n');
    expect(await lines(1)).toMatchObject([{ id: 1, result: { serverInfo: { name: 'ships-mcp' } } }]);
    input.write(call(2, 'naïve ☂\u2028'));
    expect(await lines(1)).toMatchObject([{ id: 2, result: { content: [{ text: '{"word":"naïve ☂\u2028"}' }] } }]);
    input.end();
    await finished;
    expect(rest()).toBe('');
  });

  test.each([
    ['a line that is not JSON', '{not json\n', -32700],
    ['a list', '[]\n', -32600],
    ['a message without a method', '{"jsonrpc":"2.0","id":1}\n', -32600],
  ])('answers %s', async (_, line, code) => {
    const { input, lines } = await open(echo);
    input.write(line);
    expect(await lines(1)).toMatchObject([{ id: null, error: { code } }]);
  });

  test.each([
    ['logging/setLevel', {}],
    ['logging/setLevel', { level: 'loud' }],
    ['initialize', { capabilities: [] }],
  ])('answers %s %j of a later revision, after the handshake of an earlier one', async (method, params) => {
    const { input, lines } = await open(echo);
    input.write(initialize + writeMessage({ method: 'notifications/initialized' }));
    await lines(1);
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'c', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    input.write(writeMessage({ id: 2, method, params: { ...params, _meta } }));
    expect(await lines(1)).toMatchObject([{ id: 2, error: { code: -32602 } }]);
  });

  test('discards a line that never ends', async () => {
    const { input, lines } = await open(echo);
    for (let written = 0; written < 11; written += 1) input.write('x'.repeat(1024 * 1024));
    input.write(`x\n${initialize}`);
    expect(await lines(2)).toMatchObject([{ error: { code: -32700 } }, { id: 1 }]);
  });

  test('serves requests concurrently and answers all of them before it ends', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const { input, lines, finished } = await open({
      ...echo,
      answer: async (_, inputs) => {
        if (inputs.get('word') === 'slow') await released;
        return json(inputs.get('word'));
      },
    });
    input.end(initialize + call(2, 'slow') + call(3, 'quick'));
    expect(await lines(2)).toMatchObject([{ id: 1 }, { id: 3 }]);
    release();
    expect(await lines(1)).toMatchObject([{ id: 2 }]);
    await finished;
  });

  test('aborts a cancelled call and does not answer it', async () => {
    let aborted: () => void = () => undefined;
    const abortion = new Promise<void>((resolve) => (aborted = resolve));
    const { input, lines, rest, finished } = await open({
      ...echo,
      answer: (_, __, { signal }) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => {
            aborted();
            resolve(ok({ kind: 'json', status: 200, value: null, headers: {} }));
          }),
        ),
    });
    input.write(initialize + call(2, 'x'));
    await lines(1);
    input.write(writeMessage({ method: 'notifications/cancelled', params: { requestId: 2 } }));
    await abortion;
    input.end();
    await finished;
    expect(rest()).toBe('');
  });

  test('supports the 2026-07-28 revision too', async () => {
    const { input, lines } = await open(echo);
    const meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'c', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    input.write(writeMessage({ id: 1, method: 'server/discover', params: { _meta: meta } }));
    expect(await lines(1)).toMatchObject([{ id: 1, result: { supportedVersions: ['2026-07-28'] } }]);
    input.write(writeMessage({ id: 2, method: 'tools/list', params: { _meta: meta } }));
    expect(await lines(1)).toMatchObject([{ id: 2, result: { tools: [{ name: 'echo' }], resultType: 'complete' } }]);
  });
});
