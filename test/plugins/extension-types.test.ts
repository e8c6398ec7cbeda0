import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import {
  defaultRunOptions,
  extend,
  isOfferedTo,
  planDocument,
  start,
  type LoadPlugins,
  type Running,
} from '@naftiko/runtime';
import { loadDocument, noExtensions } from '@naftiko/spec';
import { makeTempDirectory } from '../e2e/cli-command.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { plugin, stampOf } from './harbour-plugin.js';
import { bodies, credentials, importing, pages, sharedShelf, shelf } from './harbour-documents.js';

const withPlugin = extend(loadBuiltins, plugin);

describe('a type that a plug-in serves', () => {
  let running: Running | undefined;
  let upstream: RecordingUpstream;

  beforeEach(async () => {
    upstream = await openRecordingUpstream((seen, response) => response.end(JSON.stringify({ said: seen.body })));
  });
  afterEach(async () => {
    await running?.close(0);
    running = undefined;
    await upstream.close();
  });

  const serve = async (text: string, forwardHeaders: readonly string[] = [], directory = '.'): Promise<string> => {
    const planned = await planDocument(path.join(directory, 'harbour.yaml'), text, withPlugin);
    expect(planned.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const ports = new Map([['*', 0]]);
    const started = await start([planned], { ...defaultRunOptions, ports, forwardHeaders, environment: { KEY: 'k' } });
    if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join(' '));
    running = started.value;
    return running.capabilities[0]?.exposes[0]?.url ?? '';
  };

  test('exposes what the document says, in the manner of its plug-in', async () => {
    const url = await serve(pages(upstream.origin));
    expect(await (await fetch(`${url}/ship`)).text()).toBe('{"said":""}');
    expect(running?.capabilities[0]?.exposes[0]).toMatchObject({ type: 'pages', noun: 'pages', serves: 1 });
  });

  test('is called like any upstream, its answers mapped like any', async () => {
    const url = await serve(shelf);
    expect(await (await fetch(`${url}/ships/IMO-1`)).json()).toEqual({ ship: 'IMO-1', log: 'Left port.' });
  });

  test('signs requests, and checks those of callers', async () => {
    const url = await serve(credentials(upstream.origin));
    const bare = await fetch(`${url}/ships`);
    const stamped = await fetch(`${url}/ships`, { headers: { 'x-stamp': stampOf('k', '/ships') } });
    expect([bare.status, bare.headers.get('www-authenticate'), stamped.status]).toEqual([401, 'Stamp', 200]);
    expect(upstream.take().map(({ headers }) => headers['x-stamp'])).toEqual([stampOf('k', '/list')]);
  });

  test('writes a request body from its own keys', async () => {
    const url = await serve(bodies(upstream.origin));
    await fetch(`${url}/ships/IMO-1?flag=NO`, { method: 'POST' });
    expect(upstream.take()).toMatchObject([{ body: 'IMO-1;NO', headers: { 'content-type': 'text/row' } }]);
  });

  test('reports with a code of its own, at the place in the document', async () => {
    const { diagnostics } = await planDocument(
      'harbour.yaml',
      pages('http://x').replace('path: /ship', 'nopath: 1'),
      withPlugin,
    );
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'pages/path-missing',
        severity: 'error',
        at: expect.objectContaining({ path: ['capability', 'exposes', 0, 'pages', 0] }),
      }),
    );
  });

  test('is imported like any upstream', async () => {
    const { cwd, remove } = await makeTempDirectory({ 'shared.yaml': sharedShelf });
    try {
      const url = await serve(importing('./shared.yaml'), [], cwd);
      expect(await (await fetch(`${url}/ships/IMO-1`)).json()).toEqual({ ship: 'IMO-1', log: 'Left port.' });
    } finally {
      await remove();
    }
  });

  test('guards skills that are handed out only where callers are checked alike', () => {
    const callers = ["'{{A}}'", "'{{A}}'", "'{{B}}'"].map((key) => {
      const text = credentials('http://x').replaceAll("'{{KEY}}'", key);
      const extensions = { ...noExtensions, authentication: ['stamp'] };
      return loadDocument('harbour.yaml', text, extensions).document?.exposes[0]?.authentication;
    });
    const [one, alike, other] = callers;
    expect(one).toMatchObject({ type: 'extension' });
    expect([isOfferedTo({ authentication: one }, alike), isOfferedTo({ authentication: one }, other)]).toEqual([
      true,
      false,
    ]);
  });

  test('keeps what callers show to itself', async () => {
    const text = credentials(upstream.origin);
    const url = await serve(text, ['x-stamp', 'x-trace']);
    await fetch(`${url}/ships`, { headers: { 'x-stamp': stampOf('k', '/ships'), 'x-trace': 't' } });
    const [seen] = upstream.take();
    expect([seen?.headers['x-trace'], seen?.headers['x-stamp']]).toEqual(['t', stampOf('k', '/list')]);
  });

  test('differs from the published schema all the same', async () => {
    const { loaded } = await planDocument('harbour.yaml', shelf, withPlugin);
    expect(loaded.differences.length).toBeGreaterThan(0);
  });
});

