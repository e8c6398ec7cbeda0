import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { fixDocument } from '@naftiko/runtime/fix';
import { runCatalogDocument } from '../catalog/catalog-run.js';

const file = 'examples/salesforce-live-agent-sessions.yaml';

test('the reference example passes the published schema once it is corrected, and runs the same', async () => {
  const planned = await planDocument(file, readFileSync(file, 'utf8'), loadBuiltins);
  expect(planned.loaded.differences.length).toBeGreaterThan(0);
  const fixed = await fixDocument(planned);
  expect(fixed.planned.loaded.differences).toEqual([]);
  const facts = {
    env: ['SALESFORCE_SERVICE_CLOUD_API_KEY'],
    vars: ['hostname'],
    consumesNamespaces: ['salesforce-live-agent-sessions'],
    problems: [],
  };
  expect(await runCatalogDocument(planned, facts, fixed.planned)).toEqual([]);
});
