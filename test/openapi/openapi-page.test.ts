import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { blocksOf, ConsolePage } from '../support/console-page.js';

const blocks = blocksOf(readFileSync('docs/openapi.md', 'utf8'));

let page: ConsolePage;
beforeAll(async () => {
  page = await ConsolePage.open([]);
});
afterAll(() => page.close());

/** The page shows the folder of its reader; tests run in another one. */
const atHome = (output: string): string => output.replace(/^(Imported .*: )\S*\/(\S+)$/m, '$1/home/ada/$2');

describe('the page about OpenAPI', () => {
  test('shows commands', () => {
    expect(blocks.filter(({ kind }) => kind === 'command').length).toBeGreaterThanOrEqual(6);
  });

  // The page is run from top to bottom, because commands depend on earlier ones.
  test.each(
    blocks.map((block) => [block.kind === 'file' ? `saves ${block.name}` : `$ ${block.command}`, block] as const),
  )('%s', async (_, block) => {
    if (block.kind === 'file') await page.save(block.name, block.text);
    else expect(atHome(await page.run(block.command))).toBe(block.output);
  });
});
