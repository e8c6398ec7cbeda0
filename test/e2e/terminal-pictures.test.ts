import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { terminalSvg } from '../../docs/tools/ansi-to-svg.js';
import { drawTerminals } from '../../docs/tools/draw-terminals.js';

// When this fails: `npm run docs` draws the pictures anew.
describe('the pictures of the terminal', () => {
  let drawn: Readonly<Record<string, string>>;
  beforeAll(async () => {
    drawn = await drawTerminals();
  });

  // Plots of measurements and pictures of pages are drawn, and tested, elsewhere.
  test.each(readdirSync('docs/images').filter((name) => !/^(?:growth|page)-/.test(name)))(
    '%s shows what the command prints',
    (name) => {
      expect(drawn[name]).toBe(readFileSync(`docs/images/${name}`, 'utf8'));
    },
  );
});

describe('a picture of a terminal', () => {
  const texts = (output: string) =>
    [
      ...terminalSvg('Title', output).matchAll(
        /<text(?: class="(\w+)")? x="([\d.]+)" y="(\d+)" textLength.*>(.*)<\/text>/g,
      ),
    ].map(([, look = '', x, y, text]) => [look, Number(x), Number(y), text]);

  test('has a text for each look, at its place', () => {
    expect(texts('one \u001B[31mtwo\u001B[39m\n  three')).toEqual([
      ['', 18, 48, 'one'],
      ['red', 49.2, 48, 'two'],
      ['', 33.6, 66, 'three'],
    ]);
  });

  test('continues a long line on the next row, as a terminal does', () => {
    const rows = texts('x'.repeat(250));
    expect(rows.map(([, , , text]) => String(text).length)).toEqual([112, 112, 26]);
    expect(new Set(rows.map(([, x]) => x))).toEqual(new Set([18]));
  });

  test('escapes what SVG reads as markup', () => {
    expect(texts('<a> & "b"')).toEqual([['', 18, 48, '&lt;a&gt; &amp; "b"']]);
  });
});
