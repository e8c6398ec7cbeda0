import { describe, expect, test } from '@jest/globals';
import { writeCurlLine } from './curl-line.js';

const url = 'http://api.test/things';
const encodings = ['Accept-Encoding', 'gzip, deflate, br'] as const;

describe('a request as a curl line', () => {
  test.each([
    [
      'leaves encodings to curl',
      { method: 'GET', url, headers: [encodings, ['Accept', '*/*'] as const], body: undefined },
      `curl --compressed ${url} -H 'Accept: */*'`,
    ],
    [
      'keeps the only encoding of a document',
      { method: 'GET', url, headers: [['accept-encoding', 'gzip'] as const], body: undefined },
      `curl --compressed ${url} -H 'accept-encoding: gzip'`,
    ],
    [
      'has no --compressed without Accept-Encoding',
      { method: 'GET', url, headers: [['Accept-Encoding', 'identity'] as const], body: undefined },
      `curl ${url} -H 'Accept-Encoding: identity'`,
    ],
    ['requests only the head', { method: 'HEAD', url, headers: [], body: undefined }, `curl --head ${url}`],
    ['posts without a body', { method: 'POST', url, headers: [], body: undefined }, `curl -X POST ${url}`],
    [
      'sends a body with GET, without a type',
      { method: 'GET', url, headers: [], body: '@x' },
      `curl -X GET ${url} -H Content-Type: --data-raw @x`,
    ],
    [
      'sends a body with a type, and an empty header',
      { method: 'PUT', url, headers: [['Content-Type', 'text/plain'] as const, ['X-None', ''] as const], body: "it's" },
      `curl -X PUT ${url} -H 'Content-Type: text/plain' -H 'X-None;' --data-raw 'it'\\''s'`,
    ],
    [
      'takes brackets literally',
      { method: 'GET', url: `${url}?a[0]=1`, headers: [], body: undefined },
      `curl --globoff '${url}?a[0]=1'`,
    ],
  ])('%s', (_, preview, line) => {
    expect(writeCurlLine(preview)).toBe(line);
  });
});
