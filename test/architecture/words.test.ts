import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';

/** Words that are not used as names, because the field has a more precise term for each. */
const imprecise = new Set(
  [
    'being blemish door doors desk estate exposition faulty ground homeless inquiry misfit misfits misgiven misshapen obstacle patience room rooms seat',
    'seats stairs surroundings tally trial trials trouble troubles world worlds floor floors hears screams screaming stray strays unsaid',
  ]
    .join(' ')
    .split(' '),
);

/** Names of the specification and of the platform. */
const allowed = new Set(['openWorld', 'openWorldHint', 'floor']);

const files = execFileSync('git', ['ls-files', 'packages/*/src/*', 'packages/*/src/**/*'], { encoding: 'utf8' })
  .split('\n')
  .filter((name) => name.endsWith('.ts') && !/generated|\.test\.ts$/.test(name));

const wordsOf = (name: string): readonly string[] => name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];

const isImprecise = (name: string): boolean =>
  !allowed.has(name) && wordsOf(name).some((word) => imprecise.has(word.toLowerCase()));

function listIdentifiers(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) found.add(node.text);
    node.forEachChild(visit);
  };
  visit(source);
  return [...found];
}

describe('names', () => {
  test('of files are words of the field', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter((file) => isImprecise(file.replace(/^packages\//, '')))).toEqual([]);
  });

  test('of identifiers are words of the field', () => {
    expect(
      files.flatMap((file) =>
        listIdentifiers(file)
          .filter(isImprecise)
          .map((name) => `${file}: ${name}`),
      ),
    ).toEqual([]);
  });
});
