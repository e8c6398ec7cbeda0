import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { residentNaftiko } from '../support/resident-command.js';

/** Every text that contains `canary` is user information. */
const locations = [
  'https://canary-user:canary-word@127.0.0.1:9/shared.yaml',
  'https://canary-user@127.0.0.1:9/shared.yaml',
  'https://:canary-word@127.0.0.1:9/shared.yaml',
  'HTTPS://canary-user:canary-word@127.0.0.1:9/shared.yaml',
  'https:canary-user:canary-word@127.0.0.1:9/shared.yaml',
  'https:/canary-user:canary-word@127.0.0.1:9/shared.yaml',
  'https:\\\\canary-user:canary-word@127.0.0.1:9/shared.yaml',
  'https://canary-user:canary@canary-word@127.0.0.1:9/shared.yaml',
  'https://canary-user:canary/word@127.0.0.1:9/shared.yaml',
  'https://canary-user:canary%40word@127.0.0.1:9/shared.yaml',
  'http://canary-user:canary-word@127.0.0.1:9/shared.yaml',
  'ftp://canary-user:canary-word@127.0.0.1:9/shared.yaml',
  'file://canary-user:canary-word@127.0.0.1/shared.yaml',
  's3://canary-user:canary-word@bucket/shared.yaml',
];

const documentOf = (places: readonly string[]): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
${places.map((location, index) => `    - { import: up, as: up${index}, location: ${JSON.stringify(location)} }`).join('\n')}
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources: [{ path: /r, operations: [{ method: GET, name: get, call: up0.get }] }]
`;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'naftiko-imports-'));
  await writeFile(path.join(directory, 'document.yaml'), documentOf(locations));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe('the user information of an import', () => {
  test.each(locations)('is in no diagnostic: %s', async (location) => {
    for (const fetches of [true, false]) {
      const planned = await planDocument(path.join(directory, 'one.yaml'), documentOf([location]), loadBuiltins, {
        fetches,
      });
      const unresolved = planned.diagnostics.filter(({ code }) => code === 'import-unresolvable');
      expect(unresolved).toHaveLength(1);
      for (const { message, hint } of planned.diagnostics) expect(`${message} ${hint ?? ''}`).not.toContain('canary');
    }
  });

  test.each([
    ['codeframe', ['validate', '--format', 'codeframe']],
    ['stylish', ['validate', '--format', 'stylish']],
    ['JSON', ['validate', '--format', 'json']],
    ['strict', ['validate', '--format', 'codeframe', '--strict', '--fetch']],
    ['run', ['run']],
    ['inspect', ['inspect']],
  ])('is printed by no command: %s', async (_, [command = '', ...options]) => {
    const { stdout, stderr } = await residentNaftiko([command, 'document.yaml', ...options], { cwd: directory });
    expect(stdout + stderr).toMatch(/127\.0\.0\.1|No consumed operation/);
    expect(stdout + stderr).not.toContain('canary');
  });
});
