import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { blocksOf, ConsolePage } from '../support/console-page.js';

const text = readFileSync('docs/tutorial.md', 'utf8');
const blocks = blocksOf(text);
const ports = [...new Set([...text.matchAll(/(?::|port: |port )(\d{4})\b/g)].map(([, port = '']) => port))];

let page: ConsolePage;
beforeAll(async () => {
  page = await ConsolePage.open(ports);
});
afterAll(() => page.close());

describe('the tutorial', () => {
  test('shows documents and commands', () => {
    expect(blocks.filter(({ kind }) => kind === 'file').length).toBeGreaterThanOrEqual(6);
    expect(blocks.filter(({ kind }) => kind === 'command').length).toBeGreaterThanOrEqual(15);
  });

  // The page is run from top to bottom, because commands depend on earlier ones.
  test.each(
    blocks.map((block) => [block.kind === 'file' ? `saves ${block.name}` : `$ ${block.command}`, block] as const),
  )('%s', async (_, block) => {
    if (block.kind === 'file') await page.save(block.name, block.text);
    else expect(await page.run(block.command)).toBe(block.output);
  });

  test('links only to pages that exist', () => {
    const targets = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !existsSync(`docs/${target}`))).toEqual([]);
  });
});
