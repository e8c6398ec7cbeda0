import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { blocksIn, excerptOf, nearestExcerpt, refreshed, sourceLine } from '../../docs/tools/excerpts.js';

const page = readFileSync('docs/style.md', 'utf8');
const blocks = blocksIn(page);

describe('a code block of docs/style.md', () => {
  test('names the file it is taken from', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(8);
    expect(blocks.filter(({ file }) => file === '').map(({ text }) => text)).toEqual([]);
  });

  // When this fails: `npm run docs` rewrites the blocks, also where a declaration has another name or file now.
  test.each(blocks)('shows $file as it is ($anchors)', (block) => {
    const excerpt = excerptOf(block) ?? nearestExcerpt(block);
    expect({ file: block.file, anchors: block.anchors, text: block.text }).toEqual(excerpt);
  });
});

describe('rewriting the blocks', () => {
  const file = 'packages/spec/src/diagnostic/checked.ts';
  const real = { file, anchors: ['mapChecked'] };
  const text = excerptOf(real)?.text ?? '';
  const shown = (source: typeof real, code: string) =>
    `Before.\n\n${sourceLine(source)}\n\n\`\`\`ts\n${code}\`\`\`\n\nAfter.\n`;

  test('takes the text of the file', () => {
    expect(text).toContain('export const mapChecked');
    expect(refreshed(shown(real, 'const old = 1;\n'))).toBe(shown(real, text));
  });

  test.each([
    ['name', { file, anchors: ['convertChecked'] }],
    ['file', { file: 'packages/spec/src/checked.ts', anchors: ['mapChecked'] }],
  ])('follows a declaration that has another %s now', (_, source) => {
    expect(refreshed(shown(source, text.replace('mapChecked', 'convertChecked')))).toBe(shown(real, text));
  });

  test('leaves a block alone that is like nothing in the repository', () => {
    const unknown = shown({ file: 'packages/nowhere.ts', anchors: ['nothing'] }, 'gibberish quux(42);\n');
    expect(refreshed(unknown)).toBe(unknown);
  });
});
