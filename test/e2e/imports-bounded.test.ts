import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start } from '@naftiko/runtime';
import { makeTempDirectory } from './cli-command.js';

type Pages = Readonly<Record<string, string>>;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const importsOf = (locations: readonly string[]): string =>
  `naftiko: 1.0.0-alpha2\nconsumes:\n${locations.map((location) => `- { location: ${location}, import: registry }\n`).join('')}`;

const registry =
  'naftiko: 1.0.0-alpha2\nconsumes: [{ type: http, namespace: registry, baseUri: "http://127.0.0.1:9", resources: [{ name: all, path: /, operations: [{ name: list, method: GET }] }] }]\n';

const rest = `  exposes:
    - { type: rest, port: 8601, namespace: front, resources: [{ path: /, operations: [{ method: GET, call: registry.list }] }] }
`;

const importing = (locations: readonly string[]): string =>
  `naftiko: 1.0.0-alpha2\ninfo: { label: A, description: B }\ncapability:\n  consumes:\n${locations
    .map((location) => `    - { location: ${location}, import: registry }\n`)
    .join('')}${rest}`;

/** A chain of that many documents, the last of which holds the entry. */
const chainOf = (length: number): Pages =>
  Object.fromEntries(
    Array.from({ length }, (_, index) => [
      `d${index + 1}.yaml`,
      index + 1 === length ? registry : importsOf([`./d${index + 2}.yaml`]),
    ]),
  );

/** Plans a document over pages, which are files beside it or answers of a server of this machine. */
async function planOver(source: 'files' | 'the network', pages: Pages, locations: readonly string[]) {
  const asked: string[] = [];
  const { cwd, remove } = await makeTempDirectory(source === 'files' ? pages : {});
  closers.push(remove);
  const origin = source === 'files' ? '.' : await serve(pages, asked);
  const text = importing(locations.map((location) => `${origin}/${location}`));
  const planned = await planDocument(path.join(cwd, 'document.yaml'), text, loadBuiltins, { fetches: true });
  const reasons = planned.diagnostics.flatMap(({ code, message }) => (code === 'import-unresolvable' ? [message] : []));
  return { reasons, asked, resolved: planned.capability?.consumes.length ?? 0 };
}

async function serve(pages: Pages, asked: string[]): Promise<string> {
  const server: Server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.end(pages[url.slice(1)] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe.each(['files', 'the network'] as const)('the imports of a document from %s', (source) => {
  test('may be eight documents deep', async () => {
    expect(await planOver(source, chainOf(8), ['d1.yaml'])).toMatchObject({ reasons: [], resolved: 1 });
  });

  test.each([9, 40])('are refused when they are %s documents deep', async (length) => {
    const { reasons } = await planOver(source, chainOf(length), ['d1.yaml']);
    expect(reasons).toEqual([expect.stringContaining('the chain of imports is longer than 8')]);
  });

  test.each([1, 2, 3, 7])('are refused when %s of them form a circle, which is named', async (length) => {
    const pages = Object.fromEntries(
      Array.from({ length }, (_, index) => [
        `d${index + 1}.yaml`,
        importsOf([`./d${((index + 1) % length) + 1}.yaml`]),
      ]),
    );
    const { reasons } = await planOver(source, pages, ['d1.yaml']);
    const names = [...Array.from({ length }, (_, index) => index + 1), 1].map((index) => `d${index}\\.yaml`);
    expect(reasons).toEqual([expect.stringMatching(new RegExp(`it imports itself: .*${names.join(' → .*')}\\.`))]);
  });

  test('may name 64 documents and not one more', async () => {
    const wide = (count: number): Pages =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`d${index}.yaml`, registry]));
    expect(await planOver(source, wide(64), Object.keys(wide(64)))).toMatchObject({ reasons: [], resolved: 64 });
    const { reasons, resolved } = await planOver(source, wide(66), Object.keys(wide(66)));
    expect(reasons).toEqual(Array(2).fill(expect.stringContaining('more than 64 documents')));
    expect(resolved).toBe(64);
  });

  test('may take one document many times, which is read once', async () => {
    const { reasons, resolved, asked } = await planOver(source, { 'd.yaml': registry }, Array(100).fill('d.yaml'));
    expect({ reasons, resolved }).toEqual({ reasons: [], resolved: 100 });
    expect(asked.length).toBeLessThanOrEqual(1);
  });

  test('do not multiply: eight documents that import the next a hundred times each', async () => {
    const fan = Array(100).fill(0);
    const pages = Object.fromEntries(
      Object.entries(chainOf(8)).map(([name, text], index) => [
        name,
        index === 7 ? text : importsOf(fan.map(() => `./d${index + 2}.yaml`)),
      ]),
    );
    const { reasons, asked } = await planOver(source, pages, ['d1.yaml']);
    expect(reasons).toEqual([expect.stringContaining('more than 4096 entries')]);
    expect(asked.length).toBeLessThanOrEqual(8);
  });
});

