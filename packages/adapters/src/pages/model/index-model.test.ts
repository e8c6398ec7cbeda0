import { describe, expect, test } from '@jest/globals';
import type { GatewayView } from '@naftiko/runtime';
import { describeIndex } from './index-model.js';
import { readIndexQuery } from './index-query.js';

const count = 2_500;
const capabilities = Array.from({ length: count }, (_, index) => ({
  name: `d-${String(index).padStart(4, '0')}`,
  file: `above/folder/d-${index}.yaml`,
  folder: 'folder',
  state: index % 2 === 0 ? 'planned' : 'waiting',
  label: undefined,
  description: undefined,
  tags: [`t${index % 100}`],
  routes: [],
  tools: [],
  reasons: [],
  broken: [],
}));
const source: GatewayView = {
  list: () => capabilities,
  search: () => ['d-0007', 'gone', 'd-2400'],
  toolCount: () => 0,
};
const index = (url: string) => describeIndex(source, readIndexQuery(url));

describe('the list of 2,500 capabilities', () => {
  test.each([
    ['/', 1, 50, undefined, '?page=2'],
    ['/?page=2', 51, 100, '?page=1', '?page=3'],
    ['/?page=50', 2_451, 2_500, '?page=49', undefined],
    ['/?page=99999', 2_451, 2_500, '?page=49', undefined],
    ['/?page=-1', 1, 50, undefined, '?page=2'],
    ['/?page=x', 1, 50, undefined, '?page=2'],
  ])('has parts of bounded size: %s', (url, first, last, previous, next) => {
    const shown = index(url);
    expect(shown).toMatchObject({ first, last, previous, next, found: count, total: count });
    expect(shown.rows).toHaveLength(50);
    expect(shown.tags.length).toBeLessThanOrEqual(40);
  });

  test('keeps the query in the links to other parts', () => {
    expect(index('/?state=waiting').next).toBe('?state=waiting&page=2');
  });

  test('puts capabilities that are named by all words before those that the search finds', () => {
    expect(index('/?q=d-2400').rows.map(({ name }) => name)).toEqual(['d-2400', 'd-0007']);
  });

  test('does not search the folders above all of them', () => {
    expect(index('/?q=above').rows.map(({ name }) => name)).toEqual(['d-0007', 'd-2400']);
    expect(index('/').rows[0]).toMatchObject({ provider: 'folder' });
  });

  test('is empty for what nothing matches', () => {
    expect(index('/?tag=none')).toMatchObject({ rows: [], found: 0, first: 0, last: 0, next: undefined });
  });
});
