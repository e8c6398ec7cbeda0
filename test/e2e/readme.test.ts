import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { builtins } from '@naftiko/adapters';

/** Every page with code: the first one, and one per package. */
const pages = ['README.md', ...readdirSync('packages').map((name) => `packages/${name}/README.md`)];

const read = (page: string): string => readFileSync(page, 'utf8');

interface Shown {
  readonly page: string;
  readonly source: string;
  readonly output: string;
}

/** Programs, each with the output shown below it. */
const programs = pages.flatMap((page): readonly Shown[] =>
  [...read(page).matchAll(/```js\n(.*?)```\n\n```text\n(.*?)```/gs)].map(([, source = '', output = '']) => ({
    page,
    source,
    output,
  })),
);

/** Commands that end by themselves, each with the output shown below it. */
const commands = pages.flatMap((page): readonly Shown[] =>
  [...read(page).matchAll(/```console\n(.*?)```/gs)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .filter((part) => /^naftiko (?!run)/.test(part))
      .map((part) => {
        const [source = '', ...output] = part.split('\n');
        return { page, source, output: output.join('\n') };
      }),
  ),
);

/** Runs a program with standard input, and returns its output for any exit code. */
const printed = (args: readonly string[], input = ''): Promise<string> =>
  new Promise((resolve) => {
    const environment = { ...process.env, NO_COLOR: '1', GITHUB_ACTIONS: '' };
    const child = execFile(process.execPath, args, { env: environment }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
    child.stdin?.end(input);
  });

describe('a README', () => {
  test.each(programs)('of $page shows a program with its output', async ({ source, output }) => {
    expect(await printed(['--input-type=module'], source)).toBe(output);
  });

  test.each(commands)('of $page shows "$source" with its output', async ({ source, output }) => {
    const [, ...args] = source.split(' ');
    expect((await printed(['bin/naftiko.js', ...args])).trim()).toBe(output.trim());
  });

  test('shows the first example unchanged', () => {
    expect(read('README.md')).toContain(read('examples/berths.yaml'));
  });

  test('of the adapters names every built-in', () => {
    const words = Object.values(builtins).flatMap((table) => Object.keys(table));
    expect(words.filter((word) => !read('packages/adapters/README.md').includes(`\`${word}\``))).toEqual([]);
  });

  test.each(pages)('%s links only to existing files', (page) => {
    const directory = page.replace(/[^/]*$/, '');
    const targets = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !existsSync(`${directory}${target}`))).toEqual([]);
  });
});
