import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { runCommand, startServing, makeTempDirectory } from './cli-command.js';

const adapter = (namespace: string, port: string): string => `
    - type: mcp
      namespace: ${namespace}
      port: ${port}
      tools:
        - name: ping
          description: Answers
          outputParameters: [{ type: string, value: pong }]`;

const document = (...adapters: readonly (readonly [string, string])[]): string => `naftiko: 1.0.0-alpha2
info: { label: Ping, description: Ping }
capability:
  exposes:${adapters.map(([namespace, port]) => adapter(namespace, port)).join('')}
`;

const portLine = 7;

/** Ports that are in use while a test runs. */
async function takenPorts(count: number) {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  return {
    ports: servers.map((server) => String((server.address() as AddressInfo).port)),
    free: () => Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve)))),
  };
}

const findings = (stderr: string): readonly string[] =>
  stderr.split('\n').flatMap((line) => /^(\S+:\d+):\d+ error (port-[a-z]+)/.exec(line)?.slice(1, 3).join(' ') ?? []);

const places: Awaited<ReturnType<typeof makeTempDirectory>>[] = [];
afterEach(async () => {
  for (const place of places.splice(0)) await place.remove();
});
async function place(files: Readonly<Record<string, string>>): Promise<string> {
  const made = await makeTempDirectory(files);
  places.push(made);
  return made.cwd;
}

describe('a port', () => {
  test.each([
    '-1',
    '65536',
    '70000',
    '99999999999',
    '8080.5',
    'http',
    '"70000"',
    '80a',
    'true',
    '[8080]',
    '{ from: 1 }',
    '"{{PORT}}"',
  ])('that is %s is an error at its line', async (port) => {
    const cwd = await place({ 'ping.yaml': document(['ping', port]) });
    const validated = await residentNaftiko(['validate', 'ping.yaml'], { cwd });
    expect(validated.code).toBe(1);
    expect(validated.stdout).toMatch(new RegExp(`^ +${portLine}:13 +error .* port-invalid$`, 'm'));
    const run = await residentNaftiko(['run', 'ping.yaml'], { cwd });
    expect({ code: run.code, found: findings(run.stderr) }).toEqual({
      code: 1,
      found: [`ping.yaml:${portLine} port-invalid`],
    });
  });

  test('that is out of range can be replaced by the operator', async () => {
    const cwd = await place({ 'ping.yaml': document(['ping', '70000']) });
    const running = startServing(['run', 'ping.yaml', '--port', 'ping=0', '--log-format', 'json'], { cwd });
    expect(JSON.parse(await running.firstLine)).toMatchObject({ event: 'ready' });
    running.child.kill('SIGTERM');
    expect(findings((await running.ended).stderr)).toEqual([]);
  });

  test('that is 0 selects a free one, and is reported with --strict', async () => {
    const cwd = await place({ 'ping.yaml': document(['ping', '0']) });
    const { code, stdout } = await residentNaftiko(['validate', 'ping.yaml'], { cwd });
    expect({ code, errors: / error /.test(stdout) }).toEqual({ code: 0, errors: false });
    const strict = await residentNaftiko(['validate', '--strict', 'ping.yaml'], { cwd });
    expect(strict.stdout).toMatch(new RegExp(`^ +${portLine}:13 +error .* schema-violation$`, 'm'));
  });
});

describe('ports of one run that clash', () => {
  test('inside a document are one finding each, all at once', async () => {
    const cwd = await place({
      'ping.yaml': document(['a', '18771'], ['b', '18771'], ['c', '18771'], ['d', '18772'], ['e', '18772']),
    });
    const { code, stderr } = await residentNaftiko(['run', 'ping.yaml'], { cwd });
    expect(code).toBe(1);
    expect(findings(stderr)).toEqual(['ping.yaml:14 port-clash', 'ping.yaml:21 port-clash', 'ping.yaml:35 port-clash']);
    expect(stderr).toContain('Port 18771 is already taken by "a".');
  });

  test('between documents are reported all at once, with the document that has the port', async () => {
    const cwd = await place({
      'one.yaml': document(['a', '18773'], ['b', '18774']),
      'two.yaml': document(['c', '18773'], ['d', '18774']),
    });
    const { code, stderr } = await runCommand(['run', 'one.yaml', 'two.yaml'], { cwd });
    expect(code).toBe(3);
    expect(findings(stderr)).toEqual(['two.yaml:7 port-clash', 'two.yaml:14 port-clash']);
    expect(stderr).toContain('Port 18774 is already taken by "b" of one.yaml.');
  });

  test('with other programs are reported all at once', async () => {
    const taken = await takenPorts(3);
    try {
      const [first, second, third] = taken.ports as [string, string, string];
      const cwd = await place({
        'one.yaml': document(['a', first], ['free', '0'], ['b', second]),
        'two.yaml': document(['c', third]),
      });
      const { code, stderr } = await runCommand(['run', 'one.yaml', 'two.yaml'], { cwd });
      expect(code).toBe(3);
      expect(findings(stderr)).toEqual(['one.yaml:5 port-taken', 'one.yaml:19 port-taken', 'two.yaml:5 port-taken']);
    } finally {
      await taken.free();
    }
  });

  test('are not reported once the operator changes the ports', async () => {
    const cwd = await place({ 'ping.yaml': document(['a', '18775'], ['b', '18775']) });
    const running = startServing(['run', 'ping.yaml', '--port', 'a=0', '--port', 'b=0'], { cwd });
    await running.firstLine;
    running.child.kill('SIGTERM');
    expect(findings((await running.ended).stderr)).toEqual([]);
  });
});
