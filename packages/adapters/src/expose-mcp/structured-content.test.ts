import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '@naftiko/spec';
import { structuredContent } from './structured-content.js';

const reply = (value: Json) => ({ kind: 'json', status: 200, value, headers: {} }) as const;

const oneOf = (type: string, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties: { x: { type: [type, 'null'], ...more } },
});

describe('the structured content of a tool', () => {
  test.each<[string, JsonObject, Json, Json]>([
    ['a number as a string', oneOf('string'), 7, '7'],
    ['an object as a string', oneOf('string'), { a: 1 }, '{"a":1}'],
    ['the text of a number as a number', oneOf('number'), '-12.5', -12.5],
    ['any other text as no number', oneOf('number'), '007', null],
    ['the text of a truth as a truth', oneOf('boolean'), 'false', false],
    ['anything else as no truth', oneOf('boolean'), 0, null],
    ['one thing as no list', oneOf('array', { items: {} }), 'a', null],
    ['a list as no object', oneOf('object'), [], null],
    ['null as null', oneOf('string'), null, null],
    ['elements one by one', oneOf('array', { items: { type: ['string', 'null'] } }), [1, null, 'a'], ['1', null, 'a']],
    [
      'members one by one, and more of them as they are',
      oneOf('object', { properties: { y: { type: ['number', 'null'] } } }),
      { y: '1', z: [true] },
      { y: 1, z: [true] },
    ],
    ['whatever it is where nothing is declared', { type: 'object', properties: { x: {} } }, [7], [7]],
  ])('has %s', (_, schema, came, fits) => {
    expect(structuredContent(reply({ x: came }), schema)).toEqual({ x: fits });
  });

  test('is an object without members when the answer is none', () => {
    expect(structuredContent(reply([1]), oneOf('string'))).toEqual({});
    const empty = { kind: 'raw', status: 204, body: new Uint8Array(), contentType: undefined, headers: {} } as const;
    expect(structuredContent(empty, oneOf('string'))).toEqual({});
  });

  test('takes no member of a prototype for a declared one', () => {
    const value = JSON.parse('{"toString": 1, "__proto__": 2}') as Json;
    expect(JSON.stringify(structuredContent(reply(value), oneOf('string')))).toBe('{"toString":1,"__proto__":2}');
  });
});
