import { once } from 'node:events';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { exchange, rpcMessage } from '../support/http-exchange.js';
import { serving, workplace } from './cli-command.js';

const document = (state: string) => `naftiko: 1.0.0-alpha2
info: { label: Sea, description: The sea }
capability:
  consumes:
    - { type: http, import: wind, location: ./shared.yaml }
  exposes:
    - type: rest
      namespace: sea
      port: 8601
      resources: [{ path: /sea, operations: [{ method: GET, outputParameters: [{ type: string, value: ${state} }] }] }]
    - type: mcp
      namespace: sea-tools
      port: 8602
      tools: [{ name: ${state}, description: A tool, outputParameters: [{ name: state, type: string, value: ${state} }] }]
`;

const shared = (description: string) => `naftiko: 1.0.0-alpha2
consumes:
  - type: http
    namespace: wind
    description: ${description}
    baseUri: http://127.0.0.1:9
    resources: [{ name: r, path: /w, operations: [{ name: get, method: GET }] }]
`;

/** The command at work over a document that can be saved; standard error can be waited for. */
async function running(options: readonly string[], work: (at: Work) => Promise<void>): Promise<void> {
  const place = await workplace({ 'sea.yaml': document('calm'), 'shared.yaml': shared('Wind') });
  const args = ['run', 'sea.yaml', '--port', 'sea=0', '--port', 'sea-tools=0', '--log-format', 'json', ...options];
  const { child, firstLine, ended } = serving(args, { cwd: place.cwd });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  try {
    const ready = JSON.parse(await firstLine) as { capabilities: { exposes: { url: string }[] }[] };
    const [rest = '', mcp = ''] = ready.capabilities[0]?.exposes.map(({ url }) => new URL(url).origin) ?? [];
    await work({
      child,
      save: (name, text) => writeFile(path.join(place.cwd, name), text),
      async replace(name, text) {
        await writeFile(path.join(place.cwd, `${name}~`), text);
        await rename(path.join(place.cwd, `${name}~`), path.join(place.cwd, name));
      },
      async said(wanted) {
        while (!stderr.includes(wanted)) await once(child.stderr, 'data');
        const text = stderr;
        stderr = '';
        return text;
      },
      route: async () => (await exchange(rest, { method: 'GET', path: '/sea' })).text,
      tools: async () => {
        const answer = await exchange(mcp, {
          method: 'POST',
          path: '/mcp',
          headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
          body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
        });
        return (rpcMessage(answer)['result'] as { tools: { name: string }[] }).tools.map(({ name }) => name);
      },
    });
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  } finally {
    child.kill('SIGKILL');
    await ended;
    await place.remove();
  }
}

interface Work {
  readonly child: ReturnType<typeof serving>['child'];
  /** Writes into the file. */
  save(name: string, text: string): Promise<void>;
  /** Puts another file in the place of the file, as editors do. */
  replace(name: string, text: string): Promise<void>;
  /** Settles when standard error says it; gives what was said since the last time. */
  said(wanted: string): Promise<string>;
  route(): Promise<string>;
  tools(): Promise<readonly string[]>;
}

describe('a running document', () => {
  test('is read again on SIGHUP', () =>
    running([], async ({ child, save, said, route, tools }) => {
      await save('sea.yaml', document('rough'));
      expect(await tools()).toEqual(['calm']);
      child.kill('SIGHUP');
      await said('"reloaded"');
      expect([await tools(), await route()]).toEqual([['rough'], expect.stringContaining('rough')]);
    }));

  test('serves on when its file is broken, and says where', () =>
    running([], async ({ child, save, said, route }) => {
      await save('sea.yaml', 'naftiko: 1.0.0-alpha2\ncapability: [\n');
      child.kill('SIGHUP');
      const report = await said('"broken in the document"');
      expect(report).toContain('the last version keeps serving');
      expect(report).toMatch(/"file":"sea\.yaml","line":\d+,"column":\d+,"code":/);
      expect(await route()).toContain('calm');
      await save('sea.yaml', document('rough'));
      child.kill('SIGHUP');
      await said('"reloaded"');
      expect(await route()).toContain('rough');
    }));
});

describe('a document that is watched', () => {
  test('is read again when it is written, replaced by another file, broken and mended', () =>
    running(['--watch'], async ({ save, replace, said, route, tools }) => {
      await save('sea.yaml', document('rough'));
      await said('"reloaded"');
      expect(await route()).toContain('rough');
      await replace('sea.yaml', document('wild'));
      await said('"reloaded"');
      expect(await tools()).toEqual(['wild']);
      await replace('sea.yaml', 'capability: [');
      await said('"broken in the document"');
      expect(await tools()).toEqual(['wild']);
      await replace('sea.yaml', document('flat'));
      await said('"reloaded"');
      expect(await tools()).toEqual(['flat']);
    }));

  test('is read again when a file it imports changes', () =>
    running(['--watch'], async ({ replace, said }) => {
      await replace('shared.yaml', shared('Breeze'));
      expect(await said('"reloaded"')).toContain('"changes":1');
    }));

  test('may open another door', () =>
    running(['--watch'], async ({ replace, said, route }) => {
      await replace('sea.yaml', `${document('calm')}    - { type: skill, namespace: more, port: 0, skills: [] }\n`);
      await said('"reloaded"');
      expect(await route()).toContain('calm');
    }));
});
