import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { importOpenApi, type ImportOutcome } from '@naftiko/openapi';
import { sampleArguments, serveTools } from './call-tools.js';
import { exportText } from './export-text.js';
import { importText } from './import-text.js';
import { listRoutes } from './list-routes.js';

/**
 * A folder with OpenAPI documents, which are too large to be installed for every test run: those of GitHub
 * (`npm pack @octokit/openapi`), Kubernetes (`kubernetes-client`), Blockfrost, Directus and Ideal Postcodes, for example.
 */
const folder = process.env['NAFTIKO_OPENAPI_DOCUMENTS'];

const importFile = (file: string, exposes: readonly ('rest' | 'mcp')[]): Promise<ImportOutcome> => {
  const place = path.resolve(folder ?? '', file);
  const request = { namespace: undefined, exposes, format: 'yaml' as const, include: [], exclude: [] };
  return importOpenApi(
    { ...request, address: pathToFileURL(place).href, text: readFileSync(place, 'utf8') },
    async () => ({ ok: false, reason: 'the document is one file' }),
  );
};

/** The result is limited to a size that some descriptions exceed when they are exposed as a whole. */
const isTooLarge = (outcome: ImportOutcome): boolean =>
  !outcome.ok && /^The result would be larger than 8 MiB/.test(outcome.reason);

/** At most so many tools of a document are called, spread over all of them. */
const calledTools = 40;

/**
 * The routes without the names of placeholders, in any order: OpenAPI has one path for all operations of one shape. A slash at
 * the end of a path is left out of a description.
 */
const listShapes = (text: string): readonly string[] =>
  listRoutes(text)
    .map((route) =>
      route
        .replace(/\{[^{}]*\}/g, '{}')
        .replace(/\bpath \S+ /g, 'path ')
        .replace(/\/(?= [\w-]+:)/, ''),
    )
    .sort();

if (folder === undefined) {
  describe('large OpenAPI documents', () => {
    test.skip('SKIPPED: NAFTIKO_OPENAPI_DOCUMENTS names no folder with documents', () => undefined);
  });
} else {
  describe('a given OpenAPI document', () => {
    const files = readdirSync(folder).filter((name) => /\.(?:json|ya?ml)$/.test(name));

    test.each(files)('%s becomes a valid document', async (file) => {
      expect(await importFile(file, [])).toMatchObject({ ok: true });
    });

    test.each(files)(
      '%s: its tools can be called, where they fit in one document',
      async (file) => {
        const outcome = await importFile(file, ['mcp']);
        if (isTooLarge(outcome)) return;
        if (!outcome.ok) throw new Error(outcome.reason);
        const served = await serveTools(outcome.text, { mock: true });
        try {
          const step = Math.max(1, Math.floor(served.tools.length / calledTools));
          const failed: string[] = [];
          for (const tool of served.tools.filter((_, index) => index % step === 0)) {
            const answer = await served.call(tool.name, sampleArguments(tool));
            if (answer.isError === true) failed.push(`${tool.name}: ${answer.content[0]?.text ?? ''}`);
          }
          expect(served.tools).toHaveLength(outcome.operations);
          expect(failed).toEqual([]);
        } finally {
          await served.close();
        }
      },
      120_000,
    );

    test.each(files)(
      '%s: what is imported, exported and imported again has the same operations',
      async (file) => {
        const first = await importFile(file, ['rest']);
        if (isTooLarge(first)) return;
        if (!first.ok) throw new Error(first.reason);
        const exported = await exportText(first.text);
        if (!exported.ok) throw new Error(exported.reason);
        const { outcome: second } = await importText(exported.description, { exposes: ['rest'] });
        if (!second.ok) throw new Error(second.reason);
        expect(listShapes(second.text)).toEqual(listShapes(first.text));
      },
      120_000,
    );
  });
}
