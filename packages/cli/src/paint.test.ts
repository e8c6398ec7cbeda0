import { describe, expect, test } from '@jest/globals';
import { paintFor } from './paint.js';

const terminal = { isTTY: true };
const pipe = {};

describe('text', () => {
  test.each([
    ['a terminal', terminal, {}, true],
    ['a terminal of a known kind', terminal, { TERM: 'xterm-256color' }, true],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, false],
    ['a dumb terminal with forced colours', terminal, { TERM: 'dumb', FORCE_COLOR: '1' }, true],
    ['a terminal without colours', terminal, { NO_COLOR: '1' }, false],
    ['a terminal with an empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
    ['a terminal with colours forced off', terminal, { FORCE_COLOR: 'false' }, false],
    ['a terminal with both', terminal, { NO_COLOR: '1', FORCE_COLOR: '3' }, false],
    ['a pipe', pipe, {}, false],
    ['a pipe with forced colours', pipe, { FORCE_COLOR: '1' }, true],
  ])('on %s', (_, stream, environment, coloured) => {
    expect(paintFor(stream, environment).red('x')).toBe(coloured ? '\u001B[31mx\u001B[39m' : 'x');
  });
});
