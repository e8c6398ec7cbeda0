import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { floors, forbiddenNames, lineLimit, runPlanLineLimit, type Floor } from './floors.js';
import { sourceFiles, type SourceFile } from './source-files.js';

const files = sourceFiles();
const byName = new Map(files.map((file) => [file.name, file]));

/** `a/b.ts` + `./c.js` → `a/c.ts`. */
const resolved = (from: SourceFile, specifier: string): string =>
  path.posix.join(path.posix.dirname(from.name), specifier.replace(/\.js$/, '.ts'));

function offences(file: SourceFile): readonly string[] {
  const floor: Floor | undefined = floors[file.packageName as keyof typeof floors];
  return file.imports.flatMap((specifier) => {
    if (specifier.startsWith('.')) return [];
    const ours = /^@naftiko\/(.+)$/.exec(specifier)?.[1];
    const allowed =
      ours === undefined
        ? floor?.libraries.some((library) =>
            library === 'node:'
              ? specifier.startsWith(library)
              : specifier === library || specifier.startsWith(`${library}/`),
          )
        : floor?.packages.includes(ours);
    return allowed === true ? [] : [`${file.name} imports ${specifier}`];
  });
}

/** The first circle of modules reachable from a file, as a path; imports of types count. */
function circleFrom(file: SourceFile, trail: readonly string[], done: Set<string>): readonly string[] | undefined {
  if (trail.includes(file.name)) return [...trail.slice(trail.indexOf(file.name)), file.name];
  if (done.has(file.name)) return undefined;
  done.add(file.name);
  for (const specifier of file.imports.filter((name) => name.startsWith('.'))) {
    const next = byName.get(resolved(file, specifier));
    const circle = next && circleFrom(next, [...trail, file.name], done);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

describe('the house', () => {
  test('has a floor for every package', () => {
    expect(readdirSync(path.join(process.cwd(), 'packages')).sort()).toEqual(Object.keys(floors).sort());
  });

  test('has stairs that only go down, and one home for each library', () => {
    expect(files.flatMap(offences)).toEqual([]);
  });

  test('has no circle of modules', () => {
    const done = new Set<string>();
    expect(files.flatMap((file) => circleFrom(file, [], done) ?? [])).toEqual([]);
  });

  test('keeps adapters strangers to each other', () => {
    const rooms = files.filter(({ name }) => /^adapters\/src\/[^/]+\//.test(name));
    const visits = rooms.flatMap((file) =>
      file.imports
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => resolved(file, specifier))
        .filter((target) => target.split('/')[2] !== file.name.split('/')[2])
        .map((target) => `${file.name} imports ${target}`),
    );
    expect(visits).toEqual([]);
  });

  test('has no rooms for things without an owner', () => {
    const names = files.flatMap(({ name }) => name.split('/').map((part) => part.replace(/\.ts$/, '')));
    expect(names.filter((name) => forbiddenNames.includes(name))).toEqual([]);
  });

  test('has no crowded rooms without a reason', () => {
    const crowded = files.filter(
      ({ name, text }) =>
        !name.includes('/generated/') && text.split('\n').length > lineLimit && !text.includes('Long because'),
    );
    expect(crowded.map(({ name }) => name)).toEqual([]);
  });

  test('keeps the only loop over steps small', () => {
    const text = readFileSync(path.join(process.cwd(), 'packages/engine/src/plan/run-plan.ts'), 'utf8');
    expect(text.split('\n').length).toBeLessThanOrEqual(runPlanLineLimit);
  });

  test('lists every adapter folder in the table of built-ins', () => {
    const table = byName.get('adapters/src/builtins.ts')?.text ?? '';
    const rooms = new Set(files.flatMap(({ name }) => /^adapters\/src\/([^/]+)\//.exec(name)?.[1] ?? []));
    expect([...rooms].filter((room) => !table.includes(`'./${room}/`))).toEqual([]);
  });
});
