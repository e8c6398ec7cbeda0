import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

const text = readFileSync('docs/architecture.md', 'utf8');
const block = /## 2\. Folders[\s\S]*?```\n([\s\S]*?)```/.exec(text)?.[1] ?? '';

/** Every place the map names, as a path from the root. */
const places = (() => {
  let top = '';
  return block.split('\n').flatMap((line) => {
    const indented = line.startsWith('    ');
    const names = line
      .trim()
      .split(/\s{2,}/)
      .filter((word) => /^[\w./-]+(?:\/|\.ts)$/.test(word));
    if (!indented && names[0] !== undefined) top = names[0];
    return indented ? names.map((name) => path.join(top, name)) : names;
  });
})();

describe('the map in docs/architecture.md', () => {
  test('names only places that exist', () => {
    expect(places.length).toBeGreaterThan(40);
    expect(places.filter((place) => !existsSync(place))).toEqual([]);
  });

  test('names every folder of every package', () => {
    const folders = readdirSync('packages').flatMap((name) => {
      const source = path.join('packages', name, 'src');
      return readdirSync(source)
        .map((entry) => path.join(source, entry))
        .filter((entry) => statSync(entry).isDirectory());
    });
    const named = new Set(places.map((place) => path.normalize(place).replace(/\/$/, '')));
    expect(folders.filter((folder) => !named.has(folder))).toEqual([]);
  });
});
