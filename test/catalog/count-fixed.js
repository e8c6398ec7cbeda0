/**
 * Counts how many of the existing documents `validate --fix` makes strictly valid: node test/catalog/count-fixed.js.
 * It needs the build, and the folder of existing documents (see catalog.ts). Nothing is written.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { fixDocument } from '@naftiko/runtime/fix';

const directory = path.resolve(process.env['NAFTIKO_SHARED'] ?? '../shared', 'catalog');
const { files } = JSON.parse(readFileSync(path.join(directory, 'INDEX.json'), 'utf8'));

const isStrict = ({ loaded }) => loaded.document !== undefined && loaded.differences.length === 0;
const counts = { documents: 0, strictBefore: 0, strictAfter: 0, differencesBefore: 0, differencesAfter: 0 };
const applied = new Map();
const left = new Map();
const add = (map, key, count) => {
  const known = map.get(key) ?? { documents: 0, places: 0 };
  map.set(key, { documents: known.documents + 1, places: known.places + count });
};

for (const file of Object.keys(files)) {
  const place = path.join(directory, file);
  const planned = await planDocument(place, readFileSync(place, 'utf8'), loadBuiltins);
  const fixed = await fixDocument(planned);
  counts.documents += 1;
  counts.strictBefore += isStrict(planned) ? 1 : 0;
  counts.strictAfter += isStrict(fixed.planned) ? 1 : 0;
  counts.differencesBefore += planned.loaded.differences.length;
  counts.differencesAfter += fixed.planned.loaded.differences.length;
  for (const { code, count } of fixed.applied) add(applied, code, count);
  const reasons = new Map();
  for (const { count, reason, code } of fixed.left) {
    if (code === 'schema-violation') reasons.set(shorten(reason), (reasons.get(shorten(reason)) ?? 0) + count);
  }
  for (const [reason, count] of reasons) add(left, reason, count);
}

process.stdout.write(`${JSON.stringify(counts)}\n`);
console.table(sort(applied));
console.table(sort(left));

function shorten(reason) {
  return reason.startsWith('with the correction')
    ? 'with the correction, the document would do something else'
    : reason;
}

function sort(map) {
  return Object.fromEntries([...map].toSorted(([, one], [, other]) => other.documents - one.documents));
}
