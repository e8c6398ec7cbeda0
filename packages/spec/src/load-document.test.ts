import { describe, expect, test } from '@jest/globals';
import { loadDocument } from './load-document.js';

const text = `naftiko: 1.0.0-alpha2
info: { label: Ships }
capability:
  consumes:
    - { type: http, namespace: registry, baseUri: 'https://registry.example', resources: [], colour: red }
  exposes: []
`;

describe('a loaded document', () => {
  test('reads its tree again once it is released, with the same places and differences', () => {
    const whole = loadDocument('ships.yaml', text);
    const released = loadDocument('ships.yaml', text);
    const before = released.root;
    released.release();
    expect(released.root).not.toBe(before);
    expect(released.root).toEqual(whole.root);
    const [block] = released.document?.consumes ?? [];
    expect(block?.sourceNode).toEqual(whole.document?.consumes[0]?.sourceNode);
    expect(whole.differences).not.toEqual([]);
    expect(released.differences).toEqual(whole.differences);
  });

  test('may be released without a tree', () => {
    const broken = loadDocument('broken.yaml', 'a: [');
    broken.release();
    expect(broken.root).toBeUndefined();
  });
});