describe('a type that nothing serves', () => {
  const found = async (text: string, code: string, loadPlugins: LoadPlugins) =>
    (await planDocument('harbour.yaml', text, loadPlugins)).diagnostics.find((diagnostic) => diagnostic.code === code);

  test.each([
    ['an expose adapter', 'exposes-type-unknown', pages('http://x').replace('type: pages', 'type: pagez'), 'pages'],
    [
      'a consume adapter',
      'consumes-type-unknown',
      shelf.replace('type: shelf', 'type: shelve').replace('location', 'place'),
      'shelf',
    ],
    [
      'an authentication',
      'auth-unsupported',
      credentials('http://x').replaceAll('type: stamp', 'type: stamb'),
      'stamp',
    ],
    ['a request body', 'body-type-alias', bodies('http://x').replace('type: row', 'type: rowz'), 'row'],
  ])('is the same finding with a plug-in as without, for %s', async (_, code, text, word) => {
    const bare = await found(text, code, loadBuiltins);
    const extended = await found(text, code, withPlugin);
    expect(bare).toBeDefined();
    expect(extended).toEqual({ ...bare, hint: expect.stringContaining(`, ${word}.`) });
    expect(bare?.hint).not.toContain(`, ${word}.`);
  });
});

describe('extending the plug-ins', () => {
  const expose = plugin.exposes![0]!;

  test.each([
    ['a built-in adapter', { exposes: [{ ...expose, type: 'rest' }] }, '"rest"'],
    ['a spelling that is read as a built-in scheme', { auth: [{ ...plugin.auth![0]!, type: 'apiKey' }] }, '"apiKey"'],
    ['a format', { decoders: [{ format: 'csv', prepare: () => ({ ok: false, diagnostics: [] }) }] }, '"csv"'],
    ['another plug-in', { exposes: [expose, expose] }, '"pages"'],
  ] as const)('refuses the name of %s', (_, extension, name) => {
    expect(() => extend(loadBuiltins, extension as never)).toThrow(`${name}, which is already served`);
  });

  test('refuses the name of an earlier extension', () => {
    expect(() => extend(withPlugin, plugin)).toThrow('"exposes[0]" is for "pages"');
  });

  test.each([
    ['a text', 'plugin', 'not an object'],
    ['a list in place of the object', [expose], 'not an object'],
    ['a kind that does not exist', { expose: [expose] }, '"expose" is not a kind of plug-in'],
    ['one plug-in in place of a list', { exposes: expose }, '"exposes" is not a list'],
    ['a plug-in without its function', { exposes: [{ type: 'x' }] }, '"exposes[0].plan" is not a function'],
    ['a plug-in without a name', { exposes: [{ ...expose, type: ' ' }] }, '"exposes[0].type" is not a text'],
    ['an encoder with one text', { encoders: [{ types: 'x', prepare: () => undefined }] }, '"encoders[0].types"'],
    ['a format in capitals', { decoders: [{ format: 'Fixed', prepare: () => undefined }] }, 'not in lower case'],
    ['a scheme without a direction', { auth: [{ type: 'x' }] }, '"auth[0]" has neither'],
    ['nothing', {}, 'has no entries'],
  ])('refuses %s', (_, extension, sentence) => {
    expect(() => extend(loadBuiltins, extension as never)).toThrow(sentence);
  });
});
