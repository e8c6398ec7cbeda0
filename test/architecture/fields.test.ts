import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { knownAdapterGaps, knownGaps } from '../vectors/known-gaps.js';
import { fieldRows, mentions, schemaFields } from './fields.js';

const rows = fieldRows('docs/fields.md');
const fields = schemaFields();
const gaps = new Set([...Object.values(knownGaps), ...Object.values(knownAdapterGaps)].flat());

const isGap = (file: string): boolean => gaps.has(path.basename(file, '.yaml'));

describe('the page of fields', () => {
  test('has one row for every field of the schema, and no other row', () => {
    const named = rows.map(({ field }) => field);
    expect(fields.length).toBeGreaterThan(250);
    expect(fields.filter((field) => !named.includes(field))).toEqual([]);
    expect(named.filter((field) => !fields.includes(field))).toEqual([]);
    expect(named.filter((field, index) => named.indexOf(field) !== index)).toEqual([]);
  });

  test('states for every field that it works, or why it does not', () => {
    const status = /^(?:works|(?:declared only|ignored|refused) because .+)$/;
    expect(rows.filter((row) => !status.test(row.status))).toEqual([]);
  });

  test('names tests that exist and use the field', () => {
    expect(rows.filter((row) => !existsSync(row.test))).toEqual([]);
    expect(rows.filter((row) => existsSync(row.test) && !mentions(row.test, row.field))).toEqual([]);
  });

  test('lists no field as working whose vector fails', () => {
    expect(rows.filter((row) => row.status === 'works' && isGap(row.test))).toEqual([]);
  });

  test('says "yet" only as long as the vector fails', () => {
    const waiting = rows.filter((row) => row.status.endsWith(' yet') && row.test.endsWith('.yaml'));
    expect(waiting.filter((row) => !isGap(row.test))).toEqual([]);
  });
});
