import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';

export const hiddenCharacters: LintRule = {
  code: 'text-hidden-characters',
  group: 'security',
  recommended: true,
  rationale:
    'People who review the document do not see these characters. Models read them, and a name that contains one differs from the name that people see. Joiners inside emoji and in scripts that need them are allowed.',
  check: ({ texts }) =>
    texts.flatMap(({ text, at }) => {
      const found = listHidden(text);
      return found.length === 0
        ? []
        : [
            diagnose('text-hidden-characters', at, {
              characters: [...new Set(found)].slice(0, shownCharacters),
              count: found.length,
            }),
          ];
    }),
};

const shownCharacters = 5;

/** The code points of hidden characters, as `U+200B`. */
const listHidden = (text: string): readonly string[] =>
  isAscii(text)
    ? []
    : [...text.matchAll(hidden)].flatMap(([character], index) =>
        index === 0 && character === '\uFEFF' && text.startsWith(character) ? [] : [nameOf(character)],
      );

/** Most texts are ASCII, in which there are no such characters. */
// eslint-disable-next-line no-control-regex
const isAscii = (text: string): boolean => /^[\u0000-\u007F]*$/.test(text);

/**
 * Zero-width characters, bidirectional controls, tags outside flags, variation selectors outside Han; marks of direction
 * and joiners only after scripts that do not need them. Source: Unicode 16, UTS #55 and UTR #36.
 */
const hidden = new RegExp(
  [
    '[\\u180E\\u200B\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF]',
    '(?<![\\u{1F3F4}\\u{E0020}-\\u{E007E}])[\\u{E0001}\\u{E0020}-\\u{E007F}]',
    '(?<!\\p{Script=Han})[\\u{E0100}-\\u{E01EF}]',
    '(?<=^|[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Han}\\p{N}\\p{P}\\p{Z}\\s])[\\u200C-\\u200F]',
  ].join('|'),
  'gu',
);

const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
