import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeTempDirectory } from './cli-command.js';
import { serveWithControl } from '../support/serve-with-control.js';
import { residentNaftiko } from '../support/resident-command.js';

const head = 'naftiko: 1.0.0-alpha2\ninfo: { label: A, description: B }\n';
const rest = (value: string): string => `  exposes:
    - { type: rest, port: 8601, namespace: front, resources: [{ path: /word, operations: [{ method: GET, name: word, outputParameters: [{ type: string, value: ${value} }] }] }] }
`;

describe('the option --allow-outside', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory({
      'home/bind.yaml': `${head}binds: [{ namespace: safe, location: 'file:///./../shared/values.yaml', keys: { WORD: WORD } }]\ncapability:\n${rest("'{{WORD}}'")}`,
      'home/import.yaml': `${head}capability:\n  consumes: [{ location: ../shared/registry.yaml, import: registry }]\n${rest('here').replace('outputParameters: [{ type: string, value: here }]', 'call: registry.list')}`,
      'shared/values.yaml': 'WORD: ahoy\n',
      'shared/registry.yaml':
        'naftiko: 1.0.0-alpha2\nconsumes: [{ type: http, namespace: registry, baseUri: "http://127.0.0.1:9", resources: [{ name: all, path: /, operations: [{ name: list, method: GET }] }] }]\n',
      'values.yaml': 'WORD: ahoy\n',
    });
  });
  afterAll(() => place.remove());

  const run = (...args: readonly string[]) => residentNaftiko(args, { cwd: place.cwd });

  test('lets "call" read values from a folder elsewhere', async () => {
    const refused = await run('call', 'home/bind.yaml', 'word');
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toContain(`--allow-outside ${path.join(place.cwd, 'shared')}`);
    expect(await run('call', 'home/bind.yaml', 'word', '--allow-outside', 'shared')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('ahoy') as unknown,
    });
  });

  test.each(['validate', 'inspect', 'env'])('lets "%s" read imports from a folder elsewhere', async (command) => {
    const refused = await run(command, 'home/import.yaml');
    expect(`${refused.stdout}${refused.stderr}`).toContain(`--allow-outside ${path.join(place.cwd, 'shared')}`);
    const allowed = await run(command, 'home/import.yaml', '--allow-outside', 'shared');
    expect(`${allowed.stdout}${allowed.stderr}`).not.toContain('--allow-outside');
    expect(allowed.code).toBe(0);
  });

  test('is for existing folders', async () => {
    for (const folder of ['nowhere', 'values.yaml']) {
      const { code, stderr } = await run('validate', 'home/bind.yaml', '--allow-outside', folder);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`"${folder}" is not one`)]);
    }
  });

  test('is needed for values in the working directory', async () => {
    const bind = `${head}binds: [{ namespace: safe, location: 'file:///./values.yaml', keys: { WORD: WORD } }]\ncapability:\n${rest("'{{WORD}}'")}`;
    await mkdir(path.join(place.cwd, 'other'), { recursive: true });
    await writeFile(path.join(place.cwd, 'other/bind.yaml'), bind);
    const refused = await run('call', 'other/bind.yaml', 'word');
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('--allow-outside')]);
    expect((await run('call', 'other/bind.yaml', 'word', '--allow-outside', '.')).stdout).toContain('ahoy');
  });
});

describe('the control API', () => {
  const controlled = `${head}capability:
  exposes:
    - { type: control, port: 8603, namespace: ops, management: { validate: true, scripting: { enabled: true, defaultLanguage: javascript } } }
    - type: mcp
      port: 8602
      namespace: desk
      tools:
        - name: think
          description: Thinks
          steps: [{ type: script, name: thought, file: step.js, location: 'file:///./' }]
          mappings: [{ targetName: word, value: $.thought.word }]
`;

  test('does not set a directory of scripts that the document may not read', async () => {
    await serveWithControl(controlled, async ({ ask, directory }) => {
      const set = (location: string) => ask('PUT /scripting', { body: { defaultLocation: location } });
      for (const location of [
        'file:///etc',
        `file://${directory}/..`,
        `file://${directory}-too`,
        'file:///proc/self',
      ]) {
        const { status, text } = await set(location);
        expect([location, status, text]).toEqual([location, 400, expect.stringContaining('--allow-outside')]);
      }
      expect((await set(`file://${directory}`)).status).toBe(200);
    });
  });

  test('reads no file for a document that is sent to it', async () => {
    await serveWithControl(controlled, async ({ ask }) => {
      const body = controlled.replace('file:///./', 'file:///etc').replace('step.js', 'hostname');
      const { status, text } = await ask('POST /config/validate', {
        body,
        headers: { 'content-type': 'application/yaml' },
      });
      expect([status, text]).toEqual([200, expect.stringContaining('outside of the folder of the document')]);
    });
  });
});
