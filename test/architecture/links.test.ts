import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

const pages = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' })
  .split('\n')
  .filter((page) => page !== '' && existsSync(page));

/** A page without its code, in which nothing is a link or a heading. */
const proseOf = (page: string): string =>
  readFileSync(page, 'utf8')
    .replaceAll(/^ *(`{3,}).*\n(?:[^]*?\n)?? *\1`* *$/gm, '')
    .replaceAll(/<!--[^]*?-->/g, '');

/** The targets of `[text](target)` and of `[name]: target`. */
const linksOf = (page: string): readonly string[] => {
  const prose = proseOf(page).replaceAll(/`[^`\n]+`/g, '`');
  return [...prose.matchAll(/\]\(([^()\s]+)(?: "[^"]*")?\)|^ {0,3}\[[^\]]+\]: (\S+)/gm)].map(
    ([, inline, defined]) => inline ?? defined ?? '',
  );
};

/** The anchors that GitHub gives to the headings of a page; the second heading of a name ends with `-1`. */
const anchorsOf = (page: string): ReadonlySet<string> => {
  const seen = new Map<string, number>();
  const anchors = [...proseOf(page).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading = '']) => {
    const name = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const earlier = seen.get(name) ?? 0;
    seen.set(name, earlier + 1);
    return earlier === 0 ? name : `${name}-${earlier}`;
  });
  return new Set(anchors);
};

/** Why a link leads nowhere; `undefined` for one that arrives, or that leaves the repository. */
function faultOf(page: string, link: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return undefined;
  const [target = '', anchor] = link.split('#');
  const file = target === '' ? page : path.join(path.dirname(page), decodeURIComponent(target));
  if (!existsSync(file)) return `${page}: ${link} names no file`;
  if (anchor === undefined) return undefined;
  if (statSync(file).isDirectory() || !file.endsWith('.md')) return `${page}: ${link} names a part of what has none`;
  return anchorsOf(file).has(decodeURIComponent(anchor)) ? undefined : `${page}: ${link} names no heading`;
}

describe('links between pages', () => {
  const links = pages.flatMap((page) => linksOf(page).map((link) => [page, link] as const));

  test('arrive at a file, and at a heading of it', () => {
    expect(links.length).toBeGreaterThan(30);
    expect(links.flatMap(([page, link]) => faultOf(page, link) ?? [])).toEqual([]);
  });
});
