import { describe, expect, test } from '@jest/globals';
import { parseNumber, startOf, type Json } from '@naftiko/spec';
import { growth, linear } from '../../../../../test/support/growth.js';
import { compileJsonPath } from './json-path.js';

function read(text: string, root: Json): Json | undefined {
  const path = compileJsonPath({ text, at: startOf('test.yaml') });
  if (!path.ok) throw new TypeError(path.diagnostics[0]?.message);
  return path.value.read(root);
}

describe('a filter', () => {
  test.each([
    '$.items[?(@.id == $..last)]',
    '$.items[?(@.id == $.items[?(@.id == -1)])]',
    '$.items[?(@.name in $.names)]',
    '$.items[?(@.id nin $.names)]',
    '$.items[?(@.empty == $.names)]',
    '$.items[?(@.none == $.members)]',
  ])('takes linear time: %s', (path) => {
    const dataOf = (size: number): Json => {
      const numbers = [...Array(size).keys()];
      return {
        last: -1,
        items: numbers.map((id) => ({ id, name: `a${id}`, empty: [], none: {} })),
        names: numbers.map((id) => `b${id}`),
        members: Object.fromEntries(numbers.map((id) => [`b${id}`, id])),
      };
    };
    expect(growth((size) => read(path, dataOf(size)), 1_200)).toBeLessThan(linear);
  });

  test('finds in a long list what equals one of its elements, as in a short one', () => {
    const whole = ['1', '1.0', '9007199254740993', '1e400', '1000000000000000000000'].map((digits) =>
      parseNumber(digits),
    );
    const scalars = [...whole, 0, 1, -0, 2, 1e21, 'a', '1', ' 1 ', '1.0', '', '9007199254740993', null, true, 'true'];
    for (const element of scalars) {
      for (const sought of [...scalars, [], {}]) {
        const [short, long] = [[element], [element, ...Array<Json>(20).fill('no')]].map((list) =>
          read('$.sought[?(@ in $.list)]', { sought: [sought], list }),
        );
        expect([element, sought, long]).toEqual([element, sought, short]);
      }
    }
  });
});
