import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { residentServing, type ResidentCommand } from '../support/resident-command.js';
import { until } from '../support/until.js';
import { startServing, makeTempDirectory, type Serving } from './cli-command.js';

/** The consumed block of a document; in a separate file, or in the document itself. */
const upstreamBlock = (origin: string, word: string): string => `- type: http
  namespace: echo
  baseUri: ${origin}
  resources:
  - name: words
    path: /words
    operations:
    - name: get
      method: GET
      inputParameters:
      - name: word
        in: query
        value: '${word}'
`;

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

const exposes = (tool: string): string => `  exposes:
  - type: rest
    namespace: front
    port: 8801
    resources:
    - name: word
      path: /word
      operations:
      - name: word
        method: GET
        call: echo.get
  - type: mcp
    namespace: agent
    port: 8802
    tools:
    - name: ${tool}
      description: Says its version
      call: echo.get
`;

const head = 'naftiko: 1.0.0-alpha2\ninfo:\n  label: Sayings\n  description: Says what version it is\n';

describe('a run that reloads', () => {
  let upstream: RecordingUpstream;
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  let command: Serving | undefined;
  let resident: ResidentCommand | undefined;

  beforeEach(async () => {
    upstream = await openRecordingUpstream(({ rawQuery }, response) =>
      response.writeHead(200, { 'Content-Type': 'text/plain' }).end(rawQuery),
    );
    place = await makeTempDirectory({ 'sayings.yaml': documentOf('v1') });
  });
  afterEach(async () => {
    command?.child.kill('SIGKILL');
    await command?.ended;
    resident?.kill('SIGTERM');
    await resident?.ended;
    [command, resident] = [undefined, undefined];
    await upstream.close();
    await place.remove();
  });

  const documentOf = (word: string, tool = 'say'): string =>
    `${head}capability:\n  consumes:\n${indented(upstreamBlock(upstream.origin, word))}${exposes(tool)}`;
  const importing = (location: string): string =>
    `${head}capability:\n  consumes:\n  - type: http\n    location: ${location}\n    import: echo\n${exposes('say')}`;
  const shared = (word: string): string => `naftiko: 1.0.0-alpha2\nconsumes:\n${upstreamBlock(upstream.origin, word)}`;

  const fileAt = (name: string): string => path.join(place.cwd, name);
  const write = (name: string, text: string): Promise<void> => writeFile(fileAt(name), text);
  /** Saves like careful editors: a new file replaces the old one by a rename. */
  const save = async (name: string, text: string): Promise<void> => {
    await write(`${name}~`, text);
    await rename(fileAt(`${name}~`), fileAt(name));
  };

  async function run(...options: readonly string[]) {
    const args = ['run', 'sayings.yaml', '--log-format', 'json', '--port', 'front=0', '--port', 'agent=0', ...options];
    const served = (resident = residentServing(args, place));
    const log = served.stderr;
    const ready = JSON.parse(await served.firstLine) as {
      capabilities: { exposes: { type: string; url: string }[] }[];
    };
    const urlOf = (type: string): string => ready.capabilities[0]?.exposes.find((one) => one.type === type)?.url ?? '';
    return {
      kill: served.kill,
      ended: served.ended,
      /** The answer of the running version. */
      word: async () => (await fetch(`${urlOf('rest')}/word`)).text(),
      tools: () => toolsOf(urlOf('mcp')),
      /** Lines of the log with this message. */
      logged: (message: string) =>
        log()
          .split('\n')
          .filter((line) => line.includes(`"${message}"`)),
      log,
    };
  }

  test('applies a changed tool on SIGHUP, and keeps the old one when the document is broken', async () => {
    const { kill, ended, tools, word, logged, log } = await run();
    expect(await tools()).toEqual(['say']);
    await write('sayings.yaml', documentOf('v2', 'tell'));
    kill('SIGHUP');
    await until(() => logged('reloaded').length >= 1);
    expect([await tools(), await word()]).toEqual([['tell'], 'word=v2']);

    await write('sayings.yaml', documentOf('v3', 'shout').replaceAll('call: echo.get', 'call: echo.gone'));
    kill('SIGHUP');
    await until(() => log().includes('"code":"call-unresolved"'));
    expect(log()).toContain('"file":"sayings.yaml"');
    expect([await tools(), await word()]).toEqual([['tell'], 'word=v2']);

    kill('SIGTERM');
    const { code, stdout } = await ended;
    expect({ code, lines: stdout.trimEnd().split('\n').length }).toEqual({ code: 0, lines: 1 });
  });

  test('logs the address when a reload opens an adapter', async () => {
    const { kill, logged } = await run();
    const endpoint = '  - type: control\n    port: 0\n';
    await write('sayings.yaml', documentOf('v2') + endpoint);
    kill('SIGHUP');
    await until(() => logged('listening').length >= 1);
    const lines = logged('listening').map((line) => JSON.parse(line) as { namespace: string; url: string });
    expect(lines).toMatchObject([{ namespace: 'control' }]);
    expect(await (await fetch(`${lines[0]?.url}/health/live`)).json()).toEqual({ status: 'UP' });
  });

  test('reloads once more for all requests during a reload', async () => {
    const { kill, word, logged } = await run();
    for (let count = 2; count <= 20; count += 1) {
      // Replaced as a whole: a reload may read at any moment.
      await save('sayings.yaml', documentOf(`v${count}`));
      kill('SIGHUP');
    }
    await until(async () => (await word()) === 'word=v20');
    expect(logged('reload refused; the last version keeps serving')).toEqual([]);
  });

  test('applies --strict on reload as at the start', async () => {
    const { kill, word, logged, log } = await run('--strict');
    await write('sayings.yaml', documentOf('v2').replace('capability:', 'whatever: true\ncapability:'));
    kill('SIGHUP');
    await until(() => logged('reload refused; the last version keeps serving').length >= 1);
    await until(() => log().includes('whatever'));
    expect(await word()).toBe('word=v1');
  });

  test('ignores changes of files without --watch', async () => {
    const { kill, word, logged } = await run();
    await save('sayings.yaml', documentOf('v2'));
    await write('other.yaml', 'x: 1');
    kill('SIGHUP');
    await until(async () => (await word()) === 'word=v2');
    await until(() => logged('reloaded').length > 0);
    expect(logged('reloaded')).toHaveLength(1);
  });

  describe('by a change of its files (--watch)', () => {
    test.each(['in place', 'by renaming'])('applies every change that is saved %s', async (way) => {
      const { word } = await run('--watch');
      for (const version of ['v2', 'v3', 'v4']) {
        await (way === 'in place' ? write : save)('sayings.yaml', documentOf(version));
        await until(async () => (await word()) === `word=${version}`);
      }
    });

    test('keeps serving while the document is missing or broken, and applies its next version', async () => {
      const { word, logged, log } = await run('--watch');
      await rm(fileAt('sayings.yaml'));
      await until(() => logged('reload refused; the last version keeps serving').length >= 1);
      expect(log()).toContain('there is no such file');
      expect(await word()).toBe('word=v1');
      await write('sayings.yaml', 'naftiko: [');
      await until(() => logged('reload refused; the last version keeps serving').length >= 2);
      expect(await word()).toBe('word=v1');
      await write('sayings.yaml', documentOf('v2'));
      await until(async () => (await word()) === 'word=v2');
    });

    test('detects changes of imports: their content, their location, and their creation', async () => {
      await write('shared.yaml', shared('i1'));
      await write('sayings.yaml', importing('./shared.yaml'));
      const { word, logged } = await run('--watch');
      await save('shared.yaml', shared('i2'));
      await until(async () => (await word()) === 'word=i2');
      await save('sayings.yaml', importing('./parts/shared.yaml'));
      await until(() => logged('reload refused; the last version keeps serving').length >= 1);
      await mkdir(fileAt('parts'));
      await write('parts/shared.yaml', shared('i3'));
      await until(async () => (await word()) === 'word=i3');
      await rm(fileAt('parts'), { recursive: true });
      await until(() => logged('reload refused; the last version keeps serving').length >= 2);
      await mkdir(fileAt('parts'));
      await write('parts/shared.yaml', shared('i4'));
      await until(async () => (await word()) === 'word=i4');
    });

    test('detects changes of files of variables', async () => {
      const withValue = `${documentOf('{{WORD}}')}binds:\n- namespace: env\n  keys:\n    WORD: WORD\n`;
      await write('sayings.yaml', withValue);
      await write('.env', 'WORD=e1\n');
      const { word } = await run('--watch', '--env-file', '.env');
      await save('.env', 'WORD=e2\n');
      await until(async () => (await word()) === 'word=e2');
      const fromFile = withValue.replace('namespace: env', 'namespace: env\n  location: file:///./values.yaml');
      await write('values.yaml', 'WORD: f1\n');
      await save('sayings.yaml', fromFile);
      await until(async () => (await word()) === 'word=f1');
      await save('values.yaml', 'WORD: f2\n');
      await until(async () => (await word()) === 'word=f2');
    });

    test('detects a volume that is swapped by its link', async () => {
      for (const version of ['v1', 'v2']) {
        await mkdir(fileAt(version));
        await write(`${version}/sayings.yaml`, documentOf(version));
      }
      await symlink('v1', fileAt('..data'));
      await rm(fileAt('sayings.yaml'));
      await symlink('..data/sayings.yaml', fileAt('sayings.yaml'));
      const { word } = await run('--watch');
      expect(await word()).toBe('word=v1');
      await symlink('v2', fileAt('..next'));
      await rename(fileAt('..next'), fileAt('..data'));
      await until(async () => (await word()) === 'word=v2');
      await write('v2/sayings.yaml', documentOf('v3'));
      await until(async () => (await word()) === 'word=v3');
    });

    test('writes only protocol messages to standard output', async () => {
      const args = ['run', 'sayings.yaml', '--stdio', 'agent', '--watch', '--log-format', 'json'];
      command = startServing(args, place);
      const { child } = command;
      let [log, out] = ['', ''];
      child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
      const ask = (id: number, method: string, params: object): void =>
        void child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
      const clientInfo = { name: 'test', version: '1' };
      ask(1, 'initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo });
      await until(() => out.includes('"id":1'));
      await save('sayings.yaml', documentOf('v2', 'tell'));
      await until(() => log.includes('"reloaded"'));
      await save('sayings.yaml', 'naftiko: [');
      await until(() => log.includes('reload refused'));
      ask(2, 'tools/list', {});
      await until(() => out.includes('"id":2'));
      child.stdin.end();
      const { code, stdout } = await command.ended;
      expect(code).toBe(0);
      const messages = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { jsonrpc: string; id?: number; result?: unknown });
      expect(messages.every(({ jsonrpc }) => jsonrpc === '2.0')).toBe(true);
      expect(messages.find(({ id }) => id === 2)?.result).toMatchObject({ tools: [{ name: 'tell' }] });
    });
  });
});

async function toolsOf(url: string): Promise<readonly string[]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
  });
  const text = await response.text();
  const data = text.startsWith('{') ? text : (/^data: (.*)$/m.exec(text)?.[1] ?? '');
  return (JSON.parse(data) as { result: { tools: { name: string }[] } }).result.tools.map(({ name }) => name);
}
