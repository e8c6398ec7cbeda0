import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { growth, linear } from '../../../../../test/support/growth.js';
import { readYaml } from '../read-yaml.js';
import { readSimpleYaml } from './read-simple-yaml.js';

/** Whether both ways read a text alike: the same values, origins and diagnostics. */
const isReadAlike = (text: string): boolean =>
  isDeepStrictEqual(readYaml('test.yaml', text), readYaml('test.yaml', text, false));

describe('simple YAML', () => {
  test.each([
    ['a list at the indentation of its key', 'a:\n- x\n- y: 1\n  z: 2\nb: 3\n'],
    ['collections on the line of an item', '- - a\n  - b\n-   c: 1\n    d: 2\n'],
    ['absent values', 'a:\nb: # c\n  # d\nc:\n  -\n  -   # e\n\n  # f\nd:   '],
    [
      'comments at every indentation',
      'a:\n  b:\n    c: 1\n      # 6\n\n    # 4\n  # 2\n # 1\n    # 4\n\n  d: 2 # e\n# f',
    ],
    ['comments after a block scalar', 'a:\n  b: |\n    x\n\n   # 3\n  # 2\nc: d\n'],
    ['a first mark', '# a\n\n---  # b\n# c\na: 1\n'],
    ['words and numbers', 'a: [~, null, NULL, true, False, 0o17, 0x1F, -0, +1, 1e3, 1.10, .5, 5., 007, -.INF, .nan]\n'],
    ['texts that look like numbers', 'a: [1_000, 2024-01-01, 0o8, 1e, +, ., .., nULL, tRUE, 9007199254740993, yes]\n'],
    ['keys of other types', '1.0: a\ntrue: b\n~: c\n0x1F: d\n"": e\n__proto__: f\n'],
    ['spaces before the colon of a key', 'a : 1\n"b"  : 2\n'],
    ['plain text with indicators inside', 'a: b#c:d -e ?f "g" [h] {i} &j *k |l\nu: http://x/#y # z\n'],
    ['plain text that begins like an indicator', 'a: -b\nc: :d\ne: ?f\ng: [-h, i:j, ?k]\n'],
    ['plain text over lines', 'a: one\n  two # three\nb:\n  four\n\n\n  five\n - six\n'],
    ['quoted text over lines', "a: \"b  \n\n  c\\n \\\n   d\"\ne: 'f\n\n  g ''h\n  '\n"],
    ['every escape', 'a: "\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\"\\/\\\\\\N\\_\\L\\P\\x41\\u00e9\\U0001F600\\ud83d"\n'],
    ['marks inside scalars', 'a: ---\nb: "..."\nc: |\n  ---\n  ...\n'],
    ['literal text', 'a: |\n\n  b\n   c\n\n  d\n\n\ne: |- # f\n  g\nh: |+\n  i\n\nj: |2-\n   k\n  l'],
    ['folded text', 'a: >\n  b\n  c\n\n  d\n   e\n\n   f\n\n\n  g\n  \th\nk: >+1\n  l\n\n'],
    ['flow collections over lines', 'a: [b, # c\n  d, {e: f, "g":1, \'h\' : [],\n  i: {}}\n]\nj: {k: [l,],\n}\n'],
    ['JSON', '{"a": [1, true, null, {"b": "c\\u0041", "d": {}}],\n"e": -1.5e3}\n'],
    ['characters beyond ASCII', 'é: "😀"\nb: 😀\u2028\u0085 x\n'],
  ])('with %s is read without the library, with the same result', (_, text) => {
    expect(readSimpleYaml('test.yaml', text)).toBeDefined();
    expect(readYaml('test.yaml', text)).toEqual(readYaml('test.yaml', text, false));
    expect(isReadAlike(text)).toBe(true);
  });

  test.each([
    ['a list on the line of its key', 'a: - b\n'],
    ['a mapping on the line of a key', 'a: b: c\n'],
    ['a plain text that goes on like a key', 'a: b\n  c: d\n'],
    ['a quoted key without a space after the colon', '"a":b\n'],
    ['a key of several lines', '"a\n b": c\n'],
    ['a key that occurs twice', 'a: 1\na: 2\n'],
    ['a number and a text as the same key', '{1: a, "1": b}\n'],
    ['a merge key', '<<: {a: 1}\n'],
    ['an explicit key', '? a\n: b\n'],
    ['a key without a text', ': a\n'],
    ['a long key', `${'k'.repeat(1_100)}: 1\n`],
    ['an anchor', 'a: &b c\n'],
    ['a tag', 'a: !b c\n'],
    ['a directive', '%YAML 1.2\n---\na: b\n'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['a final mark', 'a: 1\n...\n'],
    ['a byte order mark', '\uFEFFa: 1\n'],
    ['carriage returns', 'a: 1\r\nb: 2\r\n'],
    ['a tab as indentation', 'a:\n\tb: 1\n'],
    ['a tab after a value', 'a: b\t\nc: d\n'],
    ['a key that is indented less than the first', 'a:\n    b: 1\n  c: 2\n'],
    ['an unclosed quote', 'a: "b\nc: d\n'],
    ['quoted text that is not indented', 'a: "b\nc"\n'],
    ['text after a quote', 'a: "b" c\n'],
    ['an unknown escape', 'a: "\\q"\n'],
    ['a code beyond Unicode', 'a: "\\U00110000"\n'],
    ['a comment without a space before it', 'a: "b"#c\n'],
    ['an unclosed list', 'a: [b\nc: d\n'],
    ['a list that is not indented', 'a: [b,\nc]\n'],
    ['an empty item', 'a: [b,,c]\n'],
    ['a pair in a list', 'a: [b: c]\n'],
    ['a block scalar without text', 'a: |\nb: c\n'],
    ['a blank line that is indented further than the text', 'a: |\n    \n  b\n'],
    ['a reserved character', 'a: @b\n'],
    ['a text alone', 'a\n'],
    ['a text that ends at once', '... a: 1\n'],
    ['nothing', '# a\n'],
    ['nesting beyond a limit', `${'['.repeat(150)}${']'.repeat(150)}\n`],
  ])('is not %s, which the library reads', (_, text) => {
    expect(readSimpleYaml('test.yaml', text)).toBeUndefined();
  });

  test.each([
    ['keys', 1_000, (size: number) => Array.from({ length: size }, (_, at) => `k${at}: v\n`).join('')],
    ['comments', 4_000, (size: number) => `${'- '.repeat(90)}a\n${'      # c\n'.repeat(size)}- b\n`],
    ['blank lines', 20_000, (size: number) => `a: b\n${'\n'.repeat(size)}  c\n`],
    ['backslashes', 20_000, (size: number) => `a: "${'\\\\'.repeat(size)}"\n`],
    ['spaces', 20_000, (size: number) => `a: |${' '.repeat(size)}x\n`],
  ])('takes time in proportion to its %s', (_, least, textOf) => {
    expect(growth((size) => readSimpleYaml('test.yaml', textOf(size)), least)).toBeLessThan(linear);
  });
});

const oneOf = (...pieces: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...pieces);
const indent = oneOf('', '', '  ', '  ', '    ', ' ', '   ', '      ');
const opening = oneOf(
  'a: ',
  'b: ',
  'c:',
  '"d": ',
  '- ',
  '- ',
  '-',
  '- e: ',
  '- - ',
  "'f' : ",
  '1: ',
  '# g',
  '',
  '<<: ',
);
const content = oneOf(
  ...['', '', 'x', 'x y', 'x: y', 'x#y', '# z', ' # z', 'null', '1.0', '-1', '---', '...', '|', '>', '|-', '>+', '|2'],
  ...[
    '"q"',
    "'q'",
    '"q',
    'q"',
    "'q''q'",
    '"\\n \\',
    '[x, y]',
    '{x: 1}',
    '{"x":1}',
    '[',
    ']',
    '{x: [',
    '},',
    '[x,',
    'y]',
  ],
  ...['&x y', '*x', '!x y', '? x', '@x', '%x', '\tx', 'x\t', '\r', '\uFEFFx', '\u2028x', '😀', '\ud800', '\0'],
);
const lines = fc.tuple(indent, opening, content, oneOf('', '', '', ' ', ' # c')).map((parts) => parts.join(''));
const texts = fc.tuple(fc.array(lines, { maxLength: 8 }), oneOf('', '\n')).map(([all, end]) => all.join('\n') + end);

const strings = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  oneOf('a\nb', '\n a\n\nb\n', 'true', '0x1', ' a ', 'a: b', '- a', 'a\n  b\n c'),
);
const { tree: trees } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(strings, fc.boolean(), fc.constant(null), fc.double(), fc.integer()),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(strings, tie('tree'), { maxKeys: 4 }),
  ),
}));
const styles = fc.record({
  indent: fc.constantFrom(2, 4),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(0, 20, 80),
  collectionStyle: fc.constantFrom('any', 'block', 'flow'),
  defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
});
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  piece: fc.oneof(content, oneOf('', ' ', '  ', '\n', ':', ': ', '#', ' # c\n', '\n    # c\n', ',')),
  drops: fc.nat({ max: 3 }),
});

describe('every text', () => {
  test('of pieces of YAML is read alike with the library alone', () => {
    fc.assert(fc.property(texts, isReadAlike), { numRuns: 3_000 });
  });

  test('that the library writes is read alike, also when it is damaged', () => {
    fc.assert(
      fc.property(trees, styles, damage, (tree, style, { at, piece, drops }) => {
        const text = stringify(tree, style);
        const place = Math.floor(at * text.length);
        return isReadAlike(text) && isReadAlike(text.slice(0, place) + piece + text.slice(place + drops));
      }),
      { numRuns: 600 },
    );
  });
});
