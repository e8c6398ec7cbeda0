import { describe, expect, test } from '@jest/globals';
import { globBaseOf, compileGlob } from './glob.js';

describe('a glob', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['*.yaml', ['a.yaml', 'a.b.yaml'], ['.a.yaml', 'd/a.yaml', 'a.yml']],
    ['**/*.yml', ['a.yml', 'd/a.yml', 'd/e/a.yml'], ['.d/a.yml', 'd/.a.yml', 'a.yaml']],
    ['caps/**', ['caps/a.yaml', 'caps/d/a.yaml'], ['caps', 'other/a.yaml', 'caps/.git/config']],
    ['a?.yaml', ['ab.yaml'], ['a.yaml', 'a/.yaml', 'abc.yaml']],
    ['v[12].yaml', ['v1.yaml', 'v2.yaml'], ['v3.yaml', 'v12.yaml']],
    ['v[!1-2].yaml', ['v3.yaml'], ['v1.yaml', 'v2.yaml', 'v/.yaml']],
    ['{a,b*}.{yaml,yml}', ['a.yaml', 'bc.yml'], ['c.yaml', 'ac.yaml', 'a.json']],
    ['./a+(b).yaml*', ['a+(b).yaml'], ['aab.yaml']],
    ['un[closed', ['un[closed'], ['unc']],
  ])('%s matches like in a shell', (pattern, matched, others) => {
    const expression = compileGlob(pattern);
    expect(matched.filter((file) => !expression.test(file))).toEqual([]);
    expect(others.filter((file) => expression.test(file))).toEqual([]);
  });

  test.each([
    ['*.yaml', '.'],
    ['a/b/*.yaml', 'a/b'],
    ['a/b{c,d}/x.yaml', 'a'],
    ['../up/**', '../up'],
    ['/root*', '/'],
  ])('%s starts looking in %s', (pattern, base) => {
    expect(globBaseOf(pattern)).toBe(base);
  });
});
