import { describe, expect, test } from '@jest/globals';
import { loadDocument, pointerOf } from '@naftiko/spec';
import { checkNames } from './check-names.js';

const found = (text: string): readonly string[] => {
  const { document } = loadDocument('names.yaml', `naftiko: 1.0.0-alpha2\n${text}`);
  return document === undefined ? [] : checkNames(document).map(({ code, at }) => `${code} ${pointerOf(at.path)}`);
};

const rest = (inputs: string): string =>
  `{ type: rest, namespace: a, port: 1, resources: [{ path: /x, operations: [{ method: GET, inputParameters: ${inputs} }] }] }`;

describe('names that the schema accepts', () => {
  test.each([
    [
      'one namespace for an expose and a consume',
      `capability: { consumes: [{ type: http, namespace: a, baseUri: 'http://x' }], exposes: [${rest('[]')}] }`,
      ['namespace-duplicate /capability/exposes/0/namespace'],
    ],
    [
      'a second control adapter',
      'capability: { exposes: [{ type: control, port: 1 }, { type: control, port: 2 }] }',
      ['control-duplicate /capability/exposes/1'],
    ],
    [
      'an input declared twice',
      `capability: { exposes: [${rest('[{ name: q, in: query }, { name: q, in: query }]')}] }`,
      ['input-duplicate /capability/exposes/0/resources/0/operations/0/inputParameters/1/name'],
    ],
    ['unique names', `capability: { exposes: [${rest('[{ name: q, in: query }]')}] }`, []],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
