import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '../../builtins.js';
import {
  closeDocuments,
  createDirectory,
  documentOf,
  answerJsonAt,
  serveDocument,
  openUpstream,
  type ServedDocument,
} from '../../../../../test/support/expose/mcp-documents.js';

afterEach(closeDocuments);

const createLibrary = (location: string, more = ''): string =>
  documentOf({
    mcp: `
      resources:
        - { name: house, label: House, description: Papers, uri: 'docs://house', location: '${location}' ${more} }`,
  });

const serveFiles = (directory: string, more = ''): Promise<ServedDocument> =>
  serveDocument(createLibrary('file:///./house', more), loadBuiltins, { directory });

interface Page {
  readonly resources: readonly { readonly uri: string; readonly size?: number }[];
  readonly nextCursor?: string;
}

const listOf = async (served: ServedDocument, cursor?: string): Promise<Page> =>
  (await served.ask('resources/list', cursor === undefined ? {} : { cursor })).result as Page;

const read = (served: ServedDocument, uri: string) => served.ask('resources/read', { uri });

describe('the files of a directory', () => {
  test('are listed by path, with type, size and a readable URI', async () => {
    const directory = await createDirectory({
      'house/b.md': '# B\n',
      'house/a/näive 100%.csv': 'x,y\n',
      'house/a.bin': 'abc',
    });
    const served = await serveFiles(directory);
    expect(await listOf(served)).toEqual({
      resources: [
        ['docs://house/a.bin', 'application/octet-stream', 3],
        ['docs://house/a/n%C3%A4ive%20100%25.csv', 'text/csv', 4],
        ['docs://house/b.md', 'text/markdown', 4],
      ].map(([uri, mimeType, size]) => ({ uri, name: 'house', title: 'House', description: 'Papers', mimeType, size })),
    });
    expect(await read(served, 'docs://house/a/n%C3%A4ive%20100%25.csv')).toMatchObject({
      result: { contents: [{ text: 'x,y\n', mimeType: 'text/csv' }] },
    });
  });

  test('are looked up for each request', async () => {
    const directory = await createDirectory({});
    const served = await serveFiles(directory);
    expect(served.codes).toContain('resource-location-unavailable');
    expect(await listOf(served)).toEqual({ resources: [] });
    await mkdir(path.join(directory, 'house'));
    await writeFile(path.join(directory, 'house/new.txt'), 'new');
    expect(await listOf(served)).toMatchObject({ resources: [{ uri: 'docs://house/new.txt' }] });
  });

  test('are listed 500 at a time, and never twice while files are added and removed', async () => {
    const files = Array.from({ length: 1001 }, (_, index) => `f${String(index).padStart(4, '0')}.txt`);
    const directory = await createDirectory(Object.fromEntries(files.map((file) => [`house/${file}`, ''])));
    const served = await serveFiles(directory);
    const first = await listOf(served);
    await writeFile(path.join(directory, 'house/a-new-one.txt'), '');
    const second = await listOf(served, first.nextCursor);
    const third = await listOf(served, second.nextCursor);
    expect([first, second, third].map(({ resources }) => resources.length)).toEqual([500, 500, 1]);
    expect(third.nextCursor).toBeUndefined();
    const listed = [first, second, third].flatMap(({ resources }) => resources.map(({ uri }) => uri));
    expect(listed).toEqual(files.map((file) => `docs://house/${file}`));
    expect((await served.ask('resources/list', { cursor: 'bm9wZQ' })).error?.code).toBe(-32602);
  });

  test.each([
    'house-secret.txt',
    '%2e%2e/secret.txt',
    '../secret.txt',
    'a/../../secret.txt',
    '..%2Fsecret.txt',
    'out.txt',
  ])('never leave the directory: %s', async (asked) => {
    const directory = await createDirectory({
      'house/a/x.txt': 'x',
      'secret.txt': 's3cret',
      'house-secret.txt': 's3cret',
    });
    await symlink(path.join(directory, 'secret.txt'), path.join(directory, 'house/out.txt'));
    const served = await serveFiles(directory);
    const uri = `docs://house/${asked}`;
    const answered = await read(served, uri);
    expect(answered.error).toEqual({ code: -32602, message: 'Resource not found', data: { uri } });
    expect((await listOf(served)).resources.map((each) => each.uri)).toEqual(['docs://house/a/x.txt']);
  });

  test('may be links to files inside', async () => {
    const directory = await createDirectory({ 'house/x.txt': 'x' });
    await symlink('x.txt', path.join(directory, 'house/y.txt'));
    await symlink('.', path.join(directory, 'house/round'));
    const served = await serveFiles(directory);
    expect((await listOf(served)).resources.map(({ uri }) => uri)).toEqual([
      'docs://house/x.txt',
      'docs://house/y.txt',
    ]);
    expect(await read(served, 'docs://house/y.txt')).toMatchObject({ result: { contents: [{ text: 'x' }] } });
  });

  test.each(['', '/', '/a', '/missing.md', '/a/x.txt/y', '//x'])('exclude docs://house%s', async (asked) => {
    const served = await serveFiles(await createDirectory({ 'house/a/x.txt': 'x' }));
    const answered = await read(served, `docs://house${asked}`);
    expect(answered.error).toEqual({
      code: -32602,
      message: 'Resource not found',
      data: { uri: `docs://house${asked}` },
    });
  });

  test('are base64 when they are not text, whatever type the document declares', async () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0, 1]);
    const directory = await createDirectory({ 'house/x.txt': bytes, 'house/x.png': bytes });
    const blob = Buffer.from(bytes).toString('base64');
    for (const file of ['x.txt', 'x.png']) {
      const answered = await read(await serveFiles(directory, ', mimeType: text/plain'), `docs://house/${file}`);
      const uri = `docs://house/${file}`;
      expect(answered.result).toEqual({ contents: [{ uri, mimeType: 'text/plain', blob }] });
    }
  });

  test('are refused from 10 MiB on', async () => {
    const directory = await createDirectory({ 'house/big.bin': '' });
    await truncate(path.join(directory, 'house/big.bin'), 10 * 1024 * 1024 + 1);
    expect(await read(await serveFiles(directory), 'docs://house/big.bin')).toMatchObject({
      error: { code: -32603, message: 'The resource is larger than 10485760 bytes' },
    });
  });

  test('complete by the beginnings of their paths', async () => {
    const directory = await createDirectory({ 'house/a/one.md': '', 'house/a/two.md': '', 'house/b.md': '' });
    const served = await serveFiles(directory);
    const complete = (uri: string, value: string) =>
      served.ask('completion/complete', { ref: { type: 'ref/resource', uri }, argument: { name: 'path', value } });
    for (const uri of ['docs://house', 'docs://house/', 'docs://house/{path}']) {
      expect(await complete(uri, 'a/')).toMatchObject({
        result: { completion: { values: ['a/one.md', 'a/two.md'], total: 2, hasMore: false } },
      });
    }
    expect((await complete('docs://nowhere', '')).error?.code).toBe(-32602);
  });
});

