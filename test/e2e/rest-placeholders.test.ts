import { describe, expect, test } from '@jest/globals';
import { serving } from '../fields/serving.js';

const document = `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources:
        - { name: content, path: "/contents/{path}", operations: [{ name: get, method: GET }, { name: remove, method: DELETE }] }
        - { name: checks, path: "/contents/{path}/checks", operations: [{ name: list, method: GET }] }
        - { name: check, path: "/contents/{path}/checks/{id}", operations: [{ name: drop, method: DELETE }] }
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources:
        - path: "/contents/{path}"
          operations: [{ method: GET, name: get, call: up.get }, { method: DELETE, name: remove, call: up.remove }]
        - { path: "/contents/{path}/checks", operations: [{ method: GET, name: list, call: up.list }] }
        - { path: "/contents/{{path}}/checks/{id}", operations: [{ method: DELETE, name: drop, call: up.drop }] }
        - { path: "/files/{path}", forward: { targetNamespace: up, trustedHeaders: [X-None] } }
`;

describe('a placeholder called "path"', () => {
  test.each([
    ['matches one segment', 'GET /contents/a', 'GET /contents/a'],
    ['does not match longer routes', 'GET /contents/a/checks', 'GET /contents/a/checks'],
    ['is one of several', 'DELETE /contents/a/checks/7', 'DELETE /contents/a/checks/7'],
    ['keeps an encoded slash in its segment', 'DELETE /contents/a%2Fb', 'DELETE /contents/a%2Fb'],
    ['is the rest of the path of a forward', 'GET /files/a/b/c', 'GET /a/b/c'],
  ])('%s', async (_, request, upstream) => {
    const [status, seen] = await serving(document, async ({ rest, seen }) => [(await rest(request)).status, seen()]);
    expect(status).toBe(200);
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([upstream]);
  });

  test('does not match a second segment: an unknown route calls no upstream', async () => {
    const [status, seen] = await serving(document, async ({ rest, seen }) => [
      (await rest('DELETE /contents/a/b')).status,
      seen(),
    ]);
    expect(status).toBe(404);
    expect(seen).toEqual([]);
  });
});
