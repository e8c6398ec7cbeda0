import { describe, expect, test } from '@jest/globals';
import { startServing } from './cli-command.js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

describe('a start of many documents', () => {
  test('serves each of them, and prints nothing else', async () => {
    const cwd = await mkdtemp(path.join(tmpdir(), 'naftiko-many-'));
    const names = Array.from({ length: 12 }, (_, index) => `document-${index}.yaml`);
    await Promise.all(names.map((name, index) => writeFile(path.join(cwd, name), documentOf(index))));
    const args = ['run', ...names, '--port', '*=0', '--log-format', 'json', '--log-level', 'warn'];
    const { firstLine, child, ended } = startServing(args, { cwd });

    const { capabilities } = JSON.parse(await firstLine) as Ready;
    const answers = await Promise.all(
      capabilities.map(async ({ exposes: [rest] }) => (await fetch(`${rest!.url}/name`)).text()),
    );
    expect(answers.map((text) => JSON.parse(text) as unknown)).toEqual(
      names.map((_, index) => ({ name: `d${index}` })),
    );

    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
    await rm(cwd, { recursive: true });
  });
});

interface Ready {
  readonly capabilities: readonly { readonly exposes: readonly { readonly url: string }[] }[];
}

const documentOf = (index: number): string => `
naftiko: 1.0.0-alpha2
info: { label: Document ${index}, description: A document with a mock }
capability:
  exposes:
    - type: rest
      namespace: d${index}
      port: ${9_000 + index}
      resources:
        - path: /name
          name: name
          operations:
            - method: GET
              name: read
              outputParameters:
                - { name: name, type: string, value: d${index} }
`;
