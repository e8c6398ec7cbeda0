import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { readYaml } from '@naftiko/spec';
import { readSimpleYaml } from '../../packages/spec/src/source/simple/read-simple-yaml.js';
import { catalogDirectory, hasCatalog } from './catalog.js';

interface YamlText {
  readonly name: string;
  readonly text: string;
}

/** The YAML and JSON files below a folder. */
const listFiles = (folder: string, ending = /\.(?:ya?ml|json)$/): readonly YamlText[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => ending.test(name) && !name.includes('node_modules'))
        .map((name) => ({ name: path.join(folder, name), text: readFileSync(path.join(folder, name), 'utf8') }))
    : [];

/** The YAML blocks of a Markdown file. */
const listBlocks = ({ name, text }: YamlText): readonly YamlText[] =>
  [...text.matchAll(/^```yaml.*\n([^`]*)^```/gm)].map(([, block = ''], index) => ({
    name: `${name} ${index}`,
    text: block,
  }));

/** The texts that both ways read differently. */
const listDifferences = (texts: readonly YamlText[]): readonly string[] =>
  texts
    .filter(({ name, text }) => !isDeepStrictEqual(readYaml(name, text), readYaml(name, text, false)))
    .map(({ name }) => name);

const countSimple = (texts: readonly YamlText[]): number =>
  texts.filter(({ name, text }) => readSimpleYaml(name, text) !== undefined).length;

describe('YAML is read alike by the fast path and by the library', () => {
  const own = [
    ...['examples', 'test/vectors', 'schemas', 'deploy', '.github', 'test/fix', 'test/lint'].flatMap((folder) =>
      listFiles(folder),
    ),
    ...listFiles('docs', /\.md$/).flatMap(listBlocks),
  ];

  test('in the files of this repository', () => {
    expect(own.length).toBeGreaterThan(200);
    expect(listDifferences(own)).toEqual([]);
    expect(countSimple(own) / own.length).toBeGreaterThan(0.9);
  });

  // Without the folder of existing documents this is skipped; see catalog.ts.
  (hasCatalog ? test : test.skip)('in existing documents, nearly all of which the fast path reads', () => {
    const documents = listFiles(catalogDirectory);
    expect(listDifferences(documents)).toEqual([]);
    expect(countSimple(documents) / documents.length).toBeGreaterThan(0.95);
    expect(listDifferences(listFiles(path.join(catalogDirectory, '../cases')))).toEqual([]);
  });
});
