import { describe, expect, test } from '@jest/globals';
import { compileRoutePath } from './route-path.js';
import { findShadowed } from './shadowed-routes.js';
import { compileRouteTable } from './route-table.js';

const tableOf = (...routes: readonly string[]) =>
  compileRouteTable(
    routes.map((route) => {
      const [method = '', path = ''] = route.split(/ (.*)/);
      return { method: method === 'ANY' ? undefined : method, path: compileRoutePath(path, 'rest'), value: route };
    }),
  );

describe('a route table', () => {
  test.each([
    ['finds a literal path', ['GET /a/b'], 'GET /a/b', 'GET /a/b', []],
    ['finds the root', ['GET /'], 'GET /', 'GET /', []],
    ['captures a placeholder', ['GET /ships/{imo}'], 'GET /ships/9', 'GET /ships/{imo}', ['9']],
    ['reads double braces like single ones', ['GET /ships/{{imo}}'], 'GET /ships/9', 'GET /ships/{{imo}}', ['9']],
    ['prefers a literal declared later', ['GET /a/{x}', 'GET /a/b'], 'GET /a/b', 'GET /a/b', []],
    ['prefers the literal further left', ['GET /{x}/b', 'GET /a/{y}'], 'GET /a/b', 'GET /a/{y}', ['b']],
    ['goes back where a literal leads nowhere', ['GET /a/b', 'GET /{x}/c'], 'GET /a/c', 'GET /{x}/c', ['a']],
    ['prefers text around a placeholder', ['GET /{x}', 'GET /{y}.json'], 'GET /a.json', 'GET /{y}.json', ['a']],
    [
      'captures several placeholders of one segment',
      ["GET /range(from='{a}',to='{b}')"],
      "GET /range(from='A1',to='B2')",
      "GET /range(from='{a}',to='{b}')",
      ['A1', 'B2'],
    ],
    ['takes slashes for {path}', ['GET /files/{path}'], 'GET /files/a/b/c', 'GET /files/{path}', ['a/b/c']],
    ['takes anything rather than {path}', ['GET /f/{path}', 'GET /f/{x}/y'], 'GET /f/a/y', 'GET /f/{x}/y', ['a']],
    ['decodes once', ['GET /ships/{imo}'], 'GET /ships/a%2520b', 'GET /ships/{imo}', ['a%20b']],
    ['keeps %2F inside a segment', ['GET /ships/{imo}'], 'GET /ships/a%2Fb', 'GET /ships/{imo}', ['a/b']],
    ['reads an encoded literal', ['GET /Invoice Items'], 'GET /Invoice%20Items', 'GET /Invoice Items', []],
    ['serves HEAD by GET', ['GET /a'], 'HEAD /a', 'GET /a', []],
    ['looks at every path that matches for a method', ['GET /a/b', 'PUT /a/{x}'], 'PUT /a/b', 'PUT /a/{x}', ['b']],
    ['gives the rest of the methods to a route for any', ['GET /a', 'ANY /a'], 'PUT /a', 'ANY /a', []],
    ['prefers the method to any', ['ANY /{path}', 'GET /{path}'], 'HEAD /a', 'GET /{path}', ['a']],
    ['finds a path with a slash at its end without it', ['GET /a/'], 'GET /a', 'GET /a/', []],
    ['prefers a placeholder to a slash at the end', ['GET /a/', 'GET /{x}'], 'GET /a', 'GET /{x}', ['a']],
    ['keeps the first of two alike', ['GET /a/{x}', 'GET /a/{y}'], 'GET /a/1', 'GET /a/{x}', ['1']],
  ])('%s', (_, routes, request, value, captured) => {
    const [method = '', path = ''] = request.split(/ (.*)/);
    expect(tableOf(...routes).find(method, path)).toMatchObject({ kind: 'route', value, captured });
  });

  test.each([
    ['a trailing slash', 'GET /a', 'GET /a/'],
    ['the root', 'GET //', 'GET /'],
    ['another case', 'GET /Ships', 'GET /ships'],
    ['an empty segment', 'GET /ships/{imo}', 'GET /ships/'],
    ['a doubled slash', 'GET /a/b', 'GET /a//b'],
    ['nothing for {path}', 'GET /files/{path}', 'GET /files/'],
    ['nothing beside the text of a segment', 'GET /{x}.json', 'GET /.json'],
    ['a path that only begins alike', 'GET /a', 'GET /a/b'],
  ])('does not match %s', (_, route, request) => {
    const [method = '', path = ''] = request.split(/ (.*)/);
    expect(tableOf(route).find(method, path)).toEqual({ kind: 'nothing' });
  });

  test('names the methods of a known path', () => {
    const found = tableOf('GET /a/{x}', 'PUT /a/b', 'DELETE /c').find('POST', '/a/b');
    expect(found).toEqual({ kind: 'other-methods', methods: ['GET', 'HEAD', 'PUT'] });
  });

  test('does not add a slash where another route has the path', () => {
    const found = tableOf('GET /a/', 'PUT /a').find('GET', '/a');
    expect(found).toEqual({ kind: 'other-methods', methods: ['PUT'] });
  });

  test('also returns the captured texts undecoded', () => {
    const found = tableOf('ANY /{x}/v{y}/{path}').find('POST', '/a%2Fb/v%2F/c//%41/%2F/');
    expect(found).toMatchObject({
      captured: ['a/b', '/', 'c//A///'],
      raw: ['a%2Fb', '%2F', 'c//%41/%2F/'],
    });
  });

  test('never routes TRACE to a route for any method', () => {
    expect(tableOf('ANY /a').find('TRACE', '/a')).toEqual({ kind: 'nothing' });
  });

  test('reports a malformed escape', () => {
    expect(tableOf('GET /a/{x}').find('GET', '/a/%E4')).toEqual({ kind: 'malformed' });
  });

  test('takes linear time for a hostile segment', () => {
    const hostile = `/${'-'.repeat(200_000)}`;
    expect(tableOf('GET /{a}-{b}-{c}-{d}x').find('GET', hostile)).toEqual({ kind: 'nothing' });
  });

  test('takes linear time for a hostile path', () => {
    const hostile = '/a'.repeat(200_000);
    expect(tableOf('GET /{path}/tail').find('GET', hostile)).toEqual({ kind: 'nothing' });
  });
});

describe('one exposed path', () => {
  test.each([
    ['/a/{x}', '/a/b', true],
    ['/a/{x}', '/a/{x}.json', true],
    ['/a/{path}', '/a/b/c', true],
    ['/{x}/b', '/a/{y}', false],
    ['/a/b', '/a/{x}', false],
    ['/a/{x}', '/a/b/c', false],
  ])('%s covers %s: %s', (wide, narrow, expected) => {
    const routes = [wide, narrow].map((path) => ({ method: 'GET', path: compileRoutePath(path, 'rest') }));
    expect(findShadowed(routes)).toEqual(expected ? [{ route: routes[1], by: routes[0] }] : []);
  });
});
