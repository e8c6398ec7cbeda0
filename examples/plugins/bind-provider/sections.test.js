// @ts-check
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadBuiltins } from '@naftiko/adapters';
import { bindProviderContract } from '@naftiko/engine/contracts';
import { extend } from '@naftiko/runtime';
import { serveFile } from '@naftiko/runtime/contracts';
import plugin, { sections } from './sections.js';

const directory = await mkdtemp(path.join(tmpdir(), 'sections-'));
after(() => rm(directory, { recursive: true }));
await writeFile(path.join(directory, 'good.json'), '{"ships":{"token":"s3cr3t","berths":4}}');
await writeFile(path.join(directory, 'half.json'), '{"ships":{"token":"s3cr3t"');

const contract = bindProviderContract({
  provider: sections,
  context: () => ({ directory }),
  reads: [{ says: 'a key of a section', location: 'sections:./good.json#ships', values: { token: 's3cr3t' } }],
  lacks: { location: 'sections:./good.json#ships', keys: ['absent', 'berths', '__proto__'] },
  refuses: [
    { says: 'a file that does not exist', location: 'sections:./none.json#ships', message: /cannot be read/ },
    { says: 'half a file', location: 'sections:./half.json#ships', message: /is not valid JSON/ },
    { says: 'an unknown section', location: 'sections:./good.json#boats', message: /has no section "boats"/ },
    { says: 'a location without a section', location: 'sections:./good.json', message: /does not name a file and/ },
  ],
  secrets: ['s3cr3t'],
});
for (const { name, run } of contract) test(name, run);

test('a document asks its callers for the token of its section', async (t) => {
  const served = await serveFile(fileURLToPath(new URL('office.yaml', import.meta.url)), extend(loadBuiltins, plugin));
  t.after(() => served.close());

  const statuses = [];
  for (const token of ['made-up-for-staging', 'made-up-for-production']) {
    const headers = { authorization: `Bearer ${token}` };
    statuses.push((await fetch(`${served.urlOf('office')}/address`, { headers })).status);
  }
  assert.deepEqual(statuses, [200, 401]);
});
