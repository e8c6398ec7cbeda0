import { describe, expect, test } from '@jest/globals';
import { startOf, type Json } from '@naftiko/spec';
import fc from 'fast-check';
import { JSONPath } from 'jsonpath-plus';
import { compileJsonPath, splitFirstMember } from './json-path.js';

const at = startOf('test.yaml');

function read(text: string, root: Json): Json | undefined {
  const path = compileJsonPath({ text, at });
  if (!path.ok) throw new TypeError(path.diagnostics[0]?.message);
  return path.value.read(root);
}

const data: Json = {
  id: 7,
  blank: null,
  flag: false,
  title: 'Reef',
  list: [
    { k: 1, t: ['p', 'q'], p: 5, name: 'Pike' },
    { k: 2, t: [], p: 15, name: 'perch' },
    { t: ['z'], p: 9, size: '9' },
  ],
  numbers: [1, 2, 3, 4],
  grid: [[1, 2], [3]],
  empty: [],
  map: { x: { v: 1 }, y: { v: 2 } },
  'a b': { 'c d': 1, "it's": 2 },
  'kebab-name': 'k',
  meta: { length: 12, counts: [1, 2] },
};

describe('a path', () => {
  test.each([
    ['is the whole data when it is the root', '$', data],
    ['is the whole data when it ends in a dot', '$.', data],
    ['reads a member', '$.id', 7],
    ['needs no dollar', 'id', 7],
    ['is trimmed', ' $.title ', 'Reef'],
    ['may be in braces', '{{ $.id }}', 7],
    ['may name a member in single quotes', "$['id']", 7],
    ['may name a member in double quotes', '$["a b"]["c d"]', 1],
    ['reads escapes inside quotes', "$['a b']['it\\'s']", 2],
    ['reads names with spaces', '$.a b.c d', 1],
    ['reads names with dashes', '$.kebab-name', 'k'],
    ['reads an index', '$.list[0].k', 1],
    ['counts a negative index from the end', '$.list[-1].p', 9],
    ['reads false as a value', '$.flag', false],
    ['reads null as a value', '$.blank', null],
    ['collects a wildcard, without elements that lack the member', '$.list[*].k', [1, 2]],
    ['collects the members of an object', '$.map.*.v', [1, 2]],
    ['collects at every depth in the order of the document', '$..v', [1, 2]],
    ['keeps lists it collects as lists', '$.list[*].t', [['p', 'q'], [], ['z']]],
    ['indexes every list of a wildcard', '$.grid[*][0]', [1, 3]],
    ['collects a slice', '$.list[0:2].p', [5, 15]],
    ['collects a slice from the end', '$.list[-1:].p', [9]],
    ['collects every second element', '$.numbers[::2]', [1, 3]],
    ['collects nothing before the start', '$.numbers[-2:0]', []],
    ['collects a union of indexes', '$.list[0,2].p', [5, 9]],
    ['collects a union of names', "$['id','title']", [7, 'Reef']],
    ['keeps the order in which a union is written', '$.list[-1,0:2].p', [9, 5, 15]],
    ['collects a union with a filter', '$.list[?(@.p > 9),0].p', [15, 5]],
    ['is an empty list when a wildcard selects nothing', '$.empty[*].x', []],
    ['is an empty list when a scan selects nothing', '$..nope', []],
    ['is an empty list when a filter selects nothing', '$.list[?(@.p > 99)]', []],
    ['is an empty list when the list of a wildcard is missing', '$.nope[*].x', []],
    ['counts a list when "length" is written without parentheses', '$.list.length', 3],
    ['reads a member called length', '$.meta.length', 12],
    ['does not count lists when it scans for length', '$..length', [12]],
    ['counts a list', '$.list.length()', 3],
    ['counts the members of an object', '$.map.length()', 2],
    ['counts every element of a wildcard', '$.list[*].t.length()', [2, 0, 1]],
    ['lists the names of members', '$.map.keys()', ['x', 'y']],
    ['takes the first element', '$.numbers.first()', 1],
    ['takes the last element', '$.numbers.last()', 4],
    ['sums numbers', '$.numbers.sum()', 10],
    ['finds the least number', '$.numbers.min()', 1],
    ['finds the greatest number', '$.numbers.max()', 4],
    ['averages numbers', '$.numbers.avg()', 2.5],
    ['computes the standard deviation', '$.numbers.stddev()', Math.sqrt(1.25)],
    ['sums the numbers of a path inside the function', '$.sum($.list[*].p)', 29],
  ] as const)('%s', (_, text, value) => {
    expect(read(text, data)).toEqual(value);
  });

  test.each([
    ['a missing member', '$.nope'],
    ['a member of a missing member', '$.nope.deeper'],
    ['an index out of range', '$.list[9].k'],
    ['a member of a list', '$.list.k'],
    ['a member of a text', '$.title.x'],
    ['an index of an object', '$.map[0]'],
    ['an inherited member of objects', '$.constructor'],
    ['the prototype', '$.__proto__'],
    ['the sum of no numbers', '$.empty.sum()'],
    ['the sum of a text', '$.title.sum()'],
  ])('has no value for %s', (_, text) => {
    expect(read(text, data)).toBeUndefined();
  });

  test('states whether it is the root, one value or a list', () => {
    const kinds = ['$', '$.', '$.a[0]', '$.a[*]'].map((text) => {
      const path = compileJsonPath({ text, at });
      return path.ok && [path.value.identity, path.value.definite];
    });
    expect(kinds).toEqual([
      [true, true],
      [true, true],
      [false, true],
      [false, false],
    ]);
  });

  test.each([
    ['a bracket without an end', '$.list[('],
    ['an empty bracket', '$.list[]'],
    ['a name without quotes in brackets', '$[name]'],
    ['a dot without a name', '$.a.'],
    ['characters after the dollar', '$this.x'],
    ['an unknown function', '$.list.eval()'],
    ['a sum after several results', '$.list[*].p.sum()'],
    ['a filter without an end', '$.list[?(@.p > 6'],
    ['a filter without a right side', '$.list[?(@.p > )]'],
    ['a filter that is code', '$.list[?(@.constructor.constructor("return process")())]'],
    ['a malformed regular expression', '$.list[?(@.k =~ /(/)]'],
    ['a regular expression with a backreference', '$.list[?(@.k =~ /(a)\\1/)]'],
    ['brackets beyond the nesting limit', `$[?${'('.repeat(5000)}@.k${')'.repeat(5000)}]`],
  ])('is refused at load with %s', (_, text) => {
    expect(compileJsonPath({ text, at })).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'json-path-malformed', severity: 'error', at }],
    });
  });
});

