import { describe, expect, test } from '@jest/globals';
import { ExactNumber, readJson, type Json } from '@naftiko/spec';
import { growth, linear } from '../../../../test/support/growth.js';
import { redactJson } from './redact-in-parts.js';
import type { Redactor } from './redactor.js';
import { redactorOf } from './searching-redactor.js';

const secrets = [
  'sk-live/4f+9=Zq',
  'pass word "quoted" \\ &<é€😀',
  '%41bc%zz~tilde',
  'aaaaaaaa',
  'aaaaaaaab',
  'line one\nline two',
  '1234567890',
  '-----BEGIN KEY-----\r\nMIIEvQ/IBADAN+Bgk\r\nw0BAQEFAASC==\r\n-----END KEY-----',
  'C:\\temp\\new&amp;x',
  'ends with \\',
] as const;

const redactor = (...known: string[]): Redactor => {
  const made = redactorOf(known);
  if (made === undefined) throw new Error('The secrets are too short.');
  return made;
};

const percent = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const unicode = (text: string): string =>
  [...Array(text.length).keys()].map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
const json = (text: string): string => JSON.stringify(text).slice(1, -1);
const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
const lines = (text: string): string => text.replaceAll(/\r?\n/g, '\n');
const hexOf = (one: string): string => (one.codePointAt(0) ?? 0).toString(16);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A secret as upstreams repeat it. */
const encodings: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  'in JSON': json,
  'in JSON with escaped slashes': (secret) => json(secret).replaceAll('/', '\\/'),
  'in JSON, in ASCII': unicode,
  'in JSON, in ASCII in upper case': (secret) => unicode(secret).toUpperCase().replaceAll('\\U', '\\u'),
  'in JSON in a string of JSON': (secret) => json(json(secret)),
  'in a component of an address': encodeURIComponent,
  'in a form': (secret) => new URLSearchParams({ v: secret }).toString().slice(2),
  'percent-encoded as a whole': percent,
  'percent-encoded in upper case': (secret) => percent(secret).toUpperCase(),
  'percent-encoded twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'in a form, in JSON': (secret) => encodeURIComponent(json(secret)),
  'in XML': xml,
  'as numbers of characters': (secret) => [...secret].map((one) => `&#${one.codePointAt(0) ?? 0};`).join(''),
  'as hexadecimal numbers of characters': (secret) =>
    [...secret].map((one) => `&#x${(one.codePointAt(0) ?? 0).toString(16).toUpperCase()};`).join(''),
  'in Basic, as the password': (secret) => base64(`u:${secret}`),
  'in base64': base64,
  'in base64 after one byte': (secret) => base64(`u${secret}`),
  'in base64 after two bytes': (secret) => base64(`uv${secret}w`),
  'in base64 for addresses': (secret) => Buffer.from(`x${secret}`).toString('base64url'),
  'in base64, percent-encoded': (secret) => encodeURIComponent(base64(secret)),
  'in base64 for addresses, with its padding': (secret) =>
    base64(`x${secret}`).replaceAll('+', '-').replaceAll('/', '_'),
  'in base64, in lines': (secret) => base64(`u:${secret}`).replaceAll(/.{8}/g, '$&\r\n'),
  'in base64, in JSON, in lines': (secret) => json(base64(secret).replaceAll(/.{8}/g, '$&\n')),
  'in base64, with the other line breaks': (secret) => base64(lines(secret)),
  'in hexadecimal': (secret) => Buffer.from(secret).toString('hex'),
  'in hexadecimal, in upper case': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  'with line slotKinds': lines,
  'with carriage returns and line slotKinds': (secret) => lines(secret).replaceAll('\n', '\r\n'),
  'with line slotKinds, in JSON': (secret) => json(lines(secret)),
  'with carriage returns and line slotKinds, in an address': (secret) =>
    encodeURIComponent(lines(secret).replaceAll('\n', '\r\n')),
  'without its line breaks': (secret) => lines(secret).replaceAll('\n', ''),
  'percent-encoded three times': (secret) => percent(percent(percent(secret))),
  'as padded numbers of characters': (secret) =>
    [...secret].map((one) => `&#${String(one.codePointAt(0) ?? 0).padStart(7, '0')};`).join(''),
  'as padded hexadecimal numbers of characters': (secret) =>
    [...secret].map((one) => `&#X${hexOf(one).padStart(9, '0')};`).join(''),
  'as named characters': (secret) =>
    secret
      .replaceAll('&', '&amp;')
      .replaceAll('/', '&sol;')
      .replaceAll('+', '&plus;')
      .replaceAll('=', '&equals;')
      .replaceAll('é', '&eacute;'),
  'in XML, in JSON': (secret) => json(xml(secret)),
  'in XML, twice': (secret) => xml(xml(secret)),
  'in JSON, in XML': (secret) => xml(json(secret)),
  'in JSON, in an address, in XML': (secret) => xml(encodeURIComponent(json(secret))),
  'in JavaScript, as bytes': (secret) => percent(secret).replaceAll('%', '\\x'),
  'in JavaScript, as characters': (secret) => [...secret].map((one) => `\\u{${hexOf(one)}}`).join(''),
  'with some characters percent-encoded': (secret) =>
    [...secret].map((one, at) => (at % 3 === 0 || !/\w/.test(one) ? percent(one) : one)).join(''),
  'with its punctuation escaped for a shell': (secret) => secret.replaceAll(/[ -/:-@[-`{-~]/g, '\\$&'),
  'in base64, with escaped slashes': (secret) => base64(secret).replaceAll('/', '\\/'),
};

/** What is left of a secret: eight characters of it in a row, in any spelling. */
const isGone = (written: string, shown: string): boolean => {
  for (let at = 0; at + 8 <= written.length; at += 1) if (shown.includes(written.slice(at, at + 8))) return false;
  return shown.includes('***');
};

describe('a redactor', () => {
  test.each(Object.entries(encodings))('removes a secret %s', (_, encode) => {
    for (const secret of secrets) {
      const written = encode(secret);
      const shown = redactor(secret).text(`before ${written} after`);
      expect([secret, shown, isGone(written, shown)]).toEqual([
        secret,
        expect.stringMatching(/^before .* after$/s),
        true,
      ]);
    }
  });

  test.each(Object.entries(encodings))('removes a secret %s from bytes that are split anywhere', (_, encode) => {
    for (const secret of secrets) {
      const written = `<${encode(secret)}> tail`;
      const whole = Buffer.from(written);
      const made = redactor(secret);
      const expected = Buffer.from(made.bytes(whole)).toString();
      expect(isGone(encode(secret), expected)).toBe(true);
      // Long ones at some places: they hold no other characters.
      for (let at = 0; at <= whole.length; at += whole.length > 150 ? 7 : 1) {
        expect(inParts(made, [whole.subarray(0, at), whole.subarray(at)])).toBe(expected);
      }
      expect(
        inParts(
          made,
          [...whole].map((byte) => Uint8Array.of(byte)),
        ),
      ).toBe(expected);
    }
  });

  test('removes a secret in UTF-16, in both orders of bytes', () => {
    const bytes = Buffer.from('{"key":"sk-live/4f+9=Zq"}', 'utf16le');
    for (const written of [bytes, Buffer.from(bytes).swap16()]) {
      const shown = Buffer.from(redactor(secrets[0]).bytes(written)).toString('latin1').replaceAll('\0', '');
      expect([shown.includes('live'), shown.includes('***')]).toEqual([false, true]);
    }
  });

  test('masks secrets that overlap as one', () => {
    const both = redactor('abcdefgh', 'efghijkl', 'cdefgh-longer-secret');
    expect(both.text('xabcdefghijkly')).toBe('x***y');
    expect(both.text('xabcdefgh-longer-secrety')).toBe('x***y');
    expect(both.text('abcdefghabcdefgh')).toBe('******');
    for (let at = 0; at <= 14; at += 1) {
      const bytes = Buffer.from('xabcdefghijkly');
      expect(inParts(both, [bytes.subarray(0, at), bytes.subarray(at)])).toBe('x***y');
    }
  });

  test('removes secrets from names and values of JSON, and keeps all other values', () => {
    const value = readJson('{"a":[1.10,true,null,{"k-sk-live/4f+9=Zq":"v"}],"n":1234567890,"m":12345678901234567890}');
    const shown = redactor(...secrets).json(value) as Record<string, Json>;
    expect(shown['a']).toEqual([expect.any(ExactNumber), true, null, { 'k-***': 'v' }]);
    expect([shown['n'], shown['m']]).toEqual(['***', '******']);
  });

  test('returns what holds no secret as it is', () => {
    const value: Json = { a: ['text', 1, { b: null }] };
    const bytes = Buffer.from('sk-live/4f+9=Z, aaaaaaa, \\u0073\\u006b %73%6b &#115; cGFzcyB3b3Jk');
    expect(redactor(...secrets).json(value)).toBe(value);
    expect(redactor(...secrets).bytes(bytes)).toBe(bytes);
    expect(
      redactor(...secrets)
        .stream()
        .next(Buffer.from('[1]')),
    ).toEqual(Buffer.from('[1]'));
  });

  test('removes the beginning of a secret from a text that was cut off', () => {
    expect(redactor(secrets[0]).cut('the key is sk-live/')).toBe('the key is ***');
    expect(redactor(secrets[0]).cut('the key is s')).toBe('the key is s');
    expect(redactor(secrets[0]).cut('the key is sk-live/4f+9=Zq')).toBe('the key is ***');
  });

  test('holds back only what may be the beginning of a secret', () => {
    const stream = redactor(secrets[0]).stream();
    expect(Buffer.from(stream.next(Buffer.from('data: {"a":1}\n\n'))).toString()).toBe('data: {"a":1}\n\n');
    expect(Buffer.from(stream.next(Buffer.from('data: sk-liv'))).toString()).toBe('data: ');
    expect(Buffer.from(stream.next(Buffer.from('id'))).toString()).toBe('sk-livid');
    expect(Buffer.from(stream.end()).toString()).toBe('');
  });

  test('knows a credential with and without its scheme', () => {
    expect(redactor(' Bearer abcdef.ghijkl \n').text('abcdef.ghijkl')).toBe('***');
  });

  test.each([
    ['ApiKey 7c0ffee-badge', '7c0ffee-badge'],
    ['token abcdefghi', 'abcdefghi'],
    ['Zoho-oauthtoken abcdefghi', 'abcdefghi'],
    ['Klaviyo-API-Key abcdefghi', 'abcdefghi'],
    ['Custom 7c0ffeebadge', '7c0ffeebadge'],
    ['Token token="abcdefghi"', 'abcdefghi'],
    ['GoogleLogin auth=abcdefgh9', 'abcdefgh9'],
    ['sid=abcdefghi; theme=dark-green', 'abcdefghi'],
    ['ada:lovelace-1815', 'lovelace-1815'],
    [`Basic ${base64('ada:lovelace-1815')}`, 'lovelace-1815'],
    [base64('ada:lovelace-1815'), 'ada:lovelace-1815'.slice(4)],
    ['postgres://ada:lovelace-1815@db.test/x', 'lovelace-1815'],
  ])('knows the credential in %s', (whole, part) => {
    expect(redactor(whole).text(`a ${part} b`)).toBe('a *** b');
    expect(redactor(whole).text(`a ${percent(part)} b`)).toBe('a *** b');
  });

  test.each([
    ['Harbour Authority', 'Authority'],
    ['https://host.test:8080/path/segments', '8080/path/segments'],
    ['correct horse battery', 'horse battery'],
    [base64('\0\x01\x02:abcdefghijkl'), 'abcdefghijkl'],
  ])('knows no credential in %s', (whole, part) => {
    expect(redactor(whole).text(`a ${part} b`)).toBe(`a ${part} b`);
  });

  test.each([
    ['one repeated character', (size: number) => 'a'.repeat(size)],
    ['a repeated word', (size: number) => 'ab-ab/'.repeat(size / 6)],
    ['escapes', (size: number) => '%61'.repeat(size / 3)],
  ])('takes linear time for a long secret and a long text of %s', (_, write) => {
    // The text is 20 times as long as the secret; both grow.
    const work = (size: number): unknown => redactor(write(size)).bytes(Buffer.from(write(20 * size)));
    expect(growth(work, 2_400)).toBeLessThan(linear);
  });

  test('takes linear time for a text that arrives in small parts', () => {
    const made = redactor('a'.repeat(8_000));
    const work = (size: number): unknown => {
      const stream = made.stream();
      for (let at = 0; at < size; at += 1) stream.next(Buffer.from('a'));
      return stream.end();
    };
    expect(growth(work, 2_000)).toBeLessThan(linear);
  });

  test.each([
    ['a long text', (): Json => ({ text: `${'lorem '.repeat(100_000)}${secrets[0]}` })],
    ['many values', (): Json => [...Array(40_000).keys()].map((at) => ({ at, word: `word ${at}` }))],
    ['many values, of which one is a secret', (): Json => [...Array(40_000).fill(7), secrets[0]] as Json],
  ])('pauses while it removes secrets from %s', async (_, make) => {
    const value = make();
    let turns = 0;
    const count = (): void => {
      turns += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    const shown = await redactJson(value, redactor(secrets[0]));
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(8);
    expect(JSON.stringify(shown)).toBe(JSON.stringify(value).replace(secrets[0], '***'));
  });

  test('does not exist without a secret of eight characters', () => {
    expect([redactorOf([]), redactorOf(['', 'seven77']), redactorOf(['       7 '])]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

function inParts(made: Redactor, parts: readonly Uint8Array[]): string {
  const stream = made.stream();
  return Buffer.concat([...parts.map((part) => stream.next(part)), stream.end()]).toString();
}
