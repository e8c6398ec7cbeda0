import { describe, expect, test } from '@jest/globals';
import { valid, type Json } from '@naftiko/spec';
import type { DecodeInline, FormatDecoder } from '../ports/format-decoder.js';
import { fail, ok } from '../value/result.js';
import { formatDecoderContract } from './format-decoder.contract.js';

const textOf = (body: Uint8Array): string => new TextDecoder().decode(body);

const failed = (body: Uint8Array) =>
  fail({ code: 'decode-failed', format: 'digits', reason: 'It is not a number.', excerpt: textOf(body).slice(0, 200) });

/** Reads a whole number of up to nine digits. */
const digits: DecodeInline = (body) => (/^\d{1,9}$/.test(textOf(body)) ? ok(Number(textOf(body))) : failed(body));

const decoderOf = (decode: DecodeInline): FormatDecoder<DecodeInline> => ({
  format: 'digits',
  prepare: () => valid(decode),
});

/** The cases that a decoder fails. */
const brokenCases = (decode: DecodeInline): readonly string[] =>
  formatDecoderContract({
    decoder: decoderOf(decode),
    reads: [{ says: 'a number', body: '12', value: 12 }],
    refuses: [{ says: 'a word', body: 'twelve' }],
  }).flatMap(({ name, run }) => {
    try {
      void run();
      return [];
    } catch (error) {
      return error instanceof Error ? [name.replace('the decoder of digits ', '')] : [];
    }
  });

const anyBytes = 'yields JSON or a failure for any bytes';
const brackets = 'handles a body of unclosed brackets and tags';
const again = 'leaves the bytes as they are, and reads them the same way again';

/** A decoder that does well with what authors think of, and gives this for anything else. */
const otherwise =
  (given: (body: Uint8Array) => ReturnType<DecodeInline>): DecodeInline =>
  (body) =>
    ['12', 'twelve'].includes(textOf(body)) ? digits(body) : given(body);

let readings = 0;

describe('the contract of decoders', () => {
  test('holds for a decoder that keeps it', () => {
    expect(brokenCases(digits)).toEqual([]);
  });

  test.each<[string, DecodeInline, readonly string[]]>([
    ['reads something else', (body) => (digits(body).ok ? ok(13) : failed(body)), ['reads a number']],
    ['reads what it should refuse', () => ok(12), ['refuses a word']],
    [
      'throws on bytes without meaning',
      otherwise((body) => ok(JSON.parse(textOf(body)) as Json)),
      [anyBytes, brackets],
    ],
    ['yields no number', otherwise((body) => ok(Number(textOf(body)))), [anyBytes, brackets]],
    ['yields nothing', otherwise(() => ok(undefined as unknown as Json)), [anyBytes, brackets]],
    ['yields a member of no value', otherwise(() => ok({ a: [undefined] } as unknown as Json)), [anyBytes, brackets]],
    ['yields a date', otherwise(() => ok({ at: new Date(0) } as unknown as Json)), [anyBytes, brackets]],
    ['yields a big integer', otherwise(() => ok([12n] as unknown as Json)), [anyBytes, brackets]],
    ['fails with another code', otherwise(() => fail({ code: 'cancelled' })), [anyBytes, brackets]],
    [
      'blames another format',
      otherwise(() => fail({ code: 'decode-failed', format: 'json', reason: 'No.', excerpt: '' })),
      [anyBytes, brackets],
    ],
    [
      'fails without a reason',
      otherwise(() => fail({ code: 'decode-failed', format: 'digits', reason: '', excerpt: '' })),
      [anyBytes, brackets],
    ],
    ['overwrites the body', (body) => (digits(body).ok ? ok(12 + body.fill(0).indexOf(0)) : failed(body)), [again]],
    ['counts its bodies', (body) => (digits(body).ok ? ok(12 + (readings += 1) - 1) : failed(body)), [again]],
  ])('catches one that %s', (_, decode, caught) => {
    readings = 0;
    expect(brokenCases(decode)).toEqual(caught);
  });

  test('catches one that cannot be prepared', () => {
    const decoder: FormatDecoder<DecodeInline> = { format: 'digits', prepare: () => ({ ok: false, diagnostics: [] }) };
    const cases = formatDecoderContract({ decoder, reads: [], refuses: [] });
    expect(cases).toHaveLength(3);
    for (const { run } of cases.slice(0, 2)) expect(run).toThrow('The schema is refused');
  });
});
