import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exchange } from '../support/http-exchange.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { residentNaftiko, residentServing } from '../support/resident-command.js';
import { makeTempDirectory } from './cli-command.js';

let upstream: RecordingUpstream;
let files: RecordingUpstream;
let place: Awaited<ReturnType<typeof makeTempDirectory>>;

const document = (origin: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Shelf, description: A shelf }
binds: [{ namespace: env, keys: { SHELF_TOKEN: SHELF_TOKEN } }]
capability:
  consumes:
    - type: http
      namespace: shelf
      baseUri: ${origin}
      authentication: { type: bearer, token: '{{SHELF_TOKEN}}' }
      resources: [{ name: file, path: /file, operations: [{ name: get, method: GET }] }]
  exposes:
    - type: rest
      namespace: shelf-rest
      port: 8080
      resources: [{ path: /file, name: file, operations: [{ name: get-file, method: GET, call: shelf.get }] }]
`;

beforeAll(async () => {
  files = await openRecordingUpstream((_, response) => response.end('"from the other origin"'));
  upstream = await openRecordingUpstream((_, response) =>
    response.writeHead(302, { location: `${files.origin}/file` }).end(),
  );
  place = await makeTempDirectory({
    'capabilities/shelf.yaml': document(upstream.origin),
    'token.env': 'SHELF_TOKEN=canary-shelf-1\nPROXY_PASSWORD=canary-proxy-2\n',
  });
});
afterAll(async () => {
  await Promise.all([upstream.close(), files.close()]);
  await place.remove();
});

const configured = (text: string, directory = '.'): Promise<void> =>
  writeFile(path.join(place.cwd, directory, 'naftiko.config.yaml'), text);

const fitting = (): string => `
run:
  documents: [capabilities]
  envFiles: [token.env]
  allowHosts: [mcp.example.com]
  keepAlive: 2min
upstreams:
  - match: { namespace: other }
  - match: { namespace: 'she*', origin: '${upstream.origin}' }
    timeout: { total: 5s }
    redirects: { origins: ['${files.origin}'] }
`;

describe('naftiko.config.yaml', () => {
  test('decides what is served and where redirects may lead, without a word in the document', async () => {
    await configured(fitting());
    const run = residentServing(['run', '--port', '*=0', '--log-format', 'json'], place);
    const ready = JSON.parse(await run.firstLine) as { capabilities: { exposes: { url: string }[] }[] };
    const origin = ready.capabilities[0]?.exposes[0]?.url ?? '';
    const ask = (host: string) => exchange(origin, { method: 'GET', path: '/file', headers: { host } });
    expect(await ask('mcp.example.com')).toMatchObject({ status: 200, text: '"from the other origin"' });
    expect((await ask('other.example.com')).status).toBe(403);
    run.kill('SIGTERM');
    expect((await run.ended).code).toBe(0);
    expect(upstream.take()[0]?.headers.authorization).toBe('Bearer canary-shelf-1');
    expect(files.take()[0]?.headers).not.toHaveProperty('authorization');
  });

  test('applies to calls; without it nothing leads elsewhere', async () => {
    await configured(fitting());
    const call = ['call', 'capabilities/shelf.yaml', 'get-file'];
    const followed = await residentNaftiko(call, place);
    expect([followed.code, followed.stdout]).toEqual([0, '"from the other origin"']);
    files.take();
    await configured('run: { envFiles: [token.env] }');
    const refused = await residentNaftiko(call, place);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining(`a redirect to ${files.origin}/file`)]);
    expect(files.take()).toEqual([]);
  });

  test('is shown with the source of every value, flags first, without secrets', async () => {
    await configured(`${fitting()}    proxy: 'http://me:\${PROXY_PASSWORD}@proxy.example:3128'\n`);
    const shown = await residentNaftiko(['config', '--keep-alive', '9s', '--redact-answers', 'all'], place);
    expect(shown.code).toBe(0);
    for (const line of [
      /^run\.documents +capabilities +naftiko\.config\.yaml:3$/m,
      /^run\.host +127\.0\.0\.1 +default$/m,
      /^run\.keepAlive +9s +--keep-alive$/m,
      /^run\.redactAnswers +all +--redact-answers$/m,
      /^upstreams\[1\]\.timeout\.total +5s +naftiko\.config\.yaml:10$/m,
      /^upstreams\[1\]\.proxy +http:\/\/\*\*\*@proxy\.example:3128 +naftiko\.config\.yaml:12$/m,
      /^upstreams\[other\]\.redirects\.origins +none +default$/m,
    ]) {
      expect(shown.stdout).toMatch(line);
    }
    expect(shown.stdout + shown.stderr).not.toContain('canary');
    const json = await residentNaftiko(['config', '--json', '--timeout', '7000'], place);
    const { file, settings } = JSON.parse(json.stdout) as { file: string; settings: unknown[] };
    expect(file).toBe('naftiko.config.yaml');
    expect(settings).toContainEqual({ key: 'upstreams[1].timeout.total', value: '7000ms', from: '--timeout' });
  });

  test('is found in a given directory, or named by --config, with paths beside it', async () => {
    await mkdir(path.join(place.cwd, 'apart/capabilities'), { recursive: true });
    await configured('run: { keepAlive: 3s, documents: [capabilities] }', 'apart');
    await configured('', '.');
    const named = await residentNaftiko(['config', '--config', 'apart/naftiko.config.yaml'], place);
    expect(named.stdout).toMatch(/^run\.keepAlive +3s +apart\/naftiko\.config\.yaml:1$/m);
    const elsewhere = await residentNaftiko(['config', '..'], { cwd: path.join(place.cwd, 'apart/capabilities') });
    expect(elsewhere.stdout).toMatch(/^run\.keepAlive +3s +\.\.\/naftiko\.config\.yaml:1$/m);
  });

  test('refuses to run with an unknown key, a section of later versions and variables that are not set', async () => {
    await configured('run: { hots: x, host: "${A}", allowHosts: ["${B}"] }\naudit: { file: x }');
    const refused = await residentNaftiko(['run', 'capabilities'], place);
    expect(refused.code).toBe(2);
    for (const part of [
      'naftiko.config.yaml:1:8',
      'Did you mean "host"?',
      '"audit" is not supported by this version',
      'A is not set',
      'B is not set',
    ]) {
      expect(refused.stderr).toContain(part);
    }
  });

  test('is not taken for a document of its directory', async () => {
    await configured('');
    await configured('', 'capabilities');
    const valid = await residentNaftiko(['validate', 'capabilities', 'capabilities/*.yaml'], place);
    expect([valid.code, valid.stdout + valid.stderr]).toEqual([0, expect.not.stringContaining('config')]);
  });

  test('is required where no document is named', async () => {
    await configured('');
    const refused = await residentNaftiko(['run'], place);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('run.documents')]);
    await configured('run:\n  documents: [nowhere, nowhere]\n');
    const unlisted = await residentNaftiko(['run'], place);
    expect([unlisted.code, unlisted.stderr]).toEqual([
      2,
      'error: naftiko.config.yaml:2:14: "run.documents": There is no file "nowhere".\n',
    ]);
    const missing = await residentNaftiko(['run', '--config', 'nowhere.yaml'], place);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('"nowhere.yaml" cannot be read')]);
  });
});
