import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { runCommand, makeTempDirectory } from './cli-command.js';

const tls = path.join(process.cwd(), 'test/support/tls');

const registry = `naftiko: 1.0.0-alpha2
consumes:
  - type: http
    namespace: registry
    baseUri: http://127.0.0.1:9
    resources: [{ name: all, path: /ships, operations: [{ name: list, method: GET }] }]
`;

/** The files of the server, by path. */
const pages: Readonly<Record<string, string>> = {
  '/shared/registry.yaml': registry,
  '/shared/all.yaml': 'naftiko: 1.0.0-alpha2\nconsumes: [{ location: ./registry.yaml, import: registry }]\n',
  '/shared/local.yaml': 'naftiko: 1.0.0-alpha2\nconsumes: [{ location: "file:///etc/hostname", import: registry }]\n',
  '/shared/plain.yaml':
    'naftiko: 1.0.0-alpha2\nconsumes: [{ location: "http://127.0.0.1:9/r.yaml", import: registry }]\n',
  '/shared/long.yaml': `${registry}#${'-'.repeat(1024 * 1024)}\n`,
};

const importing = (location: string): string => `naftiko: 1.0.0-alpha2
info: { label: Ships, description: Lists ships }
capability:
  consumes: [{ location: "${location}", import: registry }]
  exposes:
    - type: rest
      namespace: ships
      port: 8801
      resources: [{ path: /ships, name: ships, operations: [{ method: GET, name: list, call: registry.list }] }]
`;

describe('an import', () => {
  let server: Server;
  let origin: string;
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  const asked: string[] = [];

  beforeAll(async () => {
    const key = readFileSync(path.join(tls, 'loopback-key.pem'));
    server = createServer({ key, cert: readFileSync(path.join(tls, 'loopback.pem')) }, ({ url = '' }, response) => {
      asked.push(url);
      if (url === '/moved.yaml') response.writeHead(302, { Location: '/shared/registry.yaml' }).end();
      else response.writeHead(pages[url] === undefined ? 404 : 200).end(pages[url]);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    place = await makeTempDirectory({
      'direct.yaml': importing(`${origin}/shared/registry.yaml`),
      'nested.yaml': importing(`${origin}/shared/all.yaml`),
      'local.yaml': importing(`${origin}/shared/local.yaml`),
      'long.yaml': importing(`${origin}/shared/long.yaml`),
      'moved.yaml': importing(`${origin}/moved.yaml`),
      'plain.yaml': importing('http://ships.example/registry.yaml'),
      'downgraded.yaml': importing(`${origin}/shared/plain.yaml`),
      'known.yaml': importing(`https://user:canary-word@127.0.0.1:9/registry.yaml`),
      'dialect.yaml': importing(`${origin}/shared/registry.yaml`).replace(
        'port: 8801',
        'port: 8801\n      title: Ships',
      ),
      'circle.yaml': importing('./a.yaml'),
      'a.yaml': 'naftiko: 1.0.0-alpha2\nconsumes: [{ location: ./b.yaml, import: registry }]\n',
      'b.yaml': 'naftiko: 1.0.0-alpha2\nconsumes: [{ location: ./a.yaml, import: registry }]\n',
      'chain.yaml': importing('./c.yaml'),
      'c.yaml': 'naftiko: 1.0.0-alpha2\nconsumes: [{ location: ./d/d.yaml, import: ships, as: registry }]\n',
      'd/d.yaml': registry.replace('namespace: registry', 'namespace: ships'),
    });
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve).closeAllConnections());
    await place.remove();
  });

  const around = () => ({ cwd: place.cwd, env: { NODE_EXTRA_CA_CERTS: path.join(tls, 'loopback.pem') } });

  test.each(['direct', 'nested'])('from the network is followed with --fetch: %s', async (name) => {
    const { code, stdout } = await residentNaftiko(['inspect', `${name}.yaml`, '--fetch'], around());
    expect(stdout).toContain('→ GET http://127.0.0.1:9/ships');
    expect(code).toBe(0);
  });

  test.each([['validate'], ['run'], ['inspect'], ['env'], ['call', 'list']])(
    'from the network is not fetched by "%s" without --fetch, which the message names',
    async (command, ...rest) => {
      asked.splice(0);
      const { stdout, stderr } = await residentNaftiko([command, 'direct.yaml', ...rest], around());
      expect(asked).toEqual([]);
      expect(`${stdout}${stderr}`).toContain('--fetch');
    },
  );

  test('from the network is fetched by "validate" with --fetch', async () => {
    asked.splice(0);
    const { code } = await residentNaftiko(['validate', 'direct.yaml', '--fetch'], around());
    expect(asked).toEqual(['/shared/registry.yaml']);
    expect(code).toBe(0);
  });

  test.each([
    ['names a file of this machine', 'local', 'is not an "https:" address'],
    ['is too long', 'long', 'it answered more than 1048576 bytes'],
    ['is redirected', 'moved', 'answered HTTP 302'],
    ['is not encrypted', 'plain', 'is not an "https:" address, nor one of this machine'],
    ['leads from the network to this machine', 'downgraded', 'comes from the network'],
    ['contains a password', 'known', 'contains a user name or a password'],
    ['is in a document that differs from the published schema', 'dialect', 'is not a file'],
    ['imports itself', 'circle', 'it imports itself: ./a.yaml → ./b.yaml → ./a.yaml'],
  ])('that %s is refused', async (_, name, reason) => {
    const { code, stdout } = await residentNaftiko(['validate', `${name}.yaml`, '--fetch'], around());
    expect(stdout).toContain(reason);
    expect(stdout).not.toContain('canary-word');
    expect(code).toBe(1);
  });

  test('inside an imported file is followed, relative to that file', async () => {
    expect(await runCommand(['validate', 'chain.yaml'], around())).toMatchObject({ code: 0 });
  });
});
