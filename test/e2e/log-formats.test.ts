import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exchange } from '../support/http-exchange.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { runCommand, startServing, shipDocument, makeTempDirectory } from './cli-command.js';

const env = { REGISTRY_TOKEN: 'canary-token', MACHINE_SECRET: 'canary-secret' };

describe('log lines of the command', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  let upstream: RecordingUpstream;
  let given: readonly string[];
  beforeAll(async () => {
    place = await makeTempDirectory({ 'ship.yaml': shipDocument });
    upstream = await openRecordingUpstream(({ path }, response) =>
      response.writeHead(path.endsWith('/gone') ? 403 : 200, { 'Content-Type': 'application/json' }).end('{}'),
    );
    given = ['--var', `hostname=127.0.0.1:${upstream.port}`, '--log-level', 'debug'];
  });
  afterAll(async () => {
    await upstream.close();
    await place.remove();
  });

  /** The standard error of a run while one tool is called over HTTP. */
  const linesOf = async (imo: string, ...args: readonly string[]): Promise<readonly string[]> => {
    const command = startServing(['run', 'ship.yaml', '--port', '*=0', ...given, ...args], { ...place, env });
    const url = /http:[^\s"]+\/mcp/;
    let shown = '';
    await new Promise<void>((resolve) =>
      command.child.stdout.on('data', (chunk: Buffer) => {
        shown += chunk.toString('utf8');
        if (url.test(shown)) resolve();
      }),
    );
    const { origin } = new URL(url.exec(shown)?.[0] ?? '');
    const params = { name: 'get-ship', arguments: { imo } };
    await exchange(origin, {
      method: 'POST',
      path: '/mcp',
      headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'r-7' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
    });
    command.child.kill('SIGTERM');
    const { stderr } = await command.ended;
    expect(stderr).not.toContain('canary');
    return stderr.split('\n');
  };

  test('describe the request, the tool and its upstream as text', async () => {
    const lines = await linesOf('gone');
    const has = (...words: readonly string[]): boolean =>
      lines.some((line) => words.every((word) => line.includes(word)));
    expect(
      has(' info ', ' request ', 'mcp_method=tools/call', 'tool=get-ship', 'outcome=error', 'request_id=r-7'),
    ).toBe(true);
    expect(
      has(' debug ', 'tool call', 'tool=get-ship', 'upstream=registry.get-ship', 'status=403', 'request_id=r-7'),
    ).toBe(true);
    expect(has(' warn ', 'upstream refused our credential', 'operation=registry.get-ship', 'status=403')).toBe(true);
    expect(has(' debug ', 'upstream request', 'method=GET', '/v1/ships/gone', 'status=403', 'attempt=1', 'ms=')).toBe(
      true,
    );
  });

  test('describe the same as JSON', async () => {
    const lines = await linesOf('9', '--log-format', 'json');
    const entries = lines.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as object] : []));
    expect(entries).toContainEqual(
      expect.objectContaining({
        level: 'info',
        message: 'request',
        mcp_method: 'tools/call',
        tool: 'get-ship',
        outcome: 'ok',
      }),
    );
    expect(entries).toContainEqual(
      expect.objectContaining({
        level: 'debug',
        logger: 'naftiko.http.client',
        message: 'upstream request',
        request_id: 'r-7',
        upstream: 'registry.get-ship',
        method: 'GET',
        status: 200,
        attempt: 1,
      }),
    );
  });

  test('describe each request over standard input', async () => {
    const messages = [
      {
        id: 1,
        method: 'initialize',
        params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'c', version: '1' } },
      },
      { id: 2, method: 'tools/call', params: { name: 'get-ship', arguments: { imo: '1' } } },
      { id: 'three', method: 'tools/call', params: { name: 'get-ship', arguments: { imo: 'gone' } } },
      { id: 4, method: 'tools/call', params: { name: 'none' } },
    ];
    const input = messages.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`).join('');
    const args = ['run', 'ship.yaml', '--stdio', 'ship-tools', '--log-format', 'json', ...given];
    const { stderr } = await runCommand(args, { ...place, env, input });
    const entries = stderr
      .split('\n')
      .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Readonly<Record<string, unknown>>] : []));
    const requests = entries.filter(({ message }) => message === 'request');
    expect(
      requests
        .map(({ request_id: id, mcp_method: method, tool, outcome }) => [id, method, tool, outcome])
        .toSorted(([left], [right]) => (String(left) < String(right) ? -1 : 1)),
    ).toEqual([
      ['1', 'initialize', undefined, 'ok'],
      ['2', 'tools/call', 'get-ship', 'ok'],
      ['4', 'tools/call', 'none', 'error'],
      ['three', 'tools/call', 'get-ship', 'error'],
    ]);
    expect(entries).toContainEqual(
      expect.objectContaining({
        message: 'tool call',
        request_id: 'three',
        upstream: 'registry.get-ship',
        status: 403,
      }),
    );
  });
});
