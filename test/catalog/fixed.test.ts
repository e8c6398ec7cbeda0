import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { fixDocument } from '@naftiko/runtime/fix';
import { catalogDirectory, hasCatalog, listCatalogEntries, readCatalogText } from './catalog.js';
import { runCatalogDocument } from './catalog-run.js';

/** Every n-th document; `NAFTIKO_FIXED_CATALOG=1` takes all of them, which lasts some minutes. */
const step = process.env['NAFTIKO_FIXED_CATALOG'] === '1' ? 1 : 40;

// Without the folder of existing documents this is skipped; see catalog.ts.
(hasCatalog ? describe : describe.skip)('a published document that --fix corrected', () => {
  const entries = hasCatalog ? listCatalogEntries().filter((_, index) => index % step === 0) : [];

  test.each(entries.filter(([, entry]) => entry.class !== 'C'))(
    '%s: makes the same upstream requests and gives the same answers',
    async (file, entry) => {
      const planned = await planDocument(path.join(catalogDirectory, file), readCatalogText(file), loadBuiltins);
      const fixed = await fixDocument(planned);
      expect(await runCatalogDocument(planned, entry, fixed.planned)).toEqual([]);
      expect((await fixDocument(fixed.planned)).text).toBe(fixed.text);
    },
  );
});
