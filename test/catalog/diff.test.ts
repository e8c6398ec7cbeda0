import { expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { catalogDirectory, hasCatalog } from './catalog.js';

// Without the folder of existing documents this is skipped; see catalog.ts.
(hasCatalog ? test : test.skip)('existing documents do not differ from themselves', async () => {
  const folder = 'gen2/stripe';
  const { code, stdout } = await residentNaftiko(['diff', folder, folder, '--format', 'json'], {
    cwd: catalogDirectory,
  });
  const { documents, summary } = JSON.parse(stdout) as {
    readonly documents: readonly unknown[];
    readonly summary: unknown;
  };
  expect(code).toBe(0);
  expect(documents.length).toBeGreaterThan(3);
  expect(summary).toEqual({ documents: documents.length, breaking: 0, review: 0, compatible: 0 });
});
