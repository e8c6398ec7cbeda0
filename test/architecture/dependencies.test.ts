import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { directDependencies, rowsIn } from '../../docs/tools/dependencies.js';
import { findBomErrors } from './bom-schema.js';

interface Locked {
  readonly name?: string;
  readonly version?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

/** What is installed for production, by place. */
const production = Object.entries(lock.packages).filter(
  ([place, { dev, devOptional, link }]) =>
    place.startsWith('node_modules/') && dev !== true && devOptional !== true && link !== true,
);

// When this fails: `npm run docs` writes the measured columns; reasons are written by hand.
describe('docs/dependencies.md', () => {
  const rows = rowsIn(readFileSync('docs/dependencies.md', 'utf8'));

  test('has one row for each direct production dependency, with the version and the users of the lock file', () => {
    const written = rows.map(([name, version, users]) => [name, version, users]);
    expect(written).toEqual(
      directDependencies().map(({ name, version, users }) => [`\`${name}\``, version, users.join(', ')]),
    );
  });

  test('says of each who keeps it, what it weighs, why it is there and what it reads', () => {
    expect(rows.filter((cells) => cells.length !== 7 || cells.includes(''))).toEqual([]);
    expect(rows.filter(([, , , keeper]) => !/^\[[^\]/]+\/[^\]]+\]\(https:.*\), \S+$/.test(keeper ?? ''))).toEqual([]);
    expect(rows.filter(([, , , , weight]) => !/^\d+ KB, \d+$/.test(weight ?? ''))).toEqual([]);
  });

  test('is right that nothing runs when production packages are installed', () => {
    expect(production.length).toBeGreaterThan(100);
    expect(production.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
  });
});

interface Bom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly purl: string;
    readonly hashes?: readonly object[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

test('the list for machines is valid and holds every production package with its hash, and nothing else', () => {
  const bom = JSON.parse(
    execFileSync(process.execPath, ['scripts/sbom.js'], { encoding: 'utf8', maxBuffer: 2 ** 26 }),
  ) as Bom;
  expect(bom).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    metadata: { component: { name: 'naftiko' } },
  });
  expect(findBomErrors(bom)).toEqual([]);
  expect(findBomErrors({ ...bom, components: [{ name: 'without a type' }] })).toHaveLength(1);
  const outside = bom.components.filter(({ purl }) => !purl.includes('%40naftiko'));
  const expected = production.map(
    ([place, { name, version }]) => `${name ?? place.split('node_modules/').at(-1)}@${version}`,
  );
  expect(outside.map((one) => one['bom-ref']).toSorted()).toEqual([...new Set(expected)].toSorted());
  expect(outside.filter(({ hashes = [] }) => hashes.length === 0)).toEqual([]);
  // Every reference of the graph arrives.
  const refs = new Set(bom.dependencies.map(({ ref }) => ref));
  expect(bom.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.has(ref))).toEqual([]);
});
