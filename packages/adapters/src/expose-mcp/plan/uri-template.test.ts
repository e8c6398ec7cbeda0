import { describe, expect, test } from '@jest/globals';
import { compileUriTemplate, hasUnmatchedBraces } from './uri-template.js';

const match = (template: string, uri: string): unknown => {
  const found = compileUriTemplate(template)?.match(uri);
  return found === undefined ? undefined : Object.fromEntries(found);
};

describe('a URI with placeholders', () => {
  test.each([
    ['at the end', 'a://b/{id}', 'a://b/7', { id: '7' }],
    ['in the middle', 'a://b/{id}/state', 'a://b/7/state', { id: '7' }],
    ['several', 'a://{one}/{two-2}', 'a://x/y', { one: 'x', 'two-2': 'y' }],
    ['side by side in one segment', 'a://{name}.{kind}', 'a://x.json', { name: 'x', kind: 'json' }],
    ['before an ending that the value has too', 'a://{name}.json', 'a://x.json.json', { name: 'x.json' }],
    ['encoded values', 'a://{id}', 'a://caf%C3%A9%20x', { id: 'café x' }],
    ['one name twice', 'a://{id}/{id}', 'a://7/7', { id: '7' }],
  ])('matches %s', (_, template, uri, values) => {
    expect(match(template, uri)).toEqual(values);
  });

  test.each([
    ['nothing in the place', 'a://b/{id}/state', 'a://b//state'],
    ['a path in the place', 'a://b/{id}', 'a://b/7/8'],
    ['another beginning', 'a://b/{id}', 'a://c/7'],
    ['another ending', 'a://b/{id}/state', 'a://b/7/other'],
    ['one name with two values', 'a://{id}/{id}', 'a://7/8'],
    ['the directory above', 'a://b/{id}', 'a://b/..'],
    ['the directory above, encoded', 'a://b/{id}', 'a://b/%2e%2e'],
    ['a separator, encoded', 'a://b/{id}', 'a://b/7%2F8'],
    ['a backslash', 'a://b/{id}', 'a://b/7%5C8'],
    ['a line break', 'a://b/{id}', 'a://b/7%0A8'],
    ['no encoding at all', 'a://b/{id}', 'a://b/%zz'],
  ])('does not match %s', (_, template, uri) => {
    expect(match(template, uri)).toBeUndefined();
  });

  test('requires a placeholder', () => {
    expect(compileUriTemplate('a://b')).toBeUndefined();
    expect(compileUriTemplate('a://b/{+path}')).toBeUndefined();
    expect(['a://{id}', 'a://{+path}', 'a://{id'].map(hasUnmatchedBraces)).toEqual([false, true, true]);
  });
});
