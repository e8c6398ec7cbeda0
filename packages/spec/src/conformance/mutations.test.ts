import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { pointerOf, startOf } from '../diagnostic/origin.js';
import type { Json, JsonObject, SourceNode } from '../source/source-node.js';
import { listDifferences } from './published-schema.js';
import { findDocumentViolations } from './published-validators.js';

const directory = new URL('../../../../test/vectors/document/', import.meta.url);

interface Vector {
  readonly name: string;
  readonly verdict: string;
  readonly document: Json;
}

const documents = readdirSync(directory)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => parse(readFileSync(new URL(file, directory), 'utf8')) as readonly Vector[])
  .filter(({ verdict }) => verdict === 'valid');

const strangers: readonly Json[] = [null, 7, ' a {{B}} ', true, [], { type: 'object' }];

/** Every document that differs from this one in one value: replaced, removed, renamed, or with an unknown key added. */
function* mutationsOf(value: Json): Iterable<Json> {
  yield* strangers;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield value.toSpliced(index, 1);
      for (const mutation of mutationsOf(item as Json)) yield value.with(index, mutation);
    }
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, stranger: 1 };
    for (const [key, item] of Object.entries(value)) {
      const rest = Object.fromEntries(Object.entries(value as JsonObject).filter(([other]) => other !== key));
      yield rest;
      yield { ...rest, [`${key}s`]: item as Json };
      for (const mutation of mutationsOf(item as Json)) yield { ...value, [key]: mutation };
    }
  }
}

const treeOf = (value: Json, path: readonly (string | number)[] = []): SourceNode => {
  const at = { ...startOf('mutation.yaml'), path };
  if (Array.isArray(value)) {
    return { kind: 'list', at, items: value.map((item, index) => treeOf(item as Json, [...path, index])) };
  }
  if (typeof value !== 'object' || value === null) return { kind: 'scalar', at, value: value as string };
  const entries = Object.entries(value).map(([text, item]) => {
    const keyPath = [...path, text];
    return [text, { key: { text, at: { ...at, path: keyPath } }, value: treeOf(item as Json, keyPath) }] as const;
  });
  return { kind: 'map', at, entries: new Map(entries) };
};

test('every document the schema refuses is explained, each place once, and no other', () => {
  const wrong: unknown[] = [];
  let mutants = 0;
  for (const { name, document } of documents) {
    for (const mutant of mutationsOf(document)) {
      mutants += 1;
      const differences = listDifferences(treeOf(mutant));
      const refused = findDocumentViolations(mutant).length > 0;
      const places = new Set(differences.map(({ at, message }) => `${pointerOf(at.path)} ${message}`));
      const explained = differences.every(
        ({ rule, message }) => rule !== 'unexplained' && /^[A-Z"].*\.$/s.test(message) && !/undefined/.test(message),
      );
      if (refused !== differences.length > 0 || places.size !== differences.length || !explained) {
        wrong.push({ name, mutant, differences });
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(mutants).toBeGreaterThan(20_000);
});
