import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { layers, levels, forbiddenNames, lineLimit, runPlanLineLimit, type Layer } from './layers.js';
import { listSourceFiles, type SourceFile } from './source-files.js';

const files = listSourceFiles();
const byName = new Map(files.map((file) => [file.name, file]));

/** `a/b.ts` + `./c.js` → `a/c.ts`. */
const resolveImport = (from: SourceFile, specifier: string): string =>
  path.posix.join(path.posix.dirname(from.name), specifier.replace(/\.js$/, '.ts'));

function listOffences(file: SourceFile): readonly string[] {
  const layer: Layer | undefined = layers[file.packageName as keyof typeof layers];
  return file.imports.flatMap((specifier) => {
    if (specifier.startsWith('.')) return [];
    const ours = /^@naftiko\/([^/]+)/.exec(specifier)?.[1];
    const allowed =
      ours === undefined
        ? layer?.libraries.some((library) =>
            library === 'node:'
              ? specifier.startsWith(library)
              : specifier === library || specifier.startsWith(`${library}/`),
          )
        : layer?.packages.includes(ours);
    return allowed === true ? [] : [`${file.name} imports ${specifier}`];
  });
}

/** The first import cycle reachable from a file, as a path; imports of types count. */
function findCircle(file: SourceFile, trail: readonly string[], done: Set<string>): readonly string[] | undefined {
  if (trail.includes(file.name)) return [...trail.slice(trail.indexOf(file.name)), file.name];
  if (done.has(file.name)) return undefined;
  done.add(file.name);
  for (const specifier of file.imports.filter((name) => name.startsWith('.'))) {
    const next = byName.get(resolveImport(file, specifier));
    const circle = next && findCircle(next, [...trail, file.name], done);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

describe('the layers', () => {
  test('have a place for every package', () => {
    expect(readdirSync(path.join(process.cwd(), 'packages')).sort()).toEqual(Object.keys(layers).sort());
  });

  test('import only lower layers, and each library in one place', () => {
    expect(files.flatMap(listOffences)).toEqual([]);
  });

  test('have no import cycle', () => {
    const done = new Set<string>();
    expect(files.flatMap((file) => findCircle(file, [], done) ?? [])).toEqual([]);
  });

  test('keep adapters independent of each other', () => {
    const folders = files.filter(({ name }) => /^adapters\/src\/[^/]+\//.test(name));
    const visits = folders.flatMap((file) =>
      file.imports
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => resolveImport(file, specifier))
        .filter((target) => target.split('/')[2] !== file.name.split('/')[2])
        .map((target) => `${file.name} imports ${target}`),
    );
    expect(visits).toEqual([]);
  });

  describe.each(Object.entries(levels))('inside %s', (folder, allowed) => {
    const isInside = (name: string): boolean => name.startsWith(`${folder}/`);
    /** The folder directly below; `undefined` for a file above the levels. */
    const levelOf = (name: string): string | undefined =>
      name
        .slice(folder.length + 1)
        .split('/')
        .slice(0, -1)[0];
    const files = [...byName.values()].filter(({ name }) => isInside(name) && levelOf(name) !== undefined);

    test('have a rule for every level', () => {
      expect([...new Set(files.map(({ name }) => levelOf(name)))].sort()).toEqual(Object.keys(allowed).sort());
    });

    test('import one way', () => {
      const allows = (from: string | undefined, to: string | undefined, isValue: boolean): boolean => {
        if (from === undefined || to === undefined || from === to) return from === to;
        const { values = [], types = [] } = allowed[from] ?? {};
        return values.includes(to) || (!isValue && types.includes(to));
      };
      const wrong = files.flatMap((file) =>
        file.imports
          .filter((specifier) => specifier.startsWith('.'))
          .filter((specifier) => {
            const target = resolveImport(file, specifier);
            const isValue = file.valueImports.includes(specifier);
            return isInside(target) && !allows(levelOf(file.name), levelOf(target), isValue);
          })
          .map((specifier) => `${file.name} imports ${specifier}`),
      );
      expect(wrong).toEqual([]);
    });
  });

  test('have no folders for things without an owner', () => {
    const names = files.flatMap(({ name }) => name.split('/').map((part) => part.replace(/\.ts$/, '')));
    expect(names.filter((name) => forbiddenNames.includes(name))).toEqual([]);
  });

  test('have no long files without a reason', () => {
    const crowded = files.filter(
      ({ name, text }) =>
        !name.includes('/generated/') && text.split('\n').length > lineLimit && !text.includes('Long because'),
    );
    expect(crowded.map(({ name }) => name)).toEqual([]);
  });

  test('keep the only loop over steps small', () => {
    const text = readFileSync(path.join(process.cwd(), 'packages/engine/src/run/run-plan.ts'), 'utf8');
    expect(text.split('\n').length).toBeLessThanOrEqual(runPlanLineLimit);
  });

  test('list every adapter folder in the table of built-ins', () => {
    const table = byName.get('adapters/src/builtins.ts')?.text ?? '';
    const folders = new Set(files.flatMap(({ name }) => /^adapters\/src\/([^/]+)\//.exec(name)?.[1] ?? []));
    expect([...folders].filter((folder) => !table.includes(`'./${folder}/`))).toEqual([]);
  });
});
