import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { runCommand, startServing, makeTempDirectory, type Serving } from './cli-command.js';

const document = (management: string) => `naftiko: 1.0.0-alpha2
info: { label: ControlledDocument, description: A desk }
binds: [{ namespace: env, keys: { TOKEN: TOKEN } }]
capability:
  exposes:
    - type: rest
      namespace: sea
      port: 8601
      resources: [{ path: /sea, operations: [{ method: GET, outputParameters: [{ type: string, value: calm }] }] }]
    - type: control
      port: 8603
      authentication: { type: bearer, token: '{{TOKEN}}' }
      ${management}
`;

const anyPorts = ['--port', 'sea=0', '--port', 'control=0', '--log-format', 'json'];

interface Ready {
  readonly capabilities: readonly { readonly exposes: readonly { readonly type: string; readonly url: string }[] }[];
}

const controlUrl = async (running: Serving): Promise<string> => {
  const { capabilities } = JSON.parse(await running.firstLine) as Ready;
  return capabilities[0]?.exposes.find(({ type }) => type === 'control')?.url ?? '';
};

describe('a command that calls a running process', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  let empty: Awaited<ReturnType<typeof makeTempDirectory>>;
  let full: Serving;
  let bare: Serving;
  let url: string;
  let bareUrl: string;

  beforeAll(async () => {
    place = await makeTempDirectory({
      'full.yaml': document('management: { info: true, scripting: { allowedLanguages: [javascript] } }'),
      'bare.yaml': document('management: { health: false }\n      observability: { enabled: false }'),
    });
    empty = await makeTempDirectory({});
    const around = { cwd: place.cwd, env: { TOKEN: 'canary-token' } };
    full = startServing(['run', 'full.yaml', ...anyPorts], around);
    bare = startServing(['run', 'bare.yaml', ...anyPorts, '--open-probes'], around);
    url = await controlUrl(full);
    bareUrl = await controlUrl(bare);
  });
  afterAll(async () => {
    for (const one of [full, bare]) {
      one.child.kill('SIGTERM');
      await one.ended;
    }
    await place.remove();
    await empty.remove();
  });

  const ask = (...args: readonly string[]) =>
    residentNaftiko([...args, '--control-url', url], {
      cwd: empty.cwd,
      env: { NAFTIKO_CONTROL_TOKEN: 'canary-token' },
    });

  test('health reports the state, also by its exit code', async () => {
    const [people, programs] = [await ask('health'), await ask('health', '--json')];
    expect(people).toEqual({
      code: 0,
      stdout: 'Liveness:  UP\nReadiness: UP (2/2 adapters started)\n',
      stderr: '',
    });
    expect(JSON.parse(programs.stdout)).toMatchObject({ live: { status: 'UP' }, ready: { status: 'UP' } });
  });

  test('status shows the running document', async () => {
    const { code, stdout } = await ask('status');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ControlledDocument: UP\n {2}Engine: .*Node .*\n {2}Uptime: +\d+s\n/);
    expect(stdout).toMatch(/ {2}sea +:\d+ started\n {2}control +:\d+ started\n$/);
  });

  test('scripting shows and changes the governance of scripts', async () => {
    expect((await ask('scripting')).stdout).toMatch(/^Scripting: ENABLED\n.*Allowed languages: javascript\n/s);
    const changed = await ask('scripting', '--set', 'enabled=false', '--set', 'timeout=1500', '--json');
    expect(JSON.parse(changed.stdout)).toMatchObject({ enabled: false, timeout: 1500 });
    const refused = await ask('scripting', '--set', 'timeout=0');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('"timeout"')]);
  });

  test.each([
    [['scripting', '--set', 'speed=9']],
    [['scripting', '--set', 'timeout=soon']],
    [['metrics', '--filter', '(']],
    [['status', '--control-url', 'nowhere']],
    [['status', '--control-url', 'http://canary:canary@localhost']],
    [['status', '--port', '0']],
    [['status', '--user', 'canary']],
    [['status', '--token', 'canary', '--user', 'canary:canary']],
    [['status', '--header', 'canary']],
  ])('%j is a usage error that repeats no credential', async (args) => {
    const ended = await residentNaftiko(args, { cwd: empty.cwd });
    expect([ended.code, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).not.toContain('canary');
  });

  test('metrics and traces show observed requests', async () => {
    expect(await ask('metrics')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('# TYPE naftiko_capability_active gauge'),
    });
    expect(await ask('traces')).toMatchObject({ code: 0 });
    const { code, stderr } = await ask('traces', 'ffff');
    expect([code, stderr]).toEqual([1, expect.stringContaining('Trace not found: ffff')]);
  });

  test.each([
    ['health', 'management: { health: true }'],
    ['status', 'management: { info: true }'],
    ['metrics', 'observability: { metrics:'],
    ['traces', 'observability: { traces:'],
    ['scripting', 'management: { scripting:'],
  ])('%s names the field of the document that enables it', async (command, toggle) => {
    const env = { NAFTIKO_CONTROL_TOKEN: 'canary-token' };
    const { code, stderr } = await residentNaftiko([command, '--control-url', bareUrl], { cwd: empty.cwd, env });
    expect([code, stderr]).toEqual([1, expect.stringContaining(toggle)]);
  });

  test('reports a missing or wrong credential, and never shows it', async () => {
    const missing = await residentNaftiko(['status', '--control-url', url], { cwd: empty.cwd });
    const wrong = await ask('status', '--token', 'canary-wrong');
    const right = await ask('status', '--header', 'Authorization: Bearer canary-token');
    expect([missing.code, wrong.code, right.code]).toEqual([1, 1, 0]);
    expect(missing.stderr).toContain('NAFTIKO_CONTROL_TOKEN');
    expect(wrong.stderr).toContain('does not accept');
    expect(missing.stderr + wrong.stderr).not.toContain('canary');
  });

  test('finds the port: an option, the environment, a document of the directory', async () => {
    const { port } = new URL(url);
    const env = { NAFTIKO_CONTROL_TOKEN: 'canary-token' };
    const here = await makeTempDirectory({
      'a.yaml': 'no: document',
      'b.yml': document('').replace('port: 8603', `port: ${port}`),
      'c.yaml': document('').replace('port: 8603', 'port: 1'),
    });
    try {
      const ends = [
        await residentNaftiko(['health', '--port', port, '--address', '127.0.0.1'], { cwd: empty.cwd, env }),
        await runCommand(['health'], { cwd: empty.cwd, env: { ...env, NAFTIKO_CONTROL_PORT: port } }),
        await residentNaftiko(['health'], { cwd: here.cwd, env: { ...env, NAFTIKO_CONTROL_PORT: 'none' } }),
      ];
      expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
    } finally {
      await here.remove();
    }
  });

  test('reports that nothing listens, with a remedy', async () => {
    const { code, stderr } = await residentNaftiko(['health', '--port', '1'], { cwd: empty.cwd });
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/localhost:1 .*no process listens there.*type: control/s),
    ]);
  });

  test('recognises another server, and does not follow its redirects', async () => {
    const seen: (string | undefined)[] = [];
    const other = createServer((request, response) => {
      seen.push(request.url);
      if (request.url === '/status') response.writeHead(302, { location: '/elsewhere' }).end();
      else response.end('<html>');
    });
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const at = ['--control-url', `http://127.0.0.1:${port}`];
    const [redirected, html] = [
      await residentNaftiko(['status', ...at], { cwd: empty.cwd }),
      await residentNaftiko(['scripting', ...at], { cwd: empty.cwd }),
    ];
    other.close();
    expect([redirected.code, html.code, seen]).toEqual([1, 1, ['/status', '/scripting']]);
    expect(html.stderr).toContain('is not that of a control adapter');
  });

  test('traces with control characters are shown as a table and as a tree', async () => {
    const spans = [
      {
        ...{ spanId: 'c', parentSpanId: 'b', name: 'http.client.GET', kind: 'CLIENT', durationMs: 3, status: 'ERROR' },
        attributes: {
          'url.full': 'http://up.test/\u001B[31m',
          'http.response.status_code': 503,
          'error.type': 'upstream_5xx',
        },
      },
      { spanId: 'd', parentSpanId: 'b', name: 'step.\u001B[31mcall', kind: 'INTERNAL', durationMs: 1, status: 'OK' },
      {
        ...{ spanId: 'b', parentSpanId: 'a', name: 'mcp.tool', kind: 'INTERNAL', durationMs: 4, status: 'OK' },
        attributes: { 'naftiko.operation.id': 'get-ship' },
      },
      { spanId: 'a', parentSpanId: 'caller', name: 'mcp.request', kind: 'SERVER', durationMs: 5, status: 'OK' },
    ];
    const summary = {
      traceId: 'ff',
      operation: 'mcp.request',
      durationMs: 1234,
      status: 'OK',
      spanCount: 4,
      timestamp: 'then',
    };
    const stand = createServer((request, response) =>
      response.end(JSON.stringify(request.url?.startsWith('/traces/') === true ? { spans } : { traces: [summary] })),
    );
    stand.listen(0, '127.0.0.1');
    await once(stand, 'listening');
    const at = ['--control-url', `http://127.0.0.1:${(stand.address() as AddressInfo).port}`];
    const [list, one] = [
      await residentNaftiko(['traces', ...at], { cwd: empty.cwd }),
      await residentNaftiko(['traces', 'ff', ...at], { cwd: empty.cwd }),
    ];
    stand.close();
    expect(list.stdout.split('\n')[1]).toMatch(/^ff +mcp\.request +1\.2s +OK +4 +then$/);
    expect(one.stdout).toBe(
      [
        'mcp.request [SERVER] 5ms OK',
        '└── mcp.tool [INTERNAL] 4ms OK get-ship',
        '    ├── http.client.GET [CLIENT] 3ms ERROR http://up.test/\\u001b[31m status=503 error=upstream_5xx',
        '    └── step.\\u001b[31mcall [INTERNAL] 1ms OK',
        '',
      ].join('\n'),
    );
  });
});
