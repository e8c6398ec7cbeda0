import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { pointerOf, listDifferences, readYaml } from '@naftiko/spec';
import { parse, stringify } from 'yaml';

/** The shape of test/vectors/document/*.yaml (specification 01, 22). */
interface DocumentVector {
  readonly name: string;
  readonly verdict: 'valid' | 'invalid';
  readonly reason: string;
  /** JSON pointer of the fault; only when invalid. */
  readonly at?: string;
  readonly document: unknown;
}

const directory = new URL('./document/', import.meta.url);
const vectors = readdirSync(directory)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => parse(readFileSync(new URL(file, directory), 'utf8')) as readonly DocumentVector[]);

/**
 * The objects whose place is not given by one field: an expose, which its type decides, and what decides about its
 * outputs by what else it says. When every alternative fails, a finding may point below them.
 */
const union =
  /^\/capability\/(?:exposes\/\d+|aggregates\/\d+\/functions\/\d+)(?:\/(?:tools|resources|operations)\/\d+)*$/;
const belowUnion = /^\/(?:type|outputParameters)(?:\/|$)/;

/** Two faults in one document, only one of which the vector names. */
const doubleFaults: ReadonlySet<string> = new Set(['eop-mixed-outputs']);

const pointersOf = (document: unknown): readonly string[] => {
  const root = readYaml('vector.yaml', stringify(document));
  if (!root.ok) throw new Error(root.diagnostics[0]?.message);
  return listDifferences(root.value).map((difference) => pointerOf(difference.at.path));
};

describe('the published schema', () => {
  test.each(vectors.filter(({ verdict }) => verdict === 'valid'))('accepts $name: $reason', ({ document }) => {
    expect(pointersOf(document)).toEqual([]);
  });

  test.each(vectors.filter(({ verdict }) => verdict === 'invalid'))(
    'refuses $name in one place: $reason',
    ({ name, at, document }) => {
      const pointers = pointersOf(document);
      expect(pointers).toHaveLength(doubleFaults.has(name) ? 2 : 1);
      const found = pointers[0]!;
      const isDeeper = union.test(at!) && found.startsWith(at!) && belowUnion.test(found.slice(at!.length));
      expect(isDeeper ? at : found).toBe(at);
    },
  );

  test('is tried with every vector', () => {
    expect(vectors).toHaveLength(463);
    expect(new Set(vectors.map(({ name }) => name)).size).toBe(463);
  });
});
