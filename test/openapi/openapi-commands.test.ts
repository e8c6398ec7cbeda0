import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { makeTempDirectory } from '../e2e/cli-command.js';
import { residentNaftiko } from '../support/resident-command.js';

const pets = (server: string, schema: string) => `
openapi: 3.1.0
info: {title: Pet Shop, version: '1'}
servers: [{url: "${server}"}]
components: {securitySchemes: {token: {type: http, scheme: bearer}}}
paths:
  /pets/{id}:
    get:
      operationId: getPet
      summary: Get a pet
      tags: [pets]
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: "${schema}"}}}}}
    delete: {operationId: deletePet, tags: [admin], parameters: [{name: id, in: path, required: true, schema: {type: integer}}], responses: {'204': {description: gone}}}
`;
const pet = 'Pet: {type: object, properties: {name: {type: string}}}';

let place: Awaited<ReturnType<typeof makeTempDirectory>>;
let web: Server;
let origin: string;
const requested: string[] = [];

beforeAll(async () => {
  place = await makeTempDirectory({
    'api/pets.yaml': pets('https://pets.test/v1', 'parts/pet.yaml#/Pet'),
    'api/parts/pet.yaml': pet,
    'api/escape.yaml': pets('https://pets.test/v1', 'parts/link.yaml#/Pet'),
    'api/huge.json': '{',
    'secret.yaml': pet,
  });
  await symlink('../../secret.yaml', path.join(place.cwd, 'api/parts/link.yaml'));
  await truncate(path.join(place.cwd, 'api/huge.json'), 50 * 1024 * 1024);
  const files: Readonly<Record<string, string>> = {
    '/docs/pets.yaml': pets('../v1', './pet.yaml#/Pet'),
    '/docs/pet.yaml': pet,
    '/docs/outside.yaml': pets('/v1', 'http://127.0.0.1:9/pet.yaml#/Pet'),
  };
  web = createServer(({ url = '' }, response) => {
    requested.push(url);
    const text = files[url];
    if (url === '/moved') response.writeHead(302, { location: '/docs/pets.yaml' }).end();
    else response.writeHead(text === undefined ? 404 : 200).end(text);
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
});

afterAll(async () => {
  web.close();
  await place.remove();
});

const naftiko = (...args: readonly string[]) => residentNaftiko(args, { cwd: place.cwd });

test('a file becomes a shared consumes document that "validate --strict" accepts', async () => {
  const imported = await naftiko('import', 'openapi', 'api/pets.yaml');
  const file = path.join(place.cwd, 'pet-shop-consumes.yml');
  expect(imported).toEqual({
    code: 0,
    stdout: `Imported 2 operations: ${file}

Next:
  naftiko validate pet-shop-consumes.yml --strict

A document that imports it needs PET_SHOP_BEARER_TOKEN: in the environment, or in a file that --env-file names.
`,
    stderr: '',
  });
  expect(parse(await readFile(file, 'utf8'))).toMatchObject({
    binds: [{ keys: { BEARER_TOKEN: 'PET_SHOP_BEARER_TOKEN' } }],
    consumes: [{ namespace: 'pet-shop', baseUri: 'https://pets.test/v1' }],
  });
  expect(await naftiko('validate', '--strict', 'pet-shop-consumes.yml')).toMatchObject({ code: 0 });
});

test('another document that imports it needs nothing but its credential', async () => {
  await writeFile(
    path.join(place.cwd, 'desk.yaml'),
    `
naftiko: 1.0.0-alpha2
info: {label: Desk, description: A desk}
capability:
  consumes: [{location: pet-shop-consumes.yml, import: pet-shop, as: shop, description: Pets}]
  exposes:
    - {type: mcp, port: 9090, namespace: desk, tools: [{name: pet, description: A pet, call: shop.get-pet}]}
`,
  );
  expect(await naftiko('validate', '--fail-on', 'warning', 'desk.yaml')).toMatchObject({ code: 0 });
  const env = { PET_SHOP_BEARER_TOKEN: 'b' };
  const shown = await residentNaftiko(['call', 'desk.yaml', 'pet', '--arg', 'id=7', '--dry-run'], {
    cwd: place.cwd,
    env,
  });
  expect(shown.stdout).toContain("https://pets.test/v1/pets/7 -H 'Accept: */*'");
  expect(shown.stdout).toContain("-H 'Authorization: ***'");
});

test('an exposed import can be called at once, and described again', async () => {
  const options = ['--expose', 'rest,mcp', '--exclude', 'tag:admin', '-n', 'shop', '-o', 'shop.yaml'];
  expect(await naftiko('import', 'openapi', 'api/pets.yaml', ...options)).toMatchObject({ code: 0, stderr: '' });
  const called = await naftiko('call', 'shop.yaml', 'get-pet', '--arg', 'id=1', '--mock');
  expect([called.code, JSON.parse(called.stdout)]).toEqual([0, { name: expect.any(String) }]);
  const exported = await naftiko('export', 'openapi', 'shop.yaml', '-o', '-', '-f', 'json', '--openapi-version', '3.0');
  expect(exported).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(exported.stdout)).toMatchObject({
    openapi: '3.0.3',
    paths: { '/pets/{id}': { get: { operationId: 'get-pet', summary: 'Get a pet' } } },
  });
  expect(await naftiko('ex', 'oas', 'shop.yaml')).toMatchObject({
    code: 0,
    stdout: `Exported 1 operation: ${path.join(place.cwd, 'openapi.yaml')}\n`,
  });
});

test('an address is fetched, with what it refers to at its origin', async () => {
  const imported = await naftiko('import', 'openapi', `${origin}/docs/pets.yaml`, '-o', '-', '-f', 'json');
  expect([imported.code, requested]).toEqual([0, ['/docs/pets.yaml', '/docs/pet.yaml']]);
  expect(JSON.parse(imported.stdout)).toMatchObject({ consumes: [{ baseUri: `${origin}/v1` }] });
  const outside = await naftiko('import', 'openapi', `${origin}/docs/outside.yaml`, '-o', '-');
  expect(outside.stderr).toContain(`is not followed: only addresses of ${origin} are fetched`);
});

test('standard input refers to files of the working directory', async () => {
  const input = pets('https://pets.test', 'api/parts/pet.yaml#/Pet');
  const args = ['import', 'openapi', '-', '-o', '-', '-f', 'json'];
  const imported = await residentNaftiko(args, { cwd: place.cwd, input });
  expect(imported).toMatchObject({ code: 0, stderr: '' });
  expect(imported.stdout).toContain('"value": "$.name"');
});

test('a link does not lead out of the folder of a document', async () => {
  const { code, stderr } = await naftiko('import', 'openapi', 'api/escape.yaml', '-o', '-');
  expect([code, stderr]).toEqual([0, expect.stringContaining('it is outside of the folder of the document')]);
});

describe('a command that cannot be carried out says why', () => {
  const unlike = 'is not imported. The document has neither "openapi" nor "swagger" at its root.';
  test.each<[number, string, readonly string[]]>([
    [2, 'cannot be read: it does not exist', ['import', 'openapi', 'nowhere.yaml']],
    [2, 'cannot be read: it is larger than', ['import', 'openapi', 'api/huge.json']],
    [2, 'cannot be read: it is a directory', ['import', 'openapi', 'api']],
    [1, unlike, ['import', 'openapi', 'api/parts/pet.yaml']],
    [2, '--expose takes rest, mcp', ['import', 'openapi', 'api/pets.yaml', '--expose', 'soap']],
    [1, 'The namespace "a b" is not made of letters', ['import', 'openapi', 'api/pets.yaml', '-n', 'a b']],
    [1, 'None of the 2 operations is selected', ['import', 'openapi', 'api/pets.yaml', '--include', 'tag:cats']],
    [2, 'cannot be written to "no/where.yaml"', ['import', 'openapi', 'api/pets.yaml', '-o', 'no/where.yaml']],
    [2, '"bogus" is unknown here. Known: openapi.', ['import', 'bogus']],
    [2, "unknown option '--outpt'", ['import', 'openapi', 'api/pets.yaml', '--outpt', 'x', '--help']],
    [2, 'cannot be fetched: it answered HTTP 404', ['import', 'openapi', 'ORIGIN/docs/none']],
    [2, 'redirects are not followed', ['import', 'openapi', 'ORIGIN/moved']],
    [1, 'exposes no adapter of the type rest', ['export', 'openapi', 'pet-shop-consumes.yml']],
  ])('with %i: %s', async (code, reason, args) => {
    const ended = await naftiko(...args.map((argument) => argument.replace('ORIGIN', origin)));
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([code, '', expect.stringContaining(reason)]);
  });

  test('shows the line of a syntax error', async () => {
    await writeFile(path.join(place.cwd, 'broken.json'), '{"openapi": "3.1.0",\n  "paths": {,}}');
    const ended = await naftiko('import', 'openapi', 'broken.json');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(
      /"broken\.json" is not imported\. It is not valid YAML\.\nbroken\.json:2:13 error yaml-syntax .*\n +2 \| {3}"paths": \{,\}\}\n +\| {13}\^\n {2}hint: /,
    );
  });

  test('and keeps the file that is there', async () => {
    const file = path.join(place.cwd, 'kept.yaml');
    await writeFile(file, 'mine');
    await naftiko('import', 'openapi', 'api/parts/pet.yaml', '-o', 'kept.yaml');
    expect(await readFile(file, 'utf8')).toBe('mine');
  });
});

test('a file that was not named is not replaced', async () => {
  await writeFile(path.join(place.cwd, 'openapi.yaml'), 'mine: true\n');
  await naftiko('import', 'openapi', 'api/pets.yaml', '--expose', 'rest', '-o', 'shop.yaml');
  const refused = await naftiko('export', 'openapi', 'shop.yaml');
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('cannot be written to "openapi.yaml": it exists already. Name a file with --output');
  expect(await readFile(path.join(place.cwd, 'openapi.yaml'), 'utf8')).toBe('mine: true\n');
  expect(await naftiko('export', 'openapi', 'shop.yaml', '-o', 'openapi.yaml')).toMatchObject({ code: 0 });
});
