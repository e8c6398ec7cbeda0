import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { browserHeaders } from '../pages/page-fixture.js';
import { callUnits, secretOf } from './call-units.js';
import { openCatalogGateway, type CatalogGateway } from './catalog-gateway.js';
import { hasCatalog, listCatalogEntries, listHidden, type CatalogEntry } from './catalog.js';
import { servedBelowPrefix, servedBySearch } from './served-by-gateway.js';

// Without the folder of existing documents this is skipped; see catalog.ts.
(hasCatalog ? describe : describe.skip)('all published documents behind one gateway', () => {
  const entries = hasCatalog ? listCatalogEntries() : [];
  const served = entries.filter(([, entry]) => entry.class !== 'C');
  const awaiting = hasCatalog ? findAwaiting(served) : [];
  let gateway: CatalogGateway;
  beforeAll(async () => {
    gateway = await openCatalogGateway(new Set(awaiting.map(([, name]) => name)));
  });
  afterAll(() => gateway.close());

  test('broken ones are quarantined with their reasons, and those without a value wait and name it', async () => {
    const index = await gateway.index();
    const stateOf = (file: string): string | undefined => index.get(file)?.state;
    for (const [file, entry] of entries) {
      const expected = entry.class === 'C' ? 'quarantined' : waitsFor(file) === undefined ? 'planned' : 'waiting';
      expect([file, stateOf(file)]).toEqual([file, expected]);
      expect([file, index.get(file)?.reasons ?? []]).toEqual([
        file,
        expected === 'planned' ? [] : expect.arrayContaining([expect.stringContaining(waitsFor(file) ?? file)]),
      ]);
    }
    expect(awaiting).toHaveLength(3);
  });

  test('those that wait are served once the values are there', async () => {
    await gateway.setAll();
    const index = await gateway.index();
    expect(awaiting.map(([file]) => index.get(file)?.state)).toEqual(['planned', 'planned', 'planned']);
  });

  test('every callable unit reaches its upstream below the name of its document', async () => {
    const { faults, counts } = await callAll(servedBelowPrefix, ['all', 'required']);
    expect(faults).toEqual([]);
    expect(counts).toEqual(served.map(([file, { expected }]) => [file, expected.callableRest + expected.callableMcp]));
  }, 120_000);

  test('every tool is found by its name at the address of all tools, and reaches its upstream', async () => {
    const { faults, counts } = await callAll(servedBySearch, ['all']);
    expect(faults).toEqual([]);
    expect(counts).toEqual(served.map(([file, { expected }]) => [file, expected.callableMcp]));
  }, 120_000);

  test('every document has a page that shows its units, and no secret', async () => {
    const index = await gateway.index();
    for (const [file, { env, class: expectedClass }] of entries) {
      // Some documents have a route for `/`, which wins.
      const path = `/${index.get(file)!.name}/${expectedClass === 'C' ? '' : '_pages/'}`;
      const { status, text } = await gateway.send({ method: 'GET', path, headers: browserHeaders });
      expect([file, status]).toEqual([file, expectedClass === 'C' ? 503 : 200]);
      expect([file, env.filter((name) => text.includes(secretOf(name)))]).toEqual([file, []]);
      expect([file, text.length < 150_000]).toEqual([file, true]);
      const shown = text.match(/class="item[ "]/g)?.length ?? 0;
      if (expectedClass !== 'C') expect([file, shown]).toEqual([file, await countUnits(file)]);
    }
  });

  async function countUnits(file: string): Promise<number> {
    const { mounts } = await gateway.plan(file);
    return mounts.reduce((count, { plan }) => count + plan.operations.length, 0);
  }

  async function callAll(serve: typeof servedBySearch, inputs: readonly ('all' | 'required')[]) {
    const index = await gateway.index();
    const counts: [file: string, count: number][] = [];
    const faults: string[] = [];
    for (const [file, entry] of served) {
      const { document } = (await gateway.plan(file)).capability!;
      const called = serve(index.get(file)!, gateway.send);
      const found = await callUnits({ document, hidden: listHidden(entry) }, called, gateway.upstream, inputs);
      faults.push(...found.faults.map((fault) => `${file}: ${fault}`));
      counts.push([file, found.count]);
    }
    return { faults, counts };
  }

  const waitsFor = (file: string): string | undefined => awaiting.find(([one]) => one === file)?.[1];
});

/** Three documents with a variable that no other document has. */
function findAwaiting(served: readonly (readonly [string, CatalogEntry])[]): readonly (readonly [string, string])[] {
  const all = served.flatMap(([, { env }]) => env);
  const own = served.flatMap(([file, { env }]) => {
    const name = env.find((one) => all.filter((other) => other === one).length === 1);
    return name === undefined ? [] : [[file, name] as const];
  });
  return own.slice(0, 3);
}
