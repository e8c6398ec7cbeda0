import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeTempDirectory } from '../e2e/cli-command.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { residentNaftiko, residentRun } from '../support/resident-command.js';
import { bodies, credentials, pages, shelf } from './harbour-documents.js';
import { stampOf } from './harbour-plugin.js';

const harbour = path.join(process.cwd(), 'test/plugins/harbour-plugin.js');
const found = 'export default { decoders: [{ format: "fixed", prepare: () => ({ ok: true }) }] };';

const ruby = `
naftiko: 1.0.0-alpha2
info: { label: Hello, description: In another language }
capability:
  exposes:
    - type: mcp
      namespace: hello
      port: 8080
      tools:
        - name: hello
          description: Says hello
          steps: [{ type: script, name: say, language: ruby, location: 'file:///./', file: hello.rb }]
          outputParameters: [{ type: string, value: '{{say}}' }]
`;

describe('naftiko --plugin', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  let upstream: RecordingUpstream;
  beforeAll(async () => {
    upstream = await openRecordingUpstream((seen, response) => response.end(JSON.stringify({ said: seen.body })));
    place = await makeTempDirectory({
      'pages.yaml': pages(upstream.origin),
      'shelf.yaml': shelf,
      'credentials.yaml': credentials(upstream.origin),
      'bodies.yaml': bodies(upstream.origin),
      'package.json': '{ "type": "module" }',
      'shape.js': 'export const plugin = { exposes: [{ type: "x" }] };',
      'taken.js': 'export default { exposes: [{ type: "rest", plan() {} }] };',
      'throws.js': 'throw new Error("no licence\\nfor this");',
      'nothing.js': 'export const other = 1;',
      'found.js': found,
      'node_modules/both/package.json': '{ "type": "module", "main": "index.js" }',
      'node_modules/both/index.js': found,
      'node_modules/bare/package.json': '{ "name": "bare" }',
      'ruby.js': 'export default { scripts: [{ language: "ruby", open: () => ({ close: async () => undefined }) }] };',
      'hello.rb': 'result = "hello"',
      'ruby.yaml': ruby,
      'node_modules/@some/esm/package.json': '{ "type": "module", "exports": { ".": { "import": "./in.js" } } }',
      'node_modules/@some/esm/in.js': found,
    });
  });
  afterAll(async () => {
    await place.remove();
    await upstream.close();
  });
  test('serves an adapter, an upstream, credentials and a body of the plug-in', async () => {
    const files = ['pages.yaml', 'shelf.yaml', 'credentials.yaml', 'bodies.yaml'];
    const documents = files.map((file) => path.join(place.cwd, file));
    const served = await residentRun([...documents, '--plugin', harbour, '--port', '*=0'], { KEY: 'k' });
    try {
      const { capabilities } = served.ready;
      const [page, book, signed, written] = capabilities.map(({ exposes }) => exposes[0]?.url);
      expect(capabilities[0]?.exposes).toMatchObject([{ type: 'pages', pages: 1 }]);
      expect(await (await fetch(`${page}/ship`)).text()).toBe('{"said":""}');
      expect(await (await fetch(`${book}/ships/IMO-1`)).json()).toEqual({ ship: 'IMO-1', log: 'Left port.' });
      upstream.take();
      const stamped = await fetch(`${signed}/ships`, { headers: { 'x-stamp': stampOf('k', '/ships') } });
      expect([(await fetch(`${signed}/ships`)).status, stamped.status]).toEqual([401, 200]);
      await fetch(`${written}/ships/IMO-1?flag=NO`, { method: 'POST' });
      expect(upstream.take().map(({ headers, body }) => headers['x-stamp'] ?? body)).toEqual([
        stampOf('k', '/list'),
        'IMO-1;NO',
      ]);
    } finally {
      await served.stop();
    }
  });

  test('counts for validate, inspect, call and env', async () => {
    const { cwd } = place;
    const without = await residentNaftiko(['validate', 'shelf.yaml'], { cwd });
    expect([without.code, without.stdout]).toEqual([1, expect.stringContaining('import-unresolvable')]);
    const valid = await residentNaftiko(['validate', 'shelf.yaml', '--plugin', harbour], { cwd });
    expect([valid.code, valid.stderr]).toEqual([0, '']);
    const strict = await residentNaftiko(['validate', 'shelf.yaml', '--plugin', harbour, '--strict'], { cwd });
    expect(strict.code).toBe(1);
    const inspected = await residentNaftiko(['inspect', 'credentials.yaml', '--json', '--plugin', harbour], { cwd });
    expect(JSON.parse(inspected.stdout)).toMatchObject({ exposes: [{ type: 'rest', authentication: 'stamp' }] });
    const called = await residentNaftiko(['call', 'shelf.yaml', 'ship', '--arg', 'imo=IMO-9', '--plugin', harbour], {
      cwd,
    });
    expect([called.code, JSON.parse(called.stdout)]).toEqual([0, { ship: 'IMO-9', log: 'Left port.' }]);
    const needed = await residentNaftiko(['env', 'credentials.yaml', '--plugin', harbour], { cwd });
    expect([needed.code, needed.stdout]).toEqual([0, expect.stringMatching(/^KEY /m)]);
  });

  test('makes a script language known', async () => {
    const { cwd } = place;
    const without = await residentNaftiko(['validate', 'ruby.yaml'], { cwd });
    expect(without.stdout).toContain('script-language-unavailable');
    const valid = await residentNaftiko(['validate', 'ruby.yaml', '--plugin', './ruby.js'], { cwd });
    expect([valid.code, valid.stdout]).toEqual([0, expect.not.stringContaining('script-language')]);
  });

  test.each([
    ['./found.js', 'a file'],
    ['found.js', 'a file without "./"'],
    ['both', 'a package'],
    ['@some/esm', 'a package that can only be imported'],
  ])('takes %s: %s', async (module) => {
    const read = await residentNaftiko(['inspect', 'shelf.yaml', '--plugin', module, '--plugin', harbour], {
      cwd: place.cwd,
    });
    expect([read.stderr, read.code]).toEqual(['', 0]);
  });

  test.each([
    ['./gone.js', 'there is no such module, neither a file nor an installed package.'],
    ['gone', 'there is no such module, neither a file nor an installed package.'],
    ['./shape.js', '"exposes[0].plan" is not a function.'],
    ['./taken.js', '"exposes[0]" is for "rest", which is already served. Choose another name for it.'],
    ['./throws.js', 'the module cannot be loaded: no licence.'],
    ['./nothing.js', 'the module exports neither a default nor "plugin".'],
    [
      './node_modules/both',
      'it is a folder; name the file of a module in it. Did you mean "node_modules/both/index.js"?',
    ],
    [
      './node_modules/both/package.json',
      'it is a JSON file, not a JavaScript module. Did you mean "node_modules/both/index.js"?',
    ],
    ['bare', 'the package is installed, but its package.json names no module that can be imported.'],
  ])('refuses %s: %s', async (module, sentence) => {
    const refused = await residentNaftiko(['validate', 'shelf.yaml', '--plugin', module], { cwd: place.cwd });
    expect(refused).toEqual({ code: 2, stdout: '', stderr: `error: --plugin ${module}: ${sentence}\n` });
  });
});
