import { describe, expect, test } from '@jest/globals';
import { growth, linear } from '../../../../test/support/growth.js';
import { pointerOf } from '../diagnostic/origin.js';
import { readYaml } from './read-yaml.js';
import { findNode, toJson } from './source-node.js';

const dataOf = (text: string) => {
  const read = readYaml('test.yaml', text);
  if (!read.ok) throw new Error(read.diagnostics[0]?.message);
  return toJson(read.value);
};

const tenfold = (level: number) =>
  `b${level}: &b${level} [${Array(10)
    .fill(`*b${level - 1}`)
    .join(', ')}]`;
const bomb = ['b0: &b0 [0]', ...Array.from({ length: 9 }, (_, level) => tenfold(level + 1))].join('\n');

describe('a text that is not one YAML document', () => {
  test.each([
    ['a key that occurs twice', 'naftiko: x\ninfo:\n  label: a\n  label: b\n', 'yaml-syntax', 4, 3],
    ['a key that occurs twice, once as a number', '1: a\n"1": b\n', 'yaml-syntax', 2, 1],
    ['a list that is not closed', 'tags: [a, b\n', 'yaml-syntax', 2, 1],
    ['a tab as indentation', 'info:\n\tlabel: a\n', 'yaml-syntax', 2, 1],
    ['an alias without an anchor', 'a: 1\nb: *c\n', 'yaml-syntax', 2, 4],
    ['an alias inside the value it repeats', 'a: &a\n  b: [*a]\n', 'yaml-syntax', 2, 7],
    ['nesting beyond the limit', `${'['.repeat(250)}${']'.repeat(250)}`, 'document-too-large', 1, 203],
    ['a million opening brackets', '['.repeat(100_000), 'document-too-large', 1, 203],
    ['nesting on one line', '- '.repeat(100_000), 'document-too-large', 1, 404],
    ['aliases that multiply', bomb, 'document-too-large', 2, undefined],
    [
      'a long value that is repeated often',
      `a: &a [${'0,'.repeat(800)}]\nb: [${'*a,'.repeat(800)}]`,
      'document-too-large',
      1,
      undefined,
    ],
    ['nothing', '', 'document-empty', 1, 1],
    ['a comment', '# naftiko\n', 'document-empty', 1, 1],
    ['a null', '~\n', 'document-empty', 1, 1],
    ['two documents', 'a: 1\n---\nb: 2\n', 'several-documents', 2, 1],
    ['a text that is too long', '#'.repeat(8 * 1024 * 1024 + 1), 'document-too-large', 1, 1],
  ] as const)('%s is one diagnostic with a place', (_, text, code, line, column) => {
    const read = readYaml('test.yaml', text);
    expect(read.ok).toBe(false);
    expect(read.diagnostics).toHaveLength(1);
    const { start } = read.diagnostics[0]!.at;
    expect([read.diagnostics[0]!.code, start.line]).toEqual([code, line]);
    if (column !== undefined) expect(start.column).toBe(column);
  });

  test('names a key that occurs twice and its first line', () => {
    const read = readYaml('test.yaml', 'a:\n  b: 1\n  c: 2\n  b: 3\n');
    expect(read.diagnostics[0]?.message).toContain('The key "b" occurs twice in one mapping, first on line 2.');
    expect(pointerOf(read.diagnostics[0]!.at.path)).toBe('/a/b');
  });

  const keys = (count: number): string => Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('');

  test('is refused when it has ten thousand keys, the last one twice', () => {
    const read = readYaml('test.yaml', `${keys(10_000)}k9999: 2`);
    expect(read.diagnostics[0]).toMatchObject({ code: 'yaml-syntax', at: { start: { line: 10_001, column: 1 } } });
  });

  test('does not compare each key with all others', () => {
    expect(growth((size) => readYaml('test.yaml', `${keys(size)}k0: 2`), 1_000)).toBeLessThan(linear);
  });
});

describe('a YAML document', () => {
  test.each([
    ['keeps dates and yes as strings', 'a: 2026-04-01\nb: yes\nc: 1:20\n', { a: '2026-04-01', b: 'yes', c: '1:20' }],
    ['may be a list', '- a\n- b\n', ['a', 'b']],
    ['may be JSON', '{"a": [1, true, null]}', { a: [1, true, null] }],
    ['may have unknown tags', 'a: !<bearer>\n  b: !note c\n', { a: { b: 'c' } }],
    ['may begin with a mark and a comment', '---\n# @naftiko\na: 1\n', { a: 1 }],
    ['may end with a mark', 'a: 1\n---\n', { a: 1 }],
    ['may have a key without a value', 'a:\n', { a: null }],
    ['may have keys that are not strings', '1: a\ntrue: b\n', { 1: 'a', true: 'b' }],
    ['may have a key named like a property of objects', '__proto__: 1\n', JSON.parse('{"__proto__": 1}')],
    ['may repeat values', 'a: &x [1]\nb: *x\n', { a: [1], b: [1] }],
    ['gives an alias the latest value of its anchor', 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n', { a: 1, b: 1, c: 2, d: 2 }],
    ['may use an alias as a key', 'a: &x k\n*x : 1\n', { a: 'k', k: 1 }],
  ])('%s', (_, text, data) => {
    expect(dataOf(text)).toEqual(data);
  });

  test('may nest two hundred levels deep', () => {
    expect(readYaml('test.yaml', `${'['.repeat(200)}${']'.repeat(200)}`).ok).toBe(true);
  });

  test('gives the place of each value and key', () => {
    const read = readYaml('test.yaml', 'info:\n  tags:\n    - first\n    - second one\n');
    if (!read.ok) throw new Error('unreadable');
    expect(findNode(read.value, ['info', 'tags', 1]).at).toEqual({
      source: 'test.yaml',
      path: ['info', 'tags', 1],
      start: { line: 4, column: 7, offset: 32 },
      end: { line: 4, column: 17, offset: 42 },
    });
  });

  test('gives a repeated value the path where it is repeated and the place where it is written', () => {
    const read = readYaml('test.yaml', 'a: &x {k: 1}\nb: *x\n');
    if (!read.ok) throw new Error('unreadable');
    expect(findNode(read.value, ['b', 'k']).at).toMatchObject({ path: ['b', 'k'], start: { line: 1, column: 11 } });
  });
});
