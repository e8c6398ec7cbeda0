import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
  ...readdirSync('packages').map((name) => `packages/${name}/README.md`),
].filter((name) => name.endsWith('.md'));

/** Phrases of a private idiom; plain English names who does what. */
const idiom =
  /\b(?:anybody|everybody|nobody|somebody|whoever|hears|(?:is|are) told|asks for nothing|is over|estate)\b/i;

describe('the documentation', () => {
  test.each(pages)('%s is in plain English', (page) => {
    const prose = readFileSync(page, 'utf8').replaceAll(/^```.*?^```/gms, '');
    expect(prose.split('\n').filter((line) => idiom.test(line))).toEqual([]);
  });

  test('is named in its index', () => {
    const index = readFileSync('docs/README.md', 'utf8');
    const named = readdirSync('docs').filter((name) => name.endsWith('.md') && name !== 'README.md');
    expect(named.filter((name) => !index.includes(`](${name})`))).toEqual([]);
  });
});
