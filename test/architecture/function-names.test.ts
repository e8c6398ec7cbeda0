import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { isWellNamed, type NamedFunction } from './function-names.js';
import { listSourceFiles } from './source-files.js';

/** The functions that a source text exports where they are declared. */
function listExportedFunctions(text: string): readonly NamedFunction[] {
  const found: NamedFunction[] = [];
  const add = (name: string, { type }: ts.SignatureDeclarationBase): void => {
    const isPredicate =
      type !== undefined && (type.kind === ts.SyntaxKind.BooleanKeyword || ts.isTypePredicateNode(type));
    found.push({ name, isPredicate });
  };
  for (const statement of ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest).statements) {
    if (!ts.canHaveModifiers(statement) || !ts.getModifiers(statement)?.some(isExport)) continue;
    if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) add(statement.name.text, statement);
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || initializer === undefined) continue;
      if (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)) add(name.text, initializer);
    }
  }
  return found;
}

const isExport = ({ kind }: ts.ModifierLike): boolean => kind === ts.SyntaxKind.ExportKeyword;

describe('a function that a file exports', () => {
  const files = listSourceFiles().filter(({ name }) => !name.includes('/generated/'));

  test('is named by a verb, as a predicate or as a projection', () => {
    const functions = files.flatMap(({ name: file, text }) =>
      listExportedFunctions(text).map((named) => ({ file, ...named })),
    );
    expect(functions.length).toBeGreaterThan(500);
    expect(functions.filter((named) => !isWellNamed(named)).map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });
});

describe('the check of names', () => {
  test.each([
    ['a verb', 'export function parseText(): string {}', true],
    ['a predicate', 'export const endsHere = (): boolean => true;', true],
    ['a type predicate', 'export const texty = (x: unknown): x is string => true;', true],
    ['a projection', 'export const statusOf = () => 1;', true],
    ['a noun', 'export const shapes = () => 1;', false],
    ['a noun that begins like a verb', 'export function reader() {}', false],
  ])('judges %s', (_, text, expected) => {
    expect(listExportedFunctions(text).map(isWellNamed)).toEqual([expected]);
  });
});
