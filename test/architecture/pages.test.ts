import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const packages = readdirSync('packages');

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
  ...packages.map((name) => `packages/${name}/README.md`),
].filter((name) => name.endsWith('.md'));

/** Phrases that are not used in pages, comments and messages: plain English names who does what. */
const idiom =
  /\b(?:anybody|everybody|nobody|somebody|whoever|hears|(?:is|are) told|asks for nothing|is over|estate)\b/i;

describe('the documentation', () => {
  test.each(pages)('%s is in plain English', (page) => {
    const prose = readFileSync(page, 'utf8').replaceAll(/^```.*?^```/gms, '');
    expect(prose.split('\n').filter((line) => idiom.test(line))).toEqual([]);
  });

  test.each(packages)('the source of %s is in plain English', (name) => {
    const files = readdirSync(`packages/${name}/src`, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !/generated|\.test\.ts$|\.contract\.ts$/.test(file),
    );
    expect(files.length).toBeGreaterThan(0);
    const lines = files.flatMap((file) =>
      readFileSync(`packages/${name}/src/${file}`, 'utf8')
        .split('\n')
        .map((line) => `${file}: ${line}`),
    );
    expect(lines.filter((line) => idiom.test(line))).toEqual([]);
  });

  test('is named in its index', () => {
    const index = readFileSync('docs/README.md', 'utf8');
    const named = readdirSync('docs').filter((name) => name.endsWith('.md') && name !== 'README.md');
    expect(named.filter((name) => !index.includes(`](${name})`))).toEqual([]);
  });
});
