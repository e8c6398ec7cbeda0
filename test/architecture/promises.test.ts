import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';

interface Promised {
  readonly group: string;
  readonly id: string;
  readonly sentence: string;
  readonly file: string;
  readonly title: string;
}

/** The promises of a page, in order. */
function promisesIn(page: string): readonly Promised[] {
  return page.split(/^## /m).flatMap((section) => {
    const [group = ''] = section.split('\n');
    return [...section.matchAll(/^\* \*\*(\w+)\*\* (.*?)\s*`([^`]+) › ([^`]+)`$/gms)].map(
      ([, id = '', sentence = '', file = '', title = '']) => ({ group, id, sentence, file, title }),
    );
  });
}

/** The titles of the tests of a file, and whether each one runs. */
function testsIn(name: string, text: string): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  const visit = (node: ts.Node, runs: boolean): void => {
    let runsHere = runs;
    if (ts.isCallExpression(node)) {
      const callee = node.expression.getText();
      const [kind = ''] = /^(?:f|x)?(?:test|it|describe)\b/.exec(callee) ?? [];
      if (kind.startsWith('x') || /^\w+\.(?:skip|todo|failing)\b/.test(callee)) runsHere = false;
      const [title] = node.arguments;
      if (/test|it/.test(kind) && title !== undefined && ts.isStringLiteralLike(title)) found.set(title.text, runsHere);
    }
    node.forEachChild((child) => visit(child, runsHere));
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true), true);
  return found;
}

/** Why a promise is not kept; `undefined` when its test exists and runs. */
function faultOf({ id, file, title }: Promised): string | undefined {
  if (!/\.test\.ts$/.test(file) || !existsSync(file)) return `${id}: ${file} is not a test file`;
  const runs = testsIn(file, readFileSync(file, 'utf8')).get(title);
  if (runs === undefined) return `${id}: ${file} has no test "${title}"`;
  return runs ? undefined : `${id}: "${title}" is skipped`;
}

describe('docs/promises.md', () => {
  const page = readFileSync('docs/promises.md', 'utf8');
  const promises = promisesIn(page);

  test('has promises in each of its six groups, every one with a sentence and a test', () => {
    expect([...new Set(promises.map(({ group }) => group))]).toEqual([
      'Where credentials are sent',
      'What callers and web pages cannot do',
      'What documents and upstreams cannot do to the host',
      'What a fault affects',
      'Where secrets never appear',
      'The life of the process',
    ]);
    expect(promises.length).toBe(page.match(/^\* /gm)?.length);
    expect(promises.filter(({ sentence }) => !/^[^`]*\S\.$/s.test(sentence.replaceAll(/`[^`]*`/g, 'x')))).toEqual([]);
  });

  test('numbers the promises of a group from one', () => {
    for (const group of new Set(promises.map((one) => one.group))) {
      const ids = promises.filter((one) => one.group === group).map(({ id }) => id);
      expect(ids).toEqual(ids.map((_, index) => `${ids[0]?.[0]}${index + 1}`));
    }
  });

  test('names only tests that exist and run', () => {
    expect(promises.flatMap((one) => faultOf(one) ?? [])).toEqual([]);
  });

  test.each([
    ["test('a', () => 1)", true],
    ["describe('d', () => test.each([1])('a', () => 1))", true],
    ["test.skip('a', () => 1)", false],
    ["xtest('a', () => 1)", false],
    ["describe.skip('d', () => test('a', () => 1))", false],
    ["test.skip.each([1])('a', () => 1)", false],
    ["// test('a', () => 1)", undefined],
  ])('would notice whether a test runs: %s', (text, runs) => {
    expect(testsIn('x.test.ts', text).get('a')).toBe(runs);
  });
});