const createBuoys = (origin: string, resource: string, steps = ''): string =>
  documentOf({
    consumes: `
    - type: http
      namespace: sea
      baseUri: ${origin}
      resources:
        - { name: one, path: '/buoys/{{buoy}}', operations: [{ name: get, method: GET }] }
        - { name: all, path: /buoys, operations: [{ name: list, method: GET }] }`,
    mcp: `
      resources:
        - name: buoy
          label: Buoy
          description: A buoy
          ${resource}
${steps}`,
  });

describe('a resource of an operation', () => {
  const sea = { '/buoys/b%201': { id: 'b 1', lamp: 'green' }, '/buoys': [{ id: 'b1' }], '/buoys/list': 'the list' };

  const serveBuoys = async (resource: string, steps = ''): Promise<ServedDocument> =>
    serveDocument(createBuoys(await openUpstream(answerJsonAt(sea)), resource, steps), loadBuiltins);

  test('takes its inputs from the URI, decoded', async () => {
    const served = await serveBuoys(`uri: 'sea://{buoy}'\n          call: sea.get`);
    expect(await read(served, 'sea://b%201')).toMatchObject({
      result: { contents: [{ uri: 'sea://b%201', mimeType: 'application/json', text: '{"id":"b 1","lamp":"green"}' }] },
    });
    for (const bad of ['sea://..', 'sea://b%2F1', 'sea://a/b', 'sea://']) {
      expect(await read(served, bad)).toMatchObject({ error: { code: -32602, data: { uri: bad } } });
    }
  });

  test('reports the status of its upstream, but nothing of the answer', async () => {
    const served = await serveBuoys(`uri: 'sea://{buoy}'\n          call: sea.get`);
    expect((await read(served, 'sea://nobody')).error).toEqual({
      code: -32603,
      message: 'Upstream answered HTTP 404',
      data: { uri: 'sea://nobody', status: 404 },
    });
  });

  test('applies the mappings of its steps', async () => {
    const served = await serveBuoys(
      `uri: 'sea://{buoy}/lamp'`,
      `          steps:
            - { type: call, name: look, call: sea.get, with: { buoy: trial.buoy } }
          mappings:
            - { targetName: colour, value: $.look.lamp }`,
    );
    expect(await read(served, 'sea://b%201/lamp')).toMatchObject({
      result: { contents: [{ text: '{"colour":"green"}' }] },
    });
  });

  test('is a plain text if the document says so', async () => {
    const served = await serveBuoys(`uri: 'sea://{buoy}'
          mimeType: text/plain
          call: sea.get
          outputParameters: [{ type: string, mapping: $.lamp }]`);
    expect((await read(served, 'sea://b%201')).result).toEqual({
      contents: [{ uri: 'sea://b%201', mimeType: 'text/plain', text: 'green' }],
    });
  });

  test('precedes a template that its URI matches too', async () => {
    const served = await serveBuoys(
      `uri: 'sea://{buoy}'\n          call: sea.get`,
      `        - { name: all, label: All, description: All, uri: 'sea://all', call: sea.list }`,
    );
    expect(await read(served, 'sea://all')).toMatchObject({ result: { contents: [{ text: '[{"id":"b1"}]' }] } });
    expect((await served.ask('resources/templates/list')).result).toEqual({
      resourceTemplates: [{ uriTemplate: 'sea://{buoy}', name: 'buoy', title: 'Buoy', description: 'A buoy' }],
    });
    expect(await listOf(served)).toMatchObject({ resources: [{ uri: 'sea://all' }] });
  });

  test('is broken when its URI lacks an input', async () => {
    const served = await serveBuoys(`uri: 'sea://one'\n          call: sea.get`);
    expect(served.codes).toContain('resource-input-unreachable');
    expect(await listOf(served)).toEqual({ resources: [] });
    expect(await read(served, 'sea://one')).toMatchObject({
      error: { code: -32603, message: expect.stringContaining('"buoy"') },
    });
  });

  test('is linked from a tool that answers with its URI', async () => {
    const origin = await openUpstream(answerJsonAt({ '/where': 'sea://b1' }));
    const served = await serveDocument(
      documentOf({
        consumes: `
    - type: http
      namespace: sea
      baseUri: ${origin}
      resources:
        - { name: where, path: /where, operations: [{ name: where, method: GET }] }
        - { name: one, path: '/buoys/{{buoy}}', operations: [{ name: get, method: GET }] }`,
        mcp: `
        - { name: find, description: Finds, call: sea.where }
      resources:
        - { name: buoy, label: Buoy, description: A buoy, uri: 'sea://{buoy}', call: sea.get }`,
      }),
      loadBuiltins,
    );
    expect((await served.ask('tools/call', { name: 'find' })).result).toEqual({
      content: [
        { type: 'text', text: '"sea://b1"' },
        { type: 'resource_link', uri: 'sea://b1', name: 'buoy', title: 'Buoy', description: 'A buoy' },
      ],
      isError: false,
    });
  });
});

describe('a server without resources and prompts', () => {
  test.each([
    ['resources/list', { resources: [] }],
    ['resources/templates/list', { resourceTemplates: [] }],
    ['prompts/list', { prompts: [] }],
  ])('answers requests for them with empty lists (%s)', async (method, result) => {
    const served = await serveDocument(documentOf({ mcp: '' }), loadBuiltins);
    expect(await served.ask(method)).toMatchObject({ result });
    const init = await served.ask('initialize', { protocolVersion: '2025-11-25' });
    expect((init.result as { capabilities: unknown }).capabilities).toEqual({ tools: {}, logging: {} });
  });
});
