import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { importOpenApi } from '@naftiko/openapi';
import { sampleArguments, serveTools } from './call-tools.js';
import { exportText } from './export-text.js';
import { importText } from './import-text.js';
import { listRoutes } from './list-routes.js';

const folder = path.resolve('node_modules/@readme/oas-examples');

/** Documents of many makes, with the number of their operations that a document can call. */
const documents: readonly (readonly [string, number])[] = [
  ['2.0/json/petstore.json', 20],
  ['2.0/yaml/api-with-examples.yaml', 2],
  ['2.0/json/petstore-expanded.json', 4],
  ['2.0/json/schema-circular.json', 1],
  ['3.0/yaml/petstore.yaml', 20],
  ['3.0/json/uspto.json', 3],
  ['3.0/json/circular-paths.json', 3],
  ['3.0/json/circular-request-bodies.json', 4],
  ['3.0/json/complex-nesting.json', 5],
  ['3.0/json/discriminators.json', 10],
  ['3.0/json/file-uploads.json', 3],
  ['3.0/json/form-data.json', 1],
  ['3.0/json/link-example.json', 6],
  ['3.0/json/openapi-workshop/hoot.json', 5],
  ['3.0/json/parameters-style.json', 25],
  ['3.0/json/polymorphism.json', 13],
  ['3.0/json/readme-legacy.json', 36],
  ['3.0/json/response-multiple-mediatypes.json', 4],
  ['3.0/json/security-multiple.json', 4],
  ['3.0/json/server-variables.json', 4],
  ['3.1/yaml/petstore.yaml', 20],
  ['3.1/json/schema-types.json', 23],
  ['3.1/json/security.json', 15],
  ['3.1/yaml/train-travel.yaml', 7],
];

/** Documents whose tools are called, each with everything it takes. */
const called = new Set([
  '2.0/json/petstore.json',
  '3.0/json/openapi-workshop/hoot.json',
  '3.0/json/file-uploads.json',
  '3.0/json/parameters-style.json',
  '3.1/yaml/train-travel.yaml',
]);

const importFile = (file: string, exposes: readonly ('rest' | 'mcp')[]) => {
  const place = path.join(folder, file);
  const request = {
    address: pathToFileURL(place).href,
    text: readFileSync(place, 'utf8'),
    namespace: undefined,
    exposes,
    format: 'yaml' as const,
    include: [],
    exclude: [],
  };
  return importOpenApi(request, async (address) => ({
    ok: true,
    text: await readFile(fileURLToPath(address), 'utf8'),
  }));
};

describe('a public OpenAPI document', () => {
  // An import checks its own result with the published schema and fails otherwise.
  test.each(documents)('%s becomes a valid document', async (file, operations) => {
    const outcome = await importFile(file, called.has(file) ? ['mcp'] : []);
    expect(outcome).toMatchObject({ ok: true, operations });
  });

  test.each([...called])('%s: every tool can be called', async (file) => {
    const outcome = await importFile(file, ['rest', 'mcp']);
    const served = await serveTools(outcome.ok ? outcome.text : '', { mock: true });
    try {
      expect(served.tools.length).toBe(documents.find(([name]) => name === file)?.[1]);
      const failed: string[] = [];
      for (const tool of served.tools) {
        const answer = await served.call(tool.name, sampleArguments(tool));
        if (answer.isError === true) failed.push(`${tool.name}: ${answer.content[0]?.text ?? ''}`);
      }
      expect(failed).toEqual([]);
    } finally {
      await served.close();
    }
  });

  test.each([...called])('%s: what is imported, exported and imported again is the same', async (file) => {
    const first = await importFile(file, ['rest']);
    if (!first.ok) throw new Error(first.reason);
    const exported = await exportText(first.text);
    if (!exported.ok) throw new Error(exported.reason);
    const { outcome: second } = await importText(exported.description, { exposes: ['rest'] });
    if (!second.ok) throw new Error(second.reason);
    expect(listRoutes(second.text)).toEqual(listRoutes(first.text));
  });
});
