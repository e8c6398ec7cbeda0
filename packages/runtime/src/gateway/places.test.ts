import { describe, expect, test } from '@jest/globals';
import { assignPlaces, prepareFindPlace, type PlacedMount } from './places.js';

const mcp = (namespace: string): PlacedMount => ({ type: 'mcp', namespace, routes: [] });
const rest = (namespace: string, ...routes: readonly string[]): PlacedMount => ({ type: 'rest', namespace, routes });
const skill = (namespace: string): PlacedMount => ({ type: 'skill', namespace, routes: [] });

/** The namespace that serves a path, and the path that its adapter receives. */
function find(mounts: readonly PlacedMount[], path: string): string | undefined {
  const place = prepareFindPlace(assignPlaces(mounts), mounts)(path);
  return place === undefined ? undefined : `${place.namespace} ${path.slice(place.removes.length)}`;
}

describe('the place of an adapter', () => {
  test.each<[string, readonly PlacedMount[], string, string | undefined]>([
    ['of one MCP server', [rest('r', 'GET /a'), mcp('m')], '/mcp', 'm '],
    ['of one of several MCP servers', [mcp('m'), mcp('n')], '/mcp/n', 'n '],
    ['of none of several MCP servers', [mcp('m'), mcp('n')], '/mcp', undefined],
    ['of a REST route', [rest('r', 'GET /a'), mcp('m')], '/a', 'r /a'],
    ['of a longer name than that of a place', [rest('r', 'GET /mcps'), mcp('m')], '/mcps', 'r /mcps'],
    ['of skills', [rest('r', 'GET /a'), skill('s')], '/skills/one', 's /skills/one'],
    ['of one of several skill servers', [skill('s'), skill('t')], '/t/skills/one', 't /skills/one'],
    ['of a route that MCP hides', [rest('r', 'GET /mcp/{id}'), mcp('m')], '/rest/mcp/7', 'r /mcp/7'],
    ['of a route that nothing hides', [rest('r', 'GET /mcp')], '/mcp', 'r /mcp'],
    ['of the more literal route', [rest('r', 'GET /a/{id}'), rest('q', 'GET /a/b')], '/a/b', 'q /a/b'],
    ['of the only route that fits', [rest('r', 'GET /a/{id}'), rest('q', 'GET /a/b')], '/a/c', 'r /a/c'],
    ['of a forward', [rest('r', 'GET /a'), rest('q', 'ANY /b/{path}')], '/b/c/d', 'q /b/c/d'],
    ['of nothing', [mcp('m')], '/other', undefined],
  ])('is that %s', (_, mounts, path, expected) => {
    expect(find(mounts, path)).toBe(expected);
  });

  test('says which route has moved', () => {
    expect(assignPlaces([rest('r', 'GET /mcp', 'GET /a'), mcp('m')]).notes).toEqual([
      'The route /mcp is served at /rest/mcp.',
    ]);
  });
});
