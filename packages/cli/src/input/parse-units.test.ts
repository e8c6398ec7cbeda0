import { expect, test } from '@jest/globals';
import { parseDuration } from './parse-duration.js';
import { parseRate } from './parse-rate.js';
import { parseSize } from './parse-size.js';

test.each([
  ['500ms', 500],
  ['75s', 75_000],
  ['75', undefined],
  ['1.5s', 1_500],
  [' 2 min ', 120_000],
  ['1h', 3_600_000],
  ['0s', 0],
  ['1d', undefined],
  ['-1s', undefined],
  ['1m', undefined],
  ['s', undefined],
  ['1e3s', undefined],
  ['', undefined],
])('the time "%s" is %p ms', (text, ms) => expect(parseDuration(text)).toBe(ms));

test.each([
  ['10kB', 10_000],
  ['5MiB', 5 * 1024 * 1024],
  ['20 MB', 20_000_000],
  ['1.5KiB', 1_536],
  ['7', undefined],
  ['7B', 7],
  ['1GiB', 1024 ** 3],
  ['1kb', undefined],
  ['1mB', undefined],
  ['1TB', undefined],
  ['-1', undefined],
  ['', undefined],
])('the size "%s" is %p bytes', (text, bytes) => expect(parseSize(text)).toBe(bytes));

test.each([
  ['90/s', { count: 90, perMs: 1_000 }],
  ['1000 / min', { count: 1_000, perMs: 60_000 }],
  ['5/h', { count: 5, perMs: 3_600_000 }],
  ['0/s', undefined],
  ['90', undefined],
  ['90/ms', undefined],
  ['1.5/s', undefined],
])('the rate "%s" is %p', (text, rate) => expect(parseRate(text)).toEqual(rate));
