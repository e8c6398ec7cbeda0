import { describe, expect, test } from '@jest/globals';
import { SearchIndex } from './search-index.js';
import { wordsOf } from './words.js';

const indexOf = (...texts: readonly string[]) => {
  const index = new SearchIndex<{ readonly text: string }>();
  const entries = texts.map((text) => ({ text }));
  for (const entry of entries) index.add(entry, [{ text: entry.text, weight: 1 }]);
  return { entries, find: (query: string) => index.search(query).map(({ text }) => text), index };
};

describe('the words of a text', () => {
  test.each([
    ['createIssues', ['createissu', 'creat', 'issu']],
    ['GET /v1/users/{userId}', ['get', 'v1', 'v', '1', 'user', 'userid', 'user', 'id']],
    ['creating creates created creation', ['creat', 'creat', 'creat', 'creat']],
    ['who is in the café', ['caf']],
    ['HTMLParser', ['htmlpars', 'html', 'pars']],
  ])('of "%s"', (text, words) => {
    expect([...new Set(wordsOf(text))].toSorted()).toEqual(
      [...new Set(words)].filter((word) => word.length > 1 || /\d/.test(word)).toSorted(),
    );
  });
});

describe('a search', () => {
  const tools = [
    'github delete repository',
    'github list repositories',
    'github list pull requests of a repository',
    'stripe create invoice',
    'slack post message to a channel',
  ];

  test.each([
    ['erase a repo', 'github delete repository'],
    ['show open pull requests', 'github list pull requests of a repository'],
    ['new bill', 'stripe create invoice'],
    ['pull requsts', 'github list pull requests of a repository'],
    ['post in chan', 'slack post message to a channel'],
    ['get rid of a repository', 'github delete repository'],
    ['set up a bill', 'stripe create invoice'],
    ['pullrequests', 'github list pull requests of a repository'],
  ])('for "%s" answers the right tool first', (query, expected) => {
    expect(indexOf(...tools).find(query)[0]).toBe(expected);
  });

  test('for nothing that is known answers nothing', () => {
    expect(indexOf(...tools).find('zzzzqq')).toEqual([]);
    expect(indexOf(...tools).find('the of')).toEqual([]);
    expect(indexOf().find('anything')).toEqual([]);
  });

  test('forgets what is removed, also after it has renumbered the rest', () => {
    const { index, entries, find } = indexOf(...Array.from({ length: 3_000 }, (_, n) => `tool number${n}x shared`));
    for (const entry of entries.slice(0, 2_500)) index.remove(entry);
    expect(find('number7x')).not.toContain('tool number7x shared');
    expect(find('number2999x')[0]).toBe('tool number2999x shared');
  });

  test('finds what remains when better matches have been removed', () => {
    const gone = Array.from({ length: 200 }, (_, n) => `widget ${n}`);
    const { index, entries, find } = indexOf(...gone, 'a list of every widget that a shop sells');
    for (const entry of entries.slice(0, gone.length)) index.remove(entry);
    expect(find('widget')).toEqual(['a list of every widget that a shop sells']);
  });
});
