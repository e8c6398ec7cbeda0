import { describe, expect, test } from '@jest/globals';
import { compilePattern, type Pattern } from './pattern.js';

function compiled(source: string, flags = 'u'): Pattern {
  const pattern = compilePattern(source, flags);
  if ('fault' in pattern) throw new Error(pattern.reason);
  return pattern;
}

const letters = 'a'.repeat(50_000);

describe('a pattern of a document', () => {
  // Each of them takes a backtracking engine quadratic to exponential time.
  test.each([
    ['a repeated repetition', '^(a+)+$', `${letters}!`, false],
    ['overlapping alternatives', '^(a|aa)+$', `${letters}!`, false],
    ['an optional alternative', '^(a|a?)+$', `${letters}!`, false],
    ['nested stars', '^((.*)*)*x$', letters, false],
    ['counted wildcards', '(.*a){20}x', letters, false],
    ['adjacent repetitions', '(x+x+)+y', 'x'.repeat(50_000), false],
    ['lookarounds with repetitions', '(?=(.*b)+)(?!(a+)+c)(?<=(a+)+)d', letters, false],
    ['a late start', '\\s+$', `${' '.repeat(50_000)}x`, false],
    ['an address', '^\\S+@\\S+\\.\\S+$', `a@${'a.'.repeat(25_000)} `, false],
    ['a match at the end', '(a|a)*b$', `${letters}b`, true],
    ['letters beyond ASCII', '^([\\p{L}]+)+$', `${'æøå'.repeat(16_000)}!`, false],
  ])('ends for a text of 50,000 characters: %s', (_, source, text, matches) => {
    expect(compiled(source).test(text)).toBe(matches);
  });

  test('gives up where every character makes a new state', () => {
    const pattern = compiled('a.{1,2000}b');
    expect(pattern.test(letters)).toBeUndefined();
    expect(pattern.test('axxb')).toBe(true);
  });

  test.each([
    ['a backreference', '(a)\\1', 'u', 'unsupported'],
    ['a named backreference', '(?<x>a)\\k<x>', 'u', 'unsupported'],
    ['repetitions beyond ten thousand states', '(a{1,100}){1,101}', 'u', 'unsupported'],
    ['nested counts', '((((a{99}){99}){99}){99}){99}', 'u', 'unsupported'],
    ['groups nested beyond a hundred levels', `${'('.repeat(101)}${')'.repeat(101)}`, 'u', 'unsupported'],
    ['more than sixteen lookarounds', '(?=a)'.repeat(17), 'u', 'unsupported'],
    ['an open class', '[a-z', 'u', 'invalid'],
    ['an unknown escape', '\\y', 'u', 'invalid'],
    ['an unknown flag', 'a', 'g', 'invalid'],
  ])('is refused with a reason: %s', (_, source, flags, fault) => {
    expect(compilePattern(source, flags)).toEqual({ fault, reason: expect.stringMatching(/\w/) });
  });
});
