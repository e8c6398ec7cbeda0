import { afterEach, describe, expect, test } from '@jest/globals';
import { diagnose } from '@naftiko/spec';
import { at, closeFixtures, input, plan, serve, type Routes } from '../../../../test/support/expose/rest-fixture.js';

afterEach(closeFixtures);

describe('planning', () => {
  test('lists and counts the valid routes', () => {
    const broken = diagnose('call-missing', at, {});
    const { mount } = plan({ routes: { 'GET /a/{{x}}': {}, 'POST /b': { broken } } });
    expect(mount).toMatchObject({
      kind: 'http',
      namespace: 'front',
      serves: 1,
      noun: 'routes',
      routes: ['GET /a/{x}'],
      entryPath: '',
    });
  });

  test.each<[string, Routes, string, string]>([
    ['two routes of one shape', { 'GET /a/{x}': {}, 'GET /a/{y}': {} }, 'rest-route-duplicate', 'GET /a/{y}'],
    ['a literal behind a placeholder', { 'GET /a/{x}': {}, 'GET /a/b': {} }, 'rest-route-shadowed', 'GET /a/b'],
    ['a fragment', { 'GET /v1/#Delete': {} }, 'rest-path-fragment', '/v1/#Delete'],
    ['a query', { 'GET /v1?comp=list': {} }, 'rest-path-query', '/v1?comp=list'],
    [
      'a path parameter without a place',
      { 'GET /calls': { inputs: [input('Sid', { slotKinds: ['path'] })] } },
      'rest-path-param-as-query',
      'GET /calls',
    ],
  ])('reports %s', (_, routes, code, place) => {
    expect(plan({ routes }).diagnostics).toMatchObject([{ code, at: { path: [place] } }]);
  });

  test('counts a forward as one route, unless its target is missing', () => {
    const routes: Routes = { 'GET /a/{path}': { forwardsTo: 'registry' }, 'GET /b/{path}': { forwardsTo: 'registri' } };
    const { mount } = plan({ routes });
    expect(mount.routes).toEqual(['GET /a/{path}', 'ANY /a/{path}', 'GET /b/{path}']);
    expect(mount.serves).toBe(3);
    expect(mount.operations).toHaveLength(2);
  });

  test('accepts routes of different methods', () => {
    expect(plan({ routes: { 'GET /a/{x}': {}, 'POST /a/b': {} } }).diagnostics).toEqual([]);
  });

  test("appends an operation's own path to that of its resource", () => {
    expect(plan({ routes: { 'GET /queries': { path: '/all' } } }).mount.routes).toEqual(['GET /queries/all']);
  });

  test('prefers the valid one of two routes of one shape', async () => {
    const broken = diagnose('call-missing', at, {});
    const routes: Routes = { 'GET /a/{x}': { broken }, 'GET /a/{y}': {} };
    expect(plan({ routes }).diagnostics).toMatchObject([
      { code: 'rest-route-duplicate', at: { path: ['GET /a/{x}'] } },
    ]);
    expect((await (await serve({ routes }))('GET', '/a/1')).status).toBe(200);
  });
});
