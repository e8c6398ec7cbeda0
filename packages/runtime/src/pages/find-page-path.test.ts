import { expect, test } from '@jest/globals';
import { findPagePath } from './find-page-path.js';

test.each([
  [[], '/'],
  [['GET /v1/things', 'ANY /{path}'], '/'],
  [['GET /'], '/_pages/'],
  [['GET /', 'GET /_pages/'], undefined],
])('a page beside the routes %j is at %s', (routes, path) => {
  expect(findPagePath(routes)).toBe(path);
});