describe('a document that is fetched', () => {
  const fetchFrom = async (answer: Parameters<typeof createServer>[1]) => {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
    const { port } = server.address() as AddressInfo;
    const { cwd, remove } = await makeTempDirectory({});
    closers.push(remove);
    const text = importing([`http://127.0.0.1:${port}/a.yaml`]);
    const planned = await planDocument(path.join(cwd, 'document.yaml'), text, loadBuiltins, { fetches: true });
    return planned.diagnostics.find(({ code }) => code === 'import-unresolvable')?.message;
  };

  test('is read to a limit, even when its server never stops', async () => {
    const reason = await fetchFrom((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('#'.repeat(64 * 1024))) continue;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(reason).toContain('it answered more than 1048576 bytes');
  });

  test.each([301, 302, 303, 307, 308])('is not looked for where a redirect %s leads', async (status) => {
    const asked: string[] = [];
    const reason = await fetchFrom(({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(status, { location: '/b.yaml' }).end(registry);
    });
    expect(reason).toContain(`answered HTTP ${status}`);
    expect(asked).toEqual(['/a.yaml']);
  });

  test.each(['file:///etc/hostname', '../../../../etc/hostname', '/etc/hostname', 'file:./x.yaml'])(
    'cannot name the file %s',
    async (location) => {
      const asked: string[] = [];
      const reason = await fetchFrom(({ url = '' }, response) => {
        asked.push(url);
        response.end(asked.length === 1 ? importsOf([location]) : '');
      });
      // A path is one of the server's.
      if (location.startsWith('file:')) expect(reason).toContain('is not an "https:" address');
      else expect(asked).toEqual(['/a.yaml', '/etc/hostname']);
    },
  );

  test('cannot name files of values or schemas', async () => {
    const { cwd, remove } = await makeTempDirectory({
      'values.yaml': 'WORD: at-home\n',
      'schema.avsc': '{"type":"at-home"}',
    });
    closers.push(remove);
    const shared = `naftiko: 1.0.0-alpha2
binds: [{ namespace: safe, location: 'file://${cwd}/values.yaml', keys: { WORD: WORD } }]
consumes:
  - type: http
    namespace: registry
    baseUri: http://127.0.0.1:9
    authentication: { type: bearer, token: '{{WORD}}' }
    resources: [{ name: all, path: /, operations: [{ name: list, method: GET }, { name: rows, method: GET, outputRawFormat: avro, outputSchema: 'file://${cwd}/schema.avsc' }] }]
`;
    const origin = await serve({ 'a.yaml': shared }, []);
    const planned = await planDocument(path.join(cwd, 'document.yaml'), importing([`${origin}/a.yaml`]), loadBuiltins, {
      fetches: true,
    });
    const started = await start([planned], { ...defaultRunOptions, workingDirectory: cwd, ports: new Map([['*', 0]]) });
    if (started.ok) await started.value.close(0);
    const diagnostics = [...planned.diagnostics, ...started.diagnostics];
    expect(started.ok).toBe(false);
    expect(diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['output-schema-unusable', 'bind-failed']),
    );
    expect(diagnostics.find(({ code }) => code === 'bind-failed')?.message).toContain('from the network');
    expect(JSON.stringify(diagnostics)).not.toContain('at-home');
  });
});
