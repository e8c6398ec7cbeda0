import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { knownAdapterGaps, knownGaps } from '../vectors/known-gaps.js';
import { readFieldRows, mentions, referencePages, listSchemaFields } from './fields.js';

const rows = referencePages.flatMap(readFieldRows);
const fields = listSchemaFields();
const gaps = new Set([...Object.values(knownGaps), ...Object.values(knownAdapterGaps)].flat());

const isGap = (file: string): boolean => gaps.has(path.basename(file, '.yaml'));

describe('the reference pages', () => {
  test('have one row for every field of the schema, in no object they do not know', () => {
    const named = rows.map(({ field }) => field);
    expect(fields.length).toBeGreaterThan(250);
    expect(fields.filter((field) => !named.includes(field))).toEqual([]);
    expect(named.filter((field) => !fields.includes(field))).toEqual([]);
    expect(named.filter((field, index) => named.indexOf(field) !== index)).toEqual([]);
  });

  test('say of every field that it works, or why it does not', () => {
    const status = /^(?:works|(?:declared only|ignored|refused) because .+)$/;
    expect(rows.filter((row) => !status.test(row.status))).toEqual([]);
  });

  test('name tests that exist and use the field', () => {
    expect(rows.filter((row) => !existsSync(row.test))).toEqual([]);
    expect(rows.filter((row) => existsSync(row.test) && !mentions(row.test, row.field))).toEqual([]);
  });

  test('call nothing working that its vector does not show', () => {
    expect(rows.filter((row) => row.status === 'works' && isGap(row.test))).toEqual([]);
  });

  test('say "yet" only as long as the vector fails; then the row says what works', () => {
    const waiting = rows.filter((row) => row.status.endsWith(' yet') && row.test.endsWith('.yaml'));
    expect(waiting.filter((row) => !isGap(row.test))).toEqual([]);
  });

  test('are all named by docs/fields.md, with each of their objects', () => {
    const index = readFileSync('docs/fields.md', 'utf8');
    const objects = referencePages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/^## (\S+)$/gm)].map(
        ([, object = '']) => `[${object}](${page.replace('docs/', '')}#${object.toLowerCase()})`,
      ),
    );
    expect(objects.filter((object) => !index.includes(object))).toEqual([]);
  });
});
