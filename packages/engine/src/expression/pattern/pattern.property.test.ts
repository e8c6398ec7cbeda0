import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compilePattern } from './pattern.js';

const atoms = {
  unicode: String.raw`a b . \d \w \W \s [ab] [^a] [a-c\d] \n é 😀 \u{1F600} \ud83d\ude00 [😀a] \p{L} \P{L} - \/ \x61 _ [^] [] ſ \ud83d`,
  plain: String.raw`a b . \d \w \W [ab] [^a] \- { } ] a{,2} \u{2} \u0061 \x6 \p é 😀 \012 \cA [^] \ud83d`,
};

/** The source of a regular expression of any structure but backreferences. */
const sources = (alphabet: string): fc.Arbitrary<string> =>
  fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      { weight: 3, arbitrary: fc.constantFrom(...alphabet.split(' ')) },
      { weight: 2, arbitrary: fc.tuple(tie('node'), tie('node')).map(([one, other]) => one + other) },
      { weight: 1, arbitrary: fc.tuple(tie('node'), tie('node')).map(([one, other]) => `(${one}|${other})`) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}', '*?', '+?', '{0}'))
          .map(([body, count]) => `(?:${body})${count}`),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(fc.constantFrom('^', '$', '\\b', '\\B'), tie('node')).map(([edge, body]) => edge + body),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom('(?=', '(?!', '(?<=', '(?<!'), tie('node'), tie('node'))
          .map(([look, condition, body]) => `${look}${condition})${body}`),
      },
    ),
  })).node;

const texts = fc
  .array(fc.constantFrom('a', 'b', 'c', '-', '_', '1', ' ', '\n', 'A', 'é', '😀', '\ud83d', 'ſ', 'u', '{', '\u2028'), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

describe('a pattern of a document', () => {
  test.each([
    ['with the flag u', atoms.unicode, ['u', 'ui', 'um', 'us', 'uims']],
    ['without it', atoms.plain, ['', 'i', 'm', 's', 'ims']],
  ])('means what it means in JavaScript, %s', (_, alphabet, flags) => {
    let compared = 0;
    fc.assert(
      fc.property(
        sources(alphabet),
        fc.constantFrom(...flags),
        fc.array(texts, { minLength: 4, maxLength: 4 }),
        (...given) => {
          const [source, chosen, each] = given;
          const pattern = compilePattern(source, chosen);
          expect(pattern).not.toHaveProperty('fault');
          if ('fault' in pattern) return;
          // The platform looks for `\\B` between the halves of a surrogate pair too.
          for (const text of each.filter((one) => !source.includes('\\B') || !one.includes('😀'))) {
            compared += 1;
            expect([text, pattern.test(text)]).toEqual([text, new RegExp(source, chosen).test(text)]);
          }
        },
      ),
      { numRuns: 600 },
    );
    expect(compared).toBeGreaterThan(1500);
  });
});