describe('members that are spelt like operators', () => {
  const odd: Json = {
    a: { '*': 1, '..': 2, '0:1': 3, '?(test)': 4, $: 5, '^': 6, '~': 7, 'b,c': 8, '`b': 9 },
    t: ['xy'],
  };

  test.each([
    ['are not a wildcard', '$.a.*', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['are not a scan', '$.a..b', []],
    ['are not a slice', '$.a[0:1]', []],
    ['are not a filter', '$.a[?(@.b)]', []],
    ['may be spelt like the parent operator', "$.*['^']", [6]],
    ['may be spelt like the name operator', "$.*['~']", [7]],
    ['may contain a comma', "$.*['b,c']", [8]],
    ['may begin with a backtick', "$.*['`b']", [9]],
    ['may end in a type that the data lacks', "$..['@string()']", []],
    ['are not characters of strings', '$.t[*][0]', []],
    ['are not properties of strings', "$.t[*]['length']", []],
  ] as const)('%s', (_, text, value) => {
    expect(read(text, odd)).toEqual(value);
  });
});

describe('a filter', () => {
  test.each([
    ['compares numbers', '@.p > 6', [15, 9]],
    ['works without parentheses', undefined, [15, 9]],
    ['keeps elements with a member', '@.k', [5, 15]],
    ['keeps elements without a member', '!@.k', [9]],
    ['compares strings', "@.name == 'Pike'", [5]],
    ['compares a string with a number leniently', '@.size == 9', [9]],
    ['orders a string and a number leniently', "@.p >= '9'", [15, 9]],
    ['treats a missing member as different', '@.k != 1', [15, 9]],
    ['matches a whole string', '@.name =~ /p.*/i', [5, 15]],
    ['does not match a part of a string', '@.name =~ /ik/', []],
    ['looks a value up in a list', '@.k in [2, 3]', [15]],
    ['looks a string up in a list', "@.name nin ['Pike']", [15, 9]],
    ['compares with the root', '@.k == $.numbers[0]', [5]],
    ['joins with and', '@.p > 6 && @.k', [15]],
    ['joins with or', '@.p < 6 || @.p == 9', [5, 9]],
    ['groups', '(@.p < 6 || @.p == 9) && !(@.k)', [9]],
    ['tests for a subset', "@.t subsetof ['p','q','r']", [5, 15]],
    ['tests for a common element', "@.t anyof ['z','q']", [5, 9]],
    ['tests for the absence of common elements', "@.t noneof ['z','q']", [15]],
    ['tests the size', '@.t size 2', [5]],
    ['tests for emptiness', '@.t empty true', [15]],
    ['compares lists', "@.t == ['z']", [9]],
    ['counts inside a filter', '@.t.length() > 1', [5]],
    ['reads names with dashes inside a filter', '@.no-such-name', []],
  ])('%s', (_, condition, prices) => {
    const text = condition === undefined ? '$.list[?@.p > 6].p' : `$.list[?(${condition})].p`;
    expect(read(text, data)).toEqual(prices);
  });

  test('may be nested in a filter and follow another one', () => {
    expect(read('$[?(@[?(@.p > 9)])][?(@.p < 9)].p', data)).toEqual([]);
    expect(read('$.*[?(@.p > 9 && $.list[?(@.k == 2)])].p', data)).toEqual([15]);
  });

  test('tests every node below a scan once', () => {
    expect(read('$..[?(@.v == 2)].v', data)).toEqual([2]);
    expect(read('$..[?(@.k)].k', data)).toEqual([1, 2]);
  });
});

describe('reading', () => {
  const nested = (depth: number): Json => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as Json;

  test('handles data of any depth', () => {
    const deep = { a: nested(200_000), b: nested(200_000) };
    expect(read('$..x', deep)).toEqual([]);
    expect(read('$..x..y..*', deep)).toEqual([]);
    expect(read('$[?(@.a == $.b)].c', deep)).toEqual([]);
  });

  test('visits every node once for any number of scans', () => {
    expect(read('$..*..*..*..*', nested(2_000))).toHaveLength(1_996);
  });

  test('selects by a walk the same nodes as the library', () => {
    const name = fc.constantFrom('a', 'b', 'c-d');
    const { json } = fc.letrec<{ json: Json }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(null, false, 0, 7),
        fc.array(tie('json'), { minLength: 1, maxLength: 3 }),
        fc.dictionary(name, tie('json'), { minKeys: 1 }),
      ),
    }));
    const segment = fc.oneof(
      name.map((member) => `.${member}`),
      name.map((member) => `['${member}']`),
      fc.nat(2).map((position) => `[${position}]`),
    );
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.array(json), (segments, root) => {
        const text = `$[0]${segments.join('')}`;
        const [found] = JSONPath<readonly Json[]>({ path: text, json: root, eval: false });
        expect(read(text, root)).toEqual(found);
      }),
    );
  });

  test('never fails for any data', () => {
    const paths = ['$..a', '$.*.a[?(@.b > 1)]', '$[?(@.a in $.b)]', '$.a.length', '$.sum($..*)', '$..[?(@ == 1)]'];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (text, root) => {
        read(text, root as Json);
      }),
    );
  });

  test('compiles, or fails with a diagnostic', () => {
    const pieces = [
      '$',
      '.',
      '..',
      'a',
      '[',
      ']',
      '?',
      '(',
      ')',
      '@',
      "'b'",
      '*',
      '0',
      ':',
      ',',
      '==',
      '!',
      '=~',
      '/x/',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), (text) => {
        const path = compileJsonPath({ text: text.join(''), at });
        if (path.ok) path.value.read(data);
      }),
    );
  });
});

describe('the first member of a path', () => {
  test.each([
    ['$.get-boat.items[0].id', { first: 'get-boat', rest: '$.items[0].id' }],
    ['$.get-boat', { first: 'get-boat', rest: '$' }],
    ['$.crew[*].name', { first: 'crew', rest: '$[*].name' }],
    ["$['get boat'].id", { first: 'get boat', rest: '$.id' }],
    ['{{$.get-boat.id}}', { first: 'get-boat', rest: '$.id' }],
    ['$', undefined],
    ['$.', undefined],
    ['$..id', undefined],
    ['$.*', undefined],
    ['$[0]', undefined],
    ['$.sum($.crew[*].age)', undefined],
    ['get-boat.id', undefined],
    ['{{get-boat.id}}', undefined],
  ])('of %s', (text, split) => {
    expect(splitFirstMember(text)).toEqual(split);
  });
});
