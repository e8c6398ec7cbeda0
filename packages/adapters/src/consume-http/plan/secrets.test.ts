import { describe, expect, test } from '@jest/globals';
import { withoutSecretParameters } from '../redact/secrets.js';

describe('an address without secret parameters', () => {
  test.each([
    ['has no query where that was all', 'https://a.test/x?key=s%2Fecret+1', 'https://a.test/x'],
    ['keeps the other parameters as written', '/x?a=%7e&key=s/ecret%201&b', '/x?a=%7e&b'],
    ['loses every repetition, under whatever name', '/x?k=s%2fecret%201&a=1&l=s%2Fecret+1', '/x?a=1'],
    ['keeps its fragment', '/x?key=s%2Fecret+1#top', '/x#top'],
    ['is the same where nothing is secret', '/x?&a=1&&b=s#?c', '/x?&a=1&&b=s#?c'],
    ['is the same without a query', 'https://a.test/s/ecret 1', 'https://a.test/s/ecret 1'],
    ['keeps values too short to be a secret', '/x?page=1', '/x?page=1'],
  ])('%s', (_, address, shown) => {
    expect(withoutSecretParameters(address, ['s/ecret 1', '1'])).toBe(shown);
  });
});
