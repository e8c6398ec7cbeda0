import { describe, expect, test } from '@jest/globals';
import { parse } from 'jsonc-parser';
import { createJsonEditor } from './json-editor.js';

const editor = createJsonEditor('servers');
const entry = { name: 'ships', entry: { url: 'http://x' }, inputs: [{ id: 'token' }] };

const valueOf = (result: ReturnType<typeof editor.set>): string => {
  if (!result.ok) throw new TypeError(result.problems.join(' '));
  return result.value;
};

describe('a server that is added and removed again', () => {
  test.each([
    ['over lines', '{\n  "servers": {\n    "a": 1\n  },\n  "inputs": [\n    { "id": "b" }\n  ]\n}\n'],
    ['with trailing commas', '{\n  "servers": {\n    "a": 1,\n  },\n  "inputs": [\n    1,\n  ],\n}\n'],
    [
      'with tabs and Windows line breaks',
      '{\r\n\t"servers": {\r\n\t\t"a": 1 // b\r\n\t},\r\n\t"inputs": [\r\n\t\t1\r\n\t]\r\n}',
    ],
    [
      'with comments at the ends',
      '{\n  "servers": {\n    "a": 1 /* , */\n    // none\n  },\n  "inputs": [\n    1 // ,\n  ]\n}\n',
    ],
  ])('leaves no trace: %s', (_, text) => {
    const added = valueOf(editor.set(text, entry));
    expect(parse(added)).toMatchObject({
      servers: { a: 1, ships: { url: 'http://x' } },
      inputs: [{}, { id: 'token' }],
    });
    expect(valueOf(editor.remove(added, entry, undefined))).toBe(text);
  });

  test.each([
    ['on one line', '{"servers":{"a":1},"inputs":[1]}'],
    ['without either key', '{ "a": 1 } // end'],
    ['in empty ones', '{ "servers": {}, /* x */ "inputs": [ ] }'],
  ])('leaves the same values: %s', (_, text) => {
    const removed = valueOf(editor.remove(valueOf(editor.set(text, entry)), entry, undefined));
    expect(parse(removed)).toEqual({ servers: {}, inputs: [], ...(parse(text) as object) });
  });
});

test.each([
  ['the next member', '{ "servers": { // all\n "ships": 1, "b": 2 } }', { servers: { b: 2 } }],
  ['the end of the object', '{ "servers": { // all\n "ships": 1 } }', { servers: {} }],
  ['a later comma', '{ "servers": { "a": 1, "ships": 2 /* , */, "b": 3 } }', { servers: { a: 1, b: 3 } }],
])('removing keeps %s', (_, text, expected) => {
  const errors: never[] = [];
  expect(parse(valueOf(editor.remove(text, { ...entry, inputs: [] }, undefined)), errors)).toEqual(expected);
  expect(errors).toEqual([]);
});

test('removing keeps what another server is asked for', () => {
  const both = { servers: { ships: {}, other: { key: '${input:token}' } }, inputs: [{ id: 'token' }] };
  const removed = valueOf(editor.remove(JSON.stringify(both), entry, undefined));
  expect(parse(removed)).toEqual({ servers: { other: both.servers.other }, inputs: both.inputs });
});
