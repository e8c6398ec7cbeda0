import { describe, expect, test } from '@jest/globals';
import { printable, printableData } from './printable.js';

describe('a text that somebody else wrote', () => {
  test.each([
    ['keeps what can be read', 'Schiffe é 船 "x"', 'Schiffe é 船 "x"'],
    ['cannot colour the terminal', '\u001B[31mred', '\\u001b[31mred'],
    ['cannot make a line of its own', 'a\nready in 1 ms', 'a\\nready in 1 ms'],
    ['cannot turn the direction of writing', 'a\u202Eb', 'a\\u202eb'],
  ])('%s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test('is made printable inside data, and nothing else is changed', () => {
    expect(printableData({ list: [{ name: 'a\u0007' }], port: 1, none: null })).toEqual({
      list: [{ name: 'a\\u0007' }],
      port: 1,
      none: null,
    });
  });
});
