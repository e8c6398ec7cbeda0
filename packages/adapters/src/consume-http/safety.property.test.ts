import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Value } from '@naftiko/engine';
import { planBlock, makePlainKit, type OpenBlock } from '@naftiko/engine/contracts';
import { json } from '../body/json.js';
import { http } from './http-consume.js';

let block: OpenBlock;
beforeAll(async () => {
  block = await planBlock(
    http,
    `type: http
namespace: api
baseUri: https://api.test/v1
resources:
- path: /a/{x}/b/{y}.json?fixed={z}
  operations:
  - {name: get, inputParameters: [{name: q, in: query}, {name: X-H, in: header}, {name: c, in: cookie}]}
- path: /things
  operations:
  - {name: post, method: POST, body: {type: json, data: {v: '{{tools.v}}', nested: [{t: 'x{{tools.t}}y'}]}}}`,
    makePlainKit({ encoders: [json] }),
  ).open();
});
afterAll(() => block.client.close());

/** Characters with a meaning in addresses and headers are rare among all characters. */
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'&=;,#?%+ "\\\r\n/.a') }));
const anyValue = fc.oneof(
  anyText,
  fc.constantFrom('.', '..', '', '%2e%2e', '//evil.test', '?a=b', '#f'),
  fc.jsonValue(),
);

describe('any value of a caller', () => {
  test('stays on the host and in its segment', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, (x, y, z) => {
        const previewed = block.preview('get', { x: x as Value, y: y as Value, z: z as Value });
        if (!previewed.ok) return ['value-refused', 'unresolved'].includes(previewed.failure.code);
        const url = new URL(previewed.value.url);
        return (
          url.origin === 'https://api.test' &&
          url.pathname.startsWith('/v1/a/') &&
          url.pathname.split('/').length === 6 &&
          [...url.searchParams.keys()].join() === 'fixed' &&
          url.hash === ''
        );
      }),
    );
  });

  test('is one query parameter, one header, one cookie', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (q, header, cookie) => {
        const previewed = block.preview('get', { x: '1', y: '1', z: '1', q, 'X-H': header, c: cookie });
        if (!previewed.ok) return previewed.failure.code === 'value-refused';
        const { url, headers } = previewed.value;
        const names = headers.map(([name]) => name);
        return (
          [...new URL(url).searchParams.keys()].join() === 'fixed,q' &&
          new URL(url).searchParams.get('q') === q.replaceAll(/\p{Surrogate}/gu, '\ufffd') &&
          names.join() === 'Accept-Encoding,Accept,User-Agent,X-H,Cookie' &&
          headers.every(([, value]) => !/[\r\n\0]/.test(value)) &&
          !headers[4]?.[1].includes(';')
        );
      }),
    );
  });

  test('survives a JSON body template', () => {
    fc.assert(
      fc.property(fc.jsonValue(), anyText, (v, t) => {
        const previewed = block.preview('post', { v: v as Value, t });
        const text = t.replaceAll(/\p{Surrogate}/gu, '\ufffd');
        const expected = { ...(v === null ? {} : { v }), nested: [{ t: `x${text}y` }] };
        expect(previewed.ok && JSON.parse(previewed.value.body ?? '')).toEqual(JSON.parse(JSON.stringify(expected)));
      }),
    );
  });
});
