import { describe, expect, test } from '@jest/globals';
import { plain } from '../paint.js';
import { renderPage } from './render-page.js';

const render = (page: string, width = 20): string => renderPage(page, { paint: plain, width });

describe('a page on a terminal', () => {
  test('has its paragraphs filled to the width', () => {
    expect(render('One two three\nfour five six seven.\n')).toBe('One two three four\nfive six seven.\n');
  });

  test('keeps a word that is longer than the width', () => {
    expect(render('a docs/diagnostics/port-clash.md b')).toBe('a\ndocs/diagnostics/port-clash.md\nb\n');
  });

  test('indents the later lines of list items', () => {
    expect(render('* one two three four five\n* six\n')).toBe('* one two three four\n  five\n* six\n');
  });

  test('shows links as their text, and bold text without its marks', () => {
    expect(render('**error** in [MCP](README.md#mcp)')).toBe('error in MCP\n');
  });

  test('indents fences, and leaves their lines and blank lines as they are', () => {
    expect(render('Like:\n\n```yaml\na: [b, c, d, e, f, g, h]\n\n# not a heading\n```\n\nEnd')).toBe(
      'Like:\n\n    a: [b, c, d, e, f, g, h]\n\n    # not a heading\n\nEnd\n',
    );
  });

  test('shows headings without their signs', () => {
    expect(render('# a-code\n\n## Why\n\nSo.')).toBe('a-code\n\nWhy\n\nSo.\n');
  });
});
