import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exchange } from '../support/http-exchange.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { anyPort, runCommand, startServing, shipDocument, makeTempDirectory } from './cli-command.js';
import { residentNaftiko, residentServing } from '../support/resident-command.js';

interface Ready {
  readonly event: string;
  readonly ms: number;
  readonly capabilities: readonly {
    readonly file: string;
    readonly label: string;
    readonly exposes: readonly { readonly namespace: string; readonly type: string; readonly url: string }[];
  }[];
}

const env = { REGISTRY_TOKEN: 'canary-token', MACHINE_SECRET: 'canary-secret' };

const anyControlPort = ['--port', 'control=0'];

/** Whether a line of the banner begins an adapter. */
const opensAdapter = (line: string): boolean => /^ {2}\S/.test(line);

describe('run', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  let upstream: RecordingUpstream;
  beforeAll(async () => {
    place = await makeTempDirectory({
      'ship.yaml': shipDocument,
      'second.yaml': shipDocument,
      '.env': 'REGISTRY_TOKEN=from-file\nMACHINE_SECRET=from-file\nNAFTIKO_VAR_hostname=unused.test\n',
      'controlled.yaml': `${shipDocument}  - { type: control, port: 8603 }\n`,
      'desk.yaml': 'naftiko: 1.0.0-alpha2\ncapability:\n  exposes:\n  - { type: control, port: 8603 }\n',
      'nothing.yaml': shipDocument.replaceAll('call: registry.get-ship\n', 'call: registry.gone\n'),
    });
    upstream = await openRecordingUpstream((_, response) => response.end('{"imo":"1"}'));
  });
  afterAll(async () => {
    await upstream.close();
    await place.remove();
  });

  test('prints one line for programs, serves, forwards configured headers, and stops on a signal', async () => {
    const hostname = `hostname=127.0.0.1:${upstream.port}`;
    const args = [
      'run',
      'ship.yaml',
      '--var',
      hostname,
      '--log-format',
      'json',
      '--forward-header',
      'X-Trace',
      ...anyPort,
    ];
    const command = startServing(args, { ...place, env });
    const ready = JSON.parse(await command.firstLine) as Ready;
    expect(ready).toMatchObject({
      event: 'ready',
      capabilities: [
        {
          file: 'ship.yaml',
          label: 'Ships',
          exposes: [
            { namespace: 'ship-tools', type: 'mcp', tools: 1 },
            { namespace: 'ships', type: 'rest', routes: 1 },
          ],
        },
      ],
    });
    const [mcp, rest] = ready.capabilities[0]?.exposes ?? [];
    expect(mcp?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/mcp$/);
    const answer = await exchange(rest?.url ?? '', { method: 'GET', path: '/ships/1', headers: { 'X-Trace': 't1' } });
    expect([answer.status, answer.text]).toEqual([200, '{"imo":"1"}']);
    expect(upstream.take()).toMatchObject([
      { path: '/v1/ships/1', headers: { authorization: 'Bearer canary-token', 'x-trace': 't1' } },
    ]);

    command.child.kill('SIGTERM');
    const { code, stdout, stderr } = await command.ended;
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain('call-unresolved');
    expect(stdout + stderr).not.toContain('canary');
  });

  test('prints example commands that work as pasted', async () => {
    const command = startServing(['run', 'ship.yaml', '--mock', ...anyPort], place);
    await command.firstLine;
    command.child.kill('SIGINT');
    const { stdout } = await command.ended;
    expect(stdout).toContain('Ships  ship.yaml');
    expect(stdout).toMatch(/curl http:\/\/127\.0\.0\.1:\d+\/ships\/1\n/);
    expect(stdout).toMatch(/naftiko connect claude-code http:\/\/127\.0\.0\.1:\d+\/mcp --name ship-tools$/m);
    expect(stdout).toMatch(/curl \S+\/mcp .* -d '\{"jsonrpc":"2\.0","id":1,"method":"tools\/list"\}'/);
  });

  test.each([
    ['two adapters', ['ship.yaml'], ['mcp', 'rest'], 8],
    ['a control adapter beside them', ['controlled.yaml', ...anyControlPort], ['mcp', 'rest', 'control'], 10],
    ['one in another document', ['ship.yaml', 'desk.yaml', ...anyControlPort], ['mcp', 'rest', 'control'], 10],
  ])('prints addresses, and the lines below them, in one column: %s', async (_, args, types, column) => {
    const command = residentServing(['run', ...args, '--mock', ...anyPort], place);
    await command.firstLine;
    command.kill('SIGINT');
    const lines = (await command.ended).stdout.split('\n').filter((line) => line.startsWith('  '));
    const [opened, below] = [lines.filter(opensAdapter), lines.filter((line) => !opensAdapter(line))];
    expect(opened.map((line) => line.slice(2, column).trimEnd())).toEqual(types);
    expect(new Set(opened.map((line) => line.indexOf('http://')))).toEqual(new Set([column]));
    expect(new Set(below.map((line) => line.search(/\S/)))).toEqual(new Set([column]));
  });

  test('ends at once on a second signal', async () => {
    const hanging = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((resolve) => hanging.once('listening', resolve));
    const { port } = hanging.address() as AddressInfo;
    const args = [
      'run',
      'ship.yaml',
      '--base-uri',
      `registry=http://127.0.0.1:${port}`,
      '--log-format',
      'json',
      ...anyPort,
    ];
    const command = startServing(args, { ...place, env });
    const ready = JSON.parse(await command.firstLine) as Ready;
    const called = new Promise((resolve) => hanging.once('request', resolve));
    const answer = exchange(ready.capabilities[0]?.exposes[1]?.url ?? '', { method: 'GET', path: '/ships/1' });
    answer.catch(() => undefined);
    await called;
    const stopping = new Promise<void>((resolve) =>
      command.child.stderr.on('data', (chunk: Buffer) => chunk.includes('stopping') && resolve()),
    );
    command.child.kill('SIGINT');
    await stopping;
    command.child.kill('SIGINT');
    expect((await command.ended).code).toBe(130);
    hanging.closeAllConnections();
    hanging.close();
  });

  test('serves one MCP adapter on standard input and output, and writes everything else to standard error', async () => {
    const args = ['run', 'ship.yaml', '--mock', '--stdio', 'ship-tools'];
    const request = { jsonrpc: '2.0', id: 1, method: 'initialize' };
    const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
    const command = startServing(args, place);
    command.child.stdin.write(`${JSON.stringify({ ...request, params })}\n`);
    expect(JSON.parse(await command.firstLine)).toMatchObject({
      id: 1,
      result: { serverInfo: { name: 'ship-tools' } },
    });
    command.child.stdin.end();
    const { code, stdout, stderr } = await command.ended;
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain('standard input and output');
    expect(stderr).not.toContain('http://');
  });

  describe('refuses to start', () => {
    test('without the values the documents need, all at once, with commands to copy', async () => {
      const { code, stdout, stderr } = await runCommand(['run', 'ship.yaml', 'second.yaml'], {
        ...place,
        env: { HOSTNAME: 'no' },
      });
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr.split('\n')).toEqual([
        'ship.yaml:55:13 error call-unresolved No consumed operation is named "registry.get-shp".',
        '  hint: Did you mean "registry.get-ship"?',
        'second.yaml:55:13 error call-unresolved No consumed operation is named "registry.get-shp".',
        '  hint: Did you mean "registry.get-ship"?',
        'missing the environment variable REGISTRY_TOKEN',
        '  needed at ship.yaml:17:14 (upstream "registry")',
        '  needed at second.yaml:17:14 (upstream "registry")',
        'missing a value for {hostname} in a base URI',
        '  needed at ship.yaml:14:14 (upstream "registry")',
        '  needed at second.yaml:14:14 (upstream "registry")',
        'missing the environment variable MACHINE_SECRET',
        '  needed at ship.yaml:52:14 (upstream "registry")',
        '  needed at second.yaml:52:14 (upstream "registry")',
        '',
        'Set in the environment (or in a file given with --env-file):',
        '',
        'export REGISTRY_TOKEN=...',
        'export MACHINE_SECRET=...',
        '',
        'Add to the command:',
        '',
        '--var hostname=...',
        '',
        'Not started: 3 values missing.',
        '',
      ]);
    });

    test.each<[string, readonly string[], number, readonly string[]]>([
      [
        'a namespace without an expose',
        ['--port', 'shps=1'],
        2,
        ['expose no namespace "shps"', 'Did you mean "ships"?'],
      ],
      [
        'a namespace without a consume',
        ['--base-uri', 'x=http://a'],
        2,
        ['consume no namespace "x"', 'There is: registry.'],
      ],
      ['an adapter other than MCP', ['--stdio', 'ships'], 2, ['no MCP adapter has this namespace']],
      [
        'a strict run of a broken document',
        ['--strict'],
        1,
        ['ship.yaml:55:13 error call-unresolved', '--strict requires'],
      ],
    ])('with %s', async (_, options, exit, phrases) => {
      const { code, stdout, stderr } = await residentNaftiko(['run', 'ship.yaml', '--mock', ...options], place);
      expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
      for (const phrase of phrases) expect(stderr).toContain(phrase);
    });

    test('with a port that is taken, and names its line', async () => {
      const args = ['run', 'ship.yaml', '--mock', '--port', 'ship-tools=0', '--port', `ships=${upstream.port}`];
      const { code, stderr } = await residentNaftiko(args, place);
      expect(code).toBe(3);
      expect(stderr).toMatch(/ship\.yaml:56:5 error port-taken .*the port is taken/);
      expect(stderr).toContain('--port ships=0');
    });

    test('with nothing left to serve', async () => {
      const { code, stderr } = await residentNaftiko(['run', 'nothing.yaml', '--mock'], place);
      expect(code).toBe(1);
      expect(stderr).toContain('Nothing in this document can be served.');
      expect(stderr).toContain('Not started: the documents have errors.');
    });
  });

  test('reads values from an env file, with precedence for the environment', async () => {
    const args = [
      'call',
      'ship.yaml',
      'get-ship',
      '--arg',
      'imo=1',
      '--env-file',
      '.env',
      '--base-uri',
      `registry=${upstream.origin}`,
    ];
    upstream.take();
    expect((await residentNaftiko(args, { ...place, env: { REGISTRY_TOKEN: 'real' } })).code).toBe(0);
    expect(upstream.take()).toMatchObject([{ query: { tag: 'from-file' }, headers: { authorization: 'Bearer real' } }]);
  });

  test('includes every document of the example directory', async () => {
    const { code, stdout } = await runCommand(['env', path.join(process.cwd(), 'examples')], place);
    expect(code).toBe(0);
    expect(stdout).toContain('SALESFORCE_SERVICE_CLOUD_API_KEY');
  });
});
