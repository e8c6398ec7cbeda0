import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { exchange } from '../support/http-exchange.js';
import type { ReadyLine } from '../support/naftiko-process.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { residentServing, type ResidentCommand } from '../support/resident-command.js';
import { until } from '../support/until.js';
import { makeTempDirectory } from './cli-command.js';

const document = (origin: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Shelf, description: A shelf }
binds: [{ namespace: env, keys: { GUARD: GUARD } }]
capability:
  consumes:
    - type: http
      namespace: shelf
      baseUri: ${origin}
      resources: [{ name: file, path: /file, operations: [{ name: get, method: GET }] }]
  exposes:
    - type: rest
      namespace: front
      port: 8080
      authentication: { type: bearer, token: '{{GUARD}}' }
      resources: [{ path: /file, name: file, operations: [{ name: get-file, method: GET, call: shelf.get }] }]
    - { type: control, namespace: ops, port: 9090, management: { validate: true } }
`;

describe('a change of naftiko.config.yaml', () => {
  let upstream: RecordingUpstream;
  let files: RecordingUpstream;
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  let command: ResidentCommand | undefined;

  beforeEach(async () => {
    files = await openRecordingUpstream((_, response) => response.end('"moved"'));
    upstream = await openRecordingUpstream((_, response) =>
      response.writeHead(302, { location: `${files.origin}/file` }).end(),
    );
    place = await makeTempDirectory({ 'shelf.yaml': document(upstream.origin) });
  });
  afterEach(async () => {
    command?.kill('SIGTERM');
    await command?.ended;
    await Promise.all([upstream.close(), files.close()]);
    await place.remove();
  });

  const configure = (text: string): Promise<void> => writeFile(path.join(place.cwd, 'naftiko.config.yaml'), text);
  const serve = async (...flags: readonly string[]) => {
    const args = ['run', 'shelf.yaml', '--port', '*=0', '--log-format', 'json', ...flags];
    command = residentServing(args, { cwd: place.cwd, env: { GUARD: 'let-me-in' } });
    const { capabilities } = JSON.parse(await command.firstLine) as ReadyLine;
    const [front = '', ops = ''] = capabilities[0]?.exposes.map(({ url }) => url) ?? [];
    return { command, front, ops };
  };
  const ask = (origin: string, token = 'let-me-in', host = 'localhost') =>
    exchange(origin, { method: 'GET', path: '/file', headers: { host, authorization: `Bearer ${token}` } });

  test('applies with SIGHUP to upstreams, callers and allow lists, on the same sockets', async () => {
    await configure('run: { keepAlive: 90s }\ncallers: { wrongCredentials: 50/min }');
    const { command: run, front, ops } = await serve();
    expect((await ask(front)).status).toBe(302);
    expect((await ask(front, 'let-me-in', 'shelf.example.com')).status).toBe(403);
    await configure(`
run: { keepAlive: 2min, allowHosts: [shelf.example.com], host: localhost }
upstreams: [{ match: { origin: '${upstream.origin}' }, redirects: { origins: ['${files.origin}'] } }]
callers: { wrongCredentials: 1/min }
`);
    run.kill('SIGHUP');
    await until(() => run.stderr().includes('"reloaded"'));
    const answer = await ask(front, 'let-me-in', 'shelf.example.com');
    expect(answer).toMatchObject({ status: 200, text: '"moved"' });
    const kept = await fetch(`${front}/file`, { headers: { authorization: 'Bearer let-me-in' } });
    expect([kept.headers.get('keep-alive'), await kept.text()]).toEqual(['timeout=120', '"moved"']);
    expect([(await ask(front, 'wrong')).status, (await ask(front, 'wrong-too')).status]).toEqual([401, 429]);
    const lines = run.stderr();
    expect(lines).toContain('"settings":"run.allowHosts, run.keepAlive, callers.wrongCredentials, upstreams[0]"');
    expect(lines).toContain('"settings":"run.host","message":"configuration changed; a restart applies it"');
    // Rules are functions, which a thread cannot receive.
    const examined = await fetch(`${ops}/config/validate`, { method: 'POST', body: document(upstream.origin) });
    expect([examined.status, await examined.json()]).toEqual([200, expect.objectContaining({ valid: true })]);
  });

  test('leaves the last valid one in force when it is invalid or gone', async () => {
    await configure('run: { allowHosts: [one.example.com] }');
    const { command: run, front } = await serve();
    await configure('run: { allowHost: [two.example.com], host: "${NOT_SET}" }');
    run.kill('SIGHUP');
    await until(() => run.stderr().includes('"reloaded"'));
    expect(run.stderr()).toContain('configuration refused; the last valid one applies');
    expect(run.stderr()).toContain('naftiko.config.yaml:1:8');
    expect(run.stderr()).toContain('NOT_SET is not set');
    expect((await ask(front, 'let-me-in', 'one.example.com')).status).toBe(302);
  });

  test('refuses a wildcard that an open adapter does not allow', async () => {
    const open = document(upstream.origin).replace(/ +authentication: .*\n/, '');
    await writeFile(path.join(place.cwd, 'shelf.yaml'), open);
    const { command: run, front } = await serve();
    await configure('run: { allowHosts: ["*"] }');
    run.kill('SIGHUP');
    await until(() => run.stderr().includes('"reloaded"'));
    expect(run.stderr()).toContain('is refused while');
    expect((await ask(front, 'x', 'any.example.com')).status).toBe(403);
  });

  test('is seen with --watch, also of a file that did not exist, and of its env files', async () => {
    const { command: run, front } = await serve('--watch');
    expect((await ask(front)).status).toBe(302);
    await mkdir(path.join(place.cwd, 'env'));
    await writeFile(path.join(place.cwd, 'env/a.env'), `FILES=${files.origin}\n`);
    await configure('run: { envFiles: [env/a.env] }\nupstreams: [{ redirects: { origins: ["${FILES}"] } }]');
    await until(async () => (await ask(front)).status === 200);
    await writeFile(path.join(place.cwd, 'env/a.env'), 'FILES=https://elsewhere.example.com\n');
    await until(async () => (await ask(front)).status === 302);
    expect(run.stderr()).not.toContain('refused');
  });
});
