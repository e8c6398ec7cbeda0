import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type PlannedDocument } from '@naftiko/runtime';
import { pointerOf } from '@naftiko/spec';
import { findSchemaFaults } from '../support/model-schemas.js';
import { catalogDirectory, listCatalogEntries, readCatalogText, hasCatalog } from './catalog.js';
import { runCatalogDocument } from './catalog-run.js';
import { measureToolSearch } from './measure-tool-search.js';
import { countLintFindings } from './count-lint-findings.js';

const plans = new Map<string, Promise<PlannedDocument>>();

/** Plans each document once. */
function plan(file: string): Promise<PlannedDocument> {
  const planned =
    plans.get(file) ?? planDocument(path.join(catalogDirectory, file), readCatalogText(file), loadBuiltins);
  plans.set(file, planned);
  return planned;
}

const served = (planned: PlannedDocument, type: string): number =>
  planned.mounts
    .filter(({ plan: mount }) => mount.type === type)
    .reduce((sum, { plan: mount }) => sum + mount.serves, 0);

if (!hasCatalog) {
  process.stderr.write('The catalog tests are skipped: no folder shared/catalog is beside this checkout.\n');
  describe('the catalog of existing documents', () => {
    test.skip('SKIPPED: no folder shared/catalog is beside this checkout', () => undefined);
  });
} else {
  describe('a published document', () => {
    const entries = listCatalogEntries();

    test.each(entries)('%s: every problem is reported at its place', async (file, entry) => {
      const { diagnostics } = await plan(file);
      const reported = new Set(
        diagnostics.map(({ code, at, severity }) => `${code} ${pointerOf(at.path)} ${severity}`),
      );
      const listed = entry.problems.map(({ kind, pointer, level }) => `${kind} ${pointer} ${level}`);
      expect(listed.filter((problem) => !reported.has(problem))).toEqual([]);
      expect([...reported].filter((problem) => /^(?:key|value)-/.test(problem) && !listed.includes(problem))).toEqual(
        [],
      );
      const notes = new Set(
        diagnostics.filter(({ severity }) => severity === 'info').map(({ code }) => code as string),
      );
      expect(entry.notes.filter((kind) => kind !== 'skill-adapter' && !notes.has(kind))).toEqual([]);
    });

    test.each(entries)('%s: callable units and their needs are known', async (file, entry) => {
      const planned = await plan(file);
      const { callableRest, callableMcp } = entry.expected;
      expect([served(planned, 'rest'), served(planned, 'mcp')]).toEqual([callableRest, callableMcp]);
      if (planned.capability === undefined) return;
      const variables = planned.capability.variables();
      const names = (kind: string) =>
        variables
          .filter((variable) => variable.kind === kind)
          .map(({ name }) => name)
          .sort();
      expect({ env: names('environment'), vars: names('setting') }).toEqual({
        env: [...entry.env].sort(),
        vars: [...entry.vars].sort(),
      });
    });

    test.each(entries)('%s: model APIs accept the list of tools', async (file) => {
      const { mounts } = await plan(file);
      for (const { plan: mount } of mounts.filter(({ plan: { type } }) => type === 'mcp')) {
        const listed = mount.operations.flatMap(({ address: name, unit }) =>
          unit.ok ? [{ name, inputSchema: unit.operation.contract.schema }] : [],
        );
        expect(findSchemaFaults(listed)).toEqual([]);
      }
    });

    test.each(entries.filter(([, entry]) => entry.class === 'C'))(
      '%s: refuses with a reason, or starts without broken parts',
      async (file, entry) => {
        const planned = await plan(file);
        expect(planned.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
        const running = await start([planned], {
          ...defaultRunOptions,
          environment: Object.fromEntries(entry.env.map((name) => [name, 'any'])),
          settings: new Map(entry.vars.map((name) => [name, 'any'])),
          baseUris: new Map([['*', 'http://127.0.0.1:9']]),
          ports: new Map(planned.mounts.map(({ plan: mount }) => [mount.namespace, 0])),
        });
        if (running.ok) await running.value.close(0);
        else expect(running.diagnostics.some(({ message }) => message.length > 0)).toBe(true);
        expect([served(planned, 'rest'), served(planned, 'mcp')]).toEqual([0, 0]);
      },
    );

    test.each(entries.filter(([, entry]) => entry.class !== 'C'))(
      '%s: every callable unit reaches its upstream',
      async (file, entry) => {
        expect(await runCatalogDocument(await plan(file), entry)).toEqual([]);
      },
    );

    test('the rules find what they found before: node test/catalog/refresh-lint-counts.js counts them again', async () => {
      const planned = await Promise.all(entries.map(([file]) => plan(file)));
      const counted: unknown = JSON.parse(readFileSync('test/catalog/lint-counts.json', 'utf8'));
      expect(countLintFindings(planned)).toEqual(counted);
    });

    test('their tools are found by what people ask for: four of five within the first five', async () => {
      const planned: [string, PlannedDocument][] = [];
      for (const [file] of entries) planned.push([file, await plan(file)]);
      const { queries, found } = measureToolSearch(planned);
      expect(queries).toBeGreaterThan(100);
      expect(found / queries).toBeGreaterThanOrEqual(0.8);
    });
  });
}
