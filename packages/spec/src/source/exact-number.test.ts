import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareNumbers, ExactNumber, parseNumber, writeJson } from './exact-number.js';
import { readJson } from './read-json.js';

/** JSON texts whose digits `JSON.parse` would change. */
const texts = [
  '12345678901234567890',
  '-9007199254740993',
  '[1.10,1.0,-0,1e400,1E5,0.1000000000000000055511151231257827]',
  '[0.0000001]',
  `[${'1.5,'.repeat(100)}2.50]`,
  '{"a":{"b":[{"id":2047948614742839297}]},"s":"2047948614742839297","n":null}',
  '{"__proto__":1.0,"a\\"\\\\b":1.50}',
  ' [ 1.0 , { "a" : 2.0 } , "\\u00e9" ] ',
];

describe('JSON that is read and written', () => {
  test.each(texts)('keeps the digits of %s', (text) => {
    const spaces = /\s(?=(?:[^"]*"[^"]*")*[^"]*$)/g;
    expect(writeJson(readJson(text))).toBe(text.replaceAll(spaces, '').replace('\\u00e9', 'é'));
  });

  const number = fc.stringMatching(/^-?(0|[1-9]\d{0,17})(\.0{0,7}\d{1,3})?([eE][-+]?\d{1,3})?$/);

  test('has the digits of every number', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(number, fc.json({ maxDepth: 0, stringUnit: 'grapheme-ascii' }))), (items) => {
        const text = `{"a":[${items.join()}],"b":"x"}`;
        const written = items.map((item) => (/^[-\d]/.test(item) ? item : JSON.stringify(JSON.parse(item))));
        expect(writeJson(readJson(text))).toBe(`{"a":[${written.join()}],"b":"x"}`);
      }),
      { numRuns: 1_000 },
    );
  });

  test('is what JSON.parse reads, but for the digits', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        expect(JSON.parse(writeJson(readJson(text)))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('has plain numbers wherever they keep the digits', () => {
    expect(readJson('{"time":"2024-01-01T00:00:00.000Z","n":[0,-1,1.5,9007199254740991,0.1]}')).toEqual({
      time: '2024-01-01T00:00:00.000Z',
      n: [0, -1, 1.5, 9007199254740991, 0.1],
    });
  });

  test('is indented for people', () => {
    expect(writeJson(readJson('{"a":[1.0,{}],"b":[]}'), 2)).toBe('{\n  "a": [\n    1.0,\n    {}\n  ],\n  "b": []\n}');
  });

  test.each(['{"a":1.0', '[1.0,]', '1.0.0', ''])('refuses %j as JSON.parse does', (text) => {
    expect(() => readJson(text)).toThrow(SyntaxError);
  });
});

describe('an exact number', () => {
  test.each([
    ['1.0', true],
    ['1e3', true],
    ['1.50e1', true],
    ['100e-2', true],
    ['1.5', false],
    ['150e-2', false],
    ['12345678901234567890', true],
  ])('%s: whole is %j', (text, whole) => {
    expect(new ExactNumber(text).isInteger).toBe(whole);
  });

  test.each([
    ['12345678901234567890', '12345678901234567891', -1],
    ['12345678901234567890', '12345678901234567890', 0],
    ['1.0', '1', 0],
    ['2', '1.50', 0.5],
  ])('%s beside %s is ordered', (left, right, sign) => {
    expect(Math.sign(compareNumbers(parseNumber(left), parseNumber(right)))).toBe(Math.sign(sign));
  });

  // Each takes minutes if every digit starts a new scan.
  test.each([
    ['zeros after the point', `0.${'0'.repeat(3_000_000)}1`, false],
    ['zeros between digits', `1.${'0'.repeat(3_000_000)}1`, false],
    ['only zeros after the point', `1.${'0'.repeat(3_000_000)}`, true],
    ['digits', '7'.repeat(3_000_000), true],
  ])('of millions of %s is classified and compared', (_, text, whole) => {
    const number = new ExactNumber(text);
    expect(number.isInteger).toBe(whole);
    expect(number.canonical.length).toBeGreaterThan(0);
    expect(Number.isNaN(compareNumbers(number, 1))).toBe(false);
    expect(writeJson(readJson(`[${text}]`))).toBe(`[${text}]`);
  });
});
