import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { ExactNumber, type Json } from '@naftiko/spec';
import { writeYaml } from './write-yaml.js';

test('writes documents as people write them', () => {
  const text = `naftiko: 1.0.0-alpha2
info:
  label: Ships of a harbour
  description: |-
    Reads ships.

    * Names, "flags": both
  tags:
    - sea
    - "yes"
  created: 2026-05-19
capability:
  consumes:
    - type: http
      baseUri: "{{host}}/v1"
      inputParameters: []
      timeout: 1.10
      nested:
        - - "1"
          - -2
        - {}
`;
  const value = parse(text) as { capability: { consumes: [{ timeout: unknown }] } };
  value.capability.consumes[0].timeout = new ExactNumber('1.10');
  expect(writeYaml(value as unknown as Json)).toBe(text);
});

test.each([
  ...[
    '',
    ' ',
    'a ',
    ' a',
    'a: b',
    'a:',
    'a #b',
    '#',
    '- a',
    '-',
    '~',
    'null',
    'True',
    'no',
    '1',
    '0x1f',
    '1_000',
    '.5',
    '1e3',
  ],
  ...[
    'a\nb',
    'a\n',
    'a\n\n',
    '\na',
    ' a\nb',
    'a\n  \nb',
    'a\n b\n',
    'a\r\nb',
    'a\tb',
    '\ta',
    'a\nb: c #d',
    '---\na',
    '...',
  ],
  ...[
    '*a',
    '&a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a',
    "'a",
    '"a',
    '{a',
    '[a',
    ']',
    'a, b',
    '<<',
    '=',
    '?',
    '? a',
    '2026-05-19',
  ],
  ...['\u0000', '\u0007', '\u007f', '\u0085', '\u2028', '\ufeff', '\ud800', '\u202eevil', '😀', 'é', 'x\\y'],
])('keeps the text %j, also as a key and in a list', (text) => {
  const value = { a: text, [text]: text, list: [text, [text], { [text]: text }] };
  expect(parse(writeYaml(value))).toEqual(value);
});

test('keeps any value', () => {
  const texts = fc.string({ unit: fc.constantFrom(...' \n\t:#-"\'{}[]|>&*!?,%@~aA1.é\u2028'), maxLength: 8 });
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      texts,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(texts, tie('any'), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).any;
  fc.assert(fc.property(value, (one) => expect(parse(writeYaml(one as Json))).toEqual(one)));
});
