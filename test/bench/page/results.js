import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The lines of Node whose results are committed. */
export const majors = ['20', '24'];

const fileOf = (major) => new URL(`../results/node${major}.json`, import.meta.url);

/** The committed measurements of a line of Node, by name; each has its date, machine and versions. */
export const readResults = (major) =>
  existsSync(fileOf(major)) ? JSON.parse(readFileSync(fileOf(major), 'utf8')) : {};

/** Replaces measurements of a line of Node; the others stay as they were recorded. */
export function recordResults(major, measured) {
  const all = { ...readResults(major), ...measured };
  const sorted = Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(fileOf(major), `${JSON.stringify(sorted, undefined, 1)}\n`);
}
