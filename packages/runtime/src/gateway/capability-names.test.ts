import { describe, expect, test } from '@jest/globals';
import { nameCapabilities } from './capability-names.js';

const name = (paths: readonly string[], ...rest: DropFirst<Parameters<typeof nameCapabilities>>) =>
  nameCapabilities(
    paths.map((path) => ({ file: `capabilities/${path}`, path })),
    ...rest,
  );

type DropFirst<List extends readonly unknown[]> = List extends readonly [unknown, ...infer Rest] ? Rest : never;

describe('the name of a capability', () => {
  test.each([
    ['orders.yaml', 'orders'],
    ['github/issues.yaml', 'github-issues'],
    ['GitHub/pullRequests.yml', 'git-hub-pull-requests'],
    ['café menu.yaml', 'cafe-menu'],
    ['a__b/c.v2.yaml', 'a-b-c-v2'],
    ['-x-.yaml', 'x'],
  ])('follows from its path: %s', (path, expected) => {
    expect(name([path])).toEqual([{ ok: true, source: expect.anything(), name: expected }]);
  });

  test('does not depend on other files', () => {
    const alone = name(['b/one.yaml'])[0];
    expect(name(['a/one.yaml', 'b/one.yaml', 'c.yaml'])).toContainEqual(alone);
  });

  test('belongs to the first by path, and the other learns how to get one', () => {
    const [first, second] = name(['a/b-c.yaml', 'a-b/c.yaml']);
    expect(first).toMatchObject({ ok: true, name: 'a-b-c', source: { path: 'a-b/c.yaml' } });
    expect(second).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/belongs to "capabilities\/a-b\/c\.yaml".*run\.gateway\.names.*"a\/b-c\.yaml"/),
    });
  });

  test('stays with the file that has it when a file with an earlier path is added', () => {
    const owners = new Map([['a-b-c', { source: { file: 'capabilities/a/b-c.yaml', path: 'a/b-c.yaml' } }]]);
    expect(name(['a/b-c.yaml', 'a-b/c.yaml'], undefined, owners)).toMatchObject([
      { ok: false, problem: expect.stringContaining('belongs to "capabilities/a/b-c.yaml"') },
      { ok: true, name: 'a-b-c', source: { path: 'a/b-c.yaml' } },
    ]);
    // An owner that is gone, or that has another name now, keeps nothing.
    expect(name(['a-b/c.yaml'], undefined, owners)).toMatchObject([{ ok: true }]);
    expect(name(['a/b-c.yaml', 'a-b/c.yaml'], new Map([['a/b-c.yaml', 'other']]), owners)).toMatchObject([
      { ok: true, name: 'a-b-c' },
      { ok: true, name: 'other' },
    ]);
  });

  test.each([['mcp.yaml'], ['日本.yaml']])('is missing for %s, which needs a given one', (path) => {
    expect(name([path])).toMatchObject([{ ok: false }]);
    expect(name([path], new Map([[path, 'given']]))).toMatchObject([{ ok: true, name: 'given' }]);
  });
});
