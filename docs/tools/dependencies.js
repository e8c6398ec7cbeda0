// The measured columns of docs/dependencies.md: version, keeper, licence, weight. The reasons are written by hand.
//
// A row names its package in code in the first cell. A package without a row gets one whose reason is empty, and a row whose
// package is gone is removed.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {{ version?: string, license?: string, dependencies?: Record<string, string> }} LockEntry
 * @typedef {{ name: string, version: string, users: readonly string[] }} Dependency a direct production dependency
 */

/** @type {{ packages: Record<string, LockEntry> }} */
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** @type {() => readonly Dependency[]} those of every workspace, in the order of their names */
export function directDependencies() {
  /** @type {Map<string, string[]>} */
  const users = new Map();
  for (const [place, { dependencies = {} }] of Object.entries(lock.packages)) {
    if (!/^packages\/\w+$/.test(place)) continue;
    for (const name of Object.keys(dependencies).filter((one) => !one.startsWith('@naftiko/'))) {
      users.set(name, [...(users.get(name) ?? []), path.basename(place)]);
    }
  }
  return [...users]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, of]) => ({
      name,
      version: lock.packages[`node_modules/${name}`]?.version ?? '',
      users: of,
    }));
}

/** @type {(page: string) => readonly (readonly string[])[]} the cells of the rows that name a package */
export const rowsIn = (page) =>
  [...page.matchAll(/^\| `.*\|$/gm)].map(([row]) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );

/** @type {(page: string) => string} the page with its measured columns as they are today */
export function refreshedDependencies(page) {
  const written = new Map(rowsIn(page).map((cells) => [cells[0]?.replaceAll('`', '') ?? '', cells]));
  const rows = directDependencies().map(({ name, version, users }) => {
    const places = closureOf(`node_modules/${name}`);
    const weight = Math.round([...places].reduce((sum, place) => sum + sizeOf(place), 0) / 1024);
    const [, , , , , reason = '', reads = ''] = written.get(name) ?? [];
    const cells = [
      `\`${name}\``,
      version,
      users.join(', '),
      keeperOf(name),
      `${weight} KB, ${places.size - 1}`,
      reason,
      reads,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const all = closureOfAll();
  const total = `All of them together are ${all.size} packages of ${Math.round([...all].reduce((sum, place) => sum + sizeOf(place), 0) / 1024 / 1024)} MB.`;
  return page
    .replace(/^(\| -+ .*\|\n)(?:\|.*\|\n)*/m, (_, line) => `${line}${rows.join('\n')}\n`)
    .replace(/^All of them together are .*$/m, total);
}

/** @returns {ReadonlySet<string>} */
const closureOfAll = () => new Set(directDependencies().flatMap(({ name }) => [...closureOf(`node_modules/${name}`)]));

/**
 * A package and everything it needs, as the lock file places them.
 *
 * @param {string} place
 * @param {Set<string>} found
 * @returns {Set<string>}
 */
function closureOf(place, found = new Set()) {
  if (found.has(place)) return found;
  found.add(place);
  for (const name of Object.keys(lock.packages[place]?.dependencies ?? {})) {
    const next = placeOf(place, name);
    if (next !== undefined) closureOf(next, found);
  }
  return found;
}

/**
 * Where Node looks for a package: beside the one that needs it, then further out.
 *
 * @param {string} from
 * @param {string} name
 * @returns {string | undefined}
 */
function placeOf(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (lock.packages[place] !== undefined) return place;
    if (folder === '') return undefined;
    if (!folder.includes('/node_modules/')) folder = '/node_modules/';
  }
}

/** @type {(place: string) => number} the bytes of the files of a package, without packages inside it */
function sizeOf(place) {
  if (!existsSync(place)) return 0;
  return readdirSync(place, { withFileTypes: true }).reduce((sum, entry) => {
    if (entry.name === 'node_modules') return sum;
    const inside = path.join(place, entry.name);
    return sum + (entry.isDirectory() ? sizeOf(inside) : statSync(inside).size);
  }, 0);
}

/** @type {(name: string) => string} the repository of a package, and its licence */
function keeperOf(name) {
  const { repository, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  const address = String(repository?.url ?? repository ?? '');
  const [repo = ''] = /[\w.-]+\/[\w.-]+$/.exec(address.replace(/\.git$/, '').replace(/^github:/, '')) ?? [];
  return `[${repo}](https://github.com/${repo}), ${license}`;
}
