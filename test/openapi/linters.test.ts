import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { catalogDirectory, hasCatalog, listCatalogEntries, readCatalogText } from '../catalog/catalog.js';
import { exportText } from './export-text.js';
import { lintOpenApi, type Finding } from './linters.js';

/** The findings in the descriptions of a document, one for each REST adapter and version. */
async function lintDocument(text: string, file: string, version: '3.0' | '3.1' = '3.1'): Promise<readonly Finding[]> {
  const exported = await exportText(text, { version }, file);
  if (!exported.ok) throw new Error(exported.reason);
  return lintOpenApi(exported.description);
}

const isError = (finding: Finding): boolean => finding.startsWith('error');

describe('linters accept the description of an example', () => {
  const examples = readdirSync('examples').filter((name) => {
    if (!/\.ya?ml$/.test(name)) return false;
    const text = readFileSync(path.join('examples', name), 'utf8');
    return /^naftiko:/m.test(text) && /type: rest\b/.test(text);
  });

  test.each(examples)('%s', async (name) => {
    const file = path.join('examples', name);
    expect(await lintDocument(readFileSync(file, 'utf8'), file)).toEqual([]);
  });

  test('the linters do find faults', async () => {
    const findings = await lintOpenApi({ openapi: '3.1.0', info: { title: 'x' }, paths: { '/a/{b}/': { get: {} } } });
    expect(findings.filter(isError).map((finding) => finding.split(':')[0])).toEqual(
      expect.arrayContaining(['error spectral/path-params', 'error redocly/no-path-trailing-slash']),
    );
  });
});

/** One document of this many is checked; `NAFTIKO_LINT_EVERY=1` checks all of them, in both versions. */
const every = Number(process.env['NAFTIKO_LINT_EVERY'] ?? 15);
const versions = every === 1 ? (['3.1', '3.0'] as const) : (['3.1'] as const);

if (!hasCatalog) {
  describe('the catalog of existing documents', () => {
    test.skip('SKIPPED: no folder shared/catalog is beside this checkout', () => undefined);
  });
} else {
  describe('linters find no error in the description of a published document', () => {
    const sample = listCatalogEntries()
      .filter(([, { class: found, expected }]) => found === 'A' && expected.callableRest > 0)
      .filter((_, index) => index % every === 0)
      .flatMap(([file]) => versions.map((version) => [file, version] as const));

    test.each(sample)('%s in %s', async (file, version) => {
      const found = await lintDocument(readCatalogText(file), path.join(catalogDirectory, file), version);
      expect(found.filter(isError)).toEqual([]);
    });
  });

  test('linters find nothing at all in the description of the reference example', async () => {
    const file = 'salesforce-live-agent-sessions.yaml';
    expect(await lintDocument(readCatalogText(file), path.join(catalogDirectory, file))).toEqual([]);
  });
}
