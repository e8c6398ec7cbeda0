import { describe, expect, test } from '@jest/globals';
import { valid } from '@naftiko/spec';
import { failingCases } from '../../../../test/support/failing-cases.js';
import type { BodyEncoder } from '../ports/body-encoder.js';
import { ok } from '../value/result.js';
import { bodyEncoderContract } from './body-encoder.contract.js';

describe('the contract of encoders', () => {
  const encoderOf = (encode: (text: string) => string): BodyEncoder => ({
    types: ['text'],
    prepare: (body) =>
      valid({
        contentType: 'text/plain',
        fixedContentType: false,
        fields: [],
        encode: () => ok({ bytes: new TextEncoder().encode(encode(body.data?.kind === 'text' ? body.data.text : '')) }),
      }),
  });
  const run = (encode: (text: string) => string) =>
    failingCases(
      bodyEncoderContract({
        encoder: encoderOf(encode),
        writes: [{ says: 'writes a text', body: 'type: text\ndata: abc', text: 'abc', contentType: 'text/plain' }],
      }),
      'the encoder of text',
    );
  let written = 0;

  test.each<[string, (text: string) => string, readonly string[]]>([
    ['passes an implementation that fulfils it', (text) => text, []],
    ['catches one that writes something else', (text) => `${text}!`, ['writes a text']],
    [
      'catches one that writes a plan once only',
      (text) => (written++ % 3 === 2 ? '' : text),
      ['encodes the same plan several times'],
    ],
  ])('%s', async (_, encode, caught) => {
    written = 0;
    expect(await run(encode)).toEqual(caught);
  });
});
