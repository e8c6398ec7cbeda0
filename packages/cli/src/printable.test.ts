import { describe, expect, test } from '@jest/globals';
import { toPrintable, toPrintableData } from './printable.js';

describe('a text from outside', () => {
  test.each([
    ['keeps printable characters', 'Schiffe é 船 "x"', 'Schiffe é 船 "x"'],
    ['cannot colour the terminal', '\u001B[31mred', '\\u001b[31mred'],
    ['cannot start a new line', 'a\nready in 1 ms', 'a\\nready in 1 ms'],
    ['cannot change the direction of text', 'a\u202Eb', 'a\\u202eb'],
  ])('%s', (_, text, shown) => {
    expect(toPrintable(text)).toBe(shown);
  });

  test('is made printable inside data, without other changes', () => {
    expect(toPrintableData({ list: [{ name: 'a\u0007' }], port: 1, none: null })).toEqual({
      list: [{ name: 'a\\u0007' }],
      port: 1,
      none: null,
    });
  });
});
