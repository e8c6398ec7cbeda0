import { describe, expect, test } from '@jest/globals';
import type { Decode } from '@naftiko/engine';
import type { Json } from '@naftiko/spec';
import { growth, linear } from '../../../../test/support/growth.js';
import { formatDecoderTests } from '../../../../test/support/contract-tests.js';
import { yaml } from './yaml.js';

const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x,x]',
  ...['b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
    (name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[i]}`).join(',')}]`,
  ),
].join('\n');

const createKeys = (count: number): string => Array.from({ length: count }, (_, nth) => `  k${nth}: 1`).join('\n');

const createNested = (levels: number): Json => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as Json;

const chain = Array.from(
  { length: 20 },
  (_, nth) => `a${nth}: &a${nth} ${'['.repeat(100)}${nth === 0 ? '' : `*a${nth - 1}`}${']'.repeat(100)}`,
).join('\n');

formatDecoderTests({
  decoder: yaml,
  reads: [
    {
      says: 'scalars by the rules of YAML 1.2',
      body: 'version: 2\nnothing: ~\nday: 2031-05-06\nlist: [a, 2]\nyes: no\nmode: 017\nhex: 0x1F\n1: one',
      value: { version: 2, nothing: null, day: '2031-05-06', list: ['a', 2], yes: 'no', mode: 17, hex: 31, '1': 'one' },
    },
    {
      says: 'aliases and merges',
      body: 'a: &x {k: 1}\nb: *x\nc: {<<: *x, l: 2}',
      value: { a: { k: 1 }, b: { k: 1 }, c: { k: 1, l: 2 } },
    },
    { says: 'the first document', body: 'a: 1\n---\nb: 2', value: { a: 1 } },
    { says: 'any root', body: '- 1\n- 2', value: [1, 2] },
    { says: 'an empty body as null', body: '', value: null },
    { says: 'a comment alone as null', body: '# nothing', value: null },
    {
      says: 'merges of several mappings, the first of which counts, and own keys more',
      body: 'a: &a {k: 1, l: 1}\nb: &b {k: 2, m: 2}\nc: {m: 3, <<: [*a, *b], l: 3}\n"<<": 4',
      value: { a: { k: 1, l: 1 }, b: { k: 2, m: 2 }, c: { m: 3, k: 1, l: 3 }, '<<': 4 },
    },
    { says: 'the latest value of an anchor', body: '- &x 1\n- *x\n- &x 2\n- *x', value: [1, 1, 2, 2] },
    {
      says: 'an alias as a key, and a key that is missing',
      body: '- &x k\n- {*x : 1}\n- {: 2}',
      value: ['k', { k: 1 }, { '': 2 }],
    },
    { says: 'a key named like the prototype', body: '__proto__: 1', value: JSON.parse('{"__proto__":1}') as Json },
    { says: 'two hundred levels', body: '['.repeat(200) + ']'.repeat(200), value: createNested(200) },
    { says: 'the last of duplicate keys', body: 'a: 1\na: 2', value: { a: 2 } },
  ],
  refuses: [
    { says: 'invalid YAML', body: 'a: [1' },
    { says: 'an alias of nothing', body: 'a: *x' },
    { says: 'an alias inside the value it repeats', body: 'a: &x [*x]' },
    { says: 'a merge of a value that is not a mapping', body: 'a: {<<: 1}' },
    { says: 'aliases that multiply', body: bomb },
    {
      says: 'a large mapping that is merged often',
      body: `a: &a\n${createKeys(1000)}\nb:\n${'- <<: *a\n'.repeat(500)}`,
    },
    { says: 'a long text that is repeated often', body: `a: &a ${'x'.repeat(5000)}\nb: [${'*a,'.repeat(500)}]` },
    { says: 'aliases that nest ever deeper', body: chain },
    { says: 'nesting that no data needs', body: '['.repeat(250) + ']'.repeat(250) },
  ],
});

describe('a YAML body', () => {
  test('reports the position of an error', () => {
    const decoded = decodeYaml('a: 1\nb: [2');
    expect(decoded).toMatchObject({
      ok: false,
      failure: { reason: expect.stringContaining('line 2, column') as unknown },
    });
  });

  test.each([
    ['keys', (count: number) => `a:\n${createKeys(count)}`],
    ['aliases, as many as it writes values', (count: number) => `a: &a 1\nb: [${'*a,'.repeat(count)}]`],
  ])('may hold many %s, and is read in linear time', (_, bodyOf) => {
    expect(decodeYaml(bodyOf(10_000)).ok).toBe(true);
    expect(growth((count) => decodeYaml(bodyOf(count)), 1_000)).toBeLessThan(linear);
  });
});

function decodeYaml(text: string): ReturnType<Decode> {
  const prepared = yaml.prepare(undefined, () => undefined);
  if (!prepared.ok) throw new TypeError('unreadable');
  return prepared.value(new TextEncoder().encode(text));
}
