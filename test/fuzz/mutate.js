/** Changes values and texts at random places, with what has broken programs of this kind before. */

/** A value with one to four changes; `pool` offers parts of other values, by key. */
export function mutateTree(random, tree, pool) {
  let changed = structuredClone(tree);
  for (let left = 1 + random.below(4); left > 0; left -= 1) changed = changeOnce(random, changed, pool);
  return changed;
}

/** A text with one to three changes of lines and characters. */
export function mutateText(random, text) {
  let changed = text;
  for (let left = 1 + random.below(3); left > 0; left -= 1) changed = changeText(random, changed);
  return changed;
}

/** Every part of values, by the key above it. */
export function collectParts(values, pool = new Map()) {
  for (const value of values) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, part] of Object.entries(value)) {
      const name = Array.isArray(value) ? '[]' : key;
      const parts = pool.get(name) ?? [];
      if (parts.length < 400) parts.push(part);
      pool.set(name, parts);
    }
    collectParts(Object.values(value), pool);
  }
  return pool;
}

/** Values that programs mistake for others. */
export const oddValues = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  NaN,
  Infinity,
  '',
  ' ',
  '\0',
  '\ud800',
  '\u2028\u202e\ufeff',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'true',
  '00012',
  '0x1F',
  '1e999',
  '12:30:45',
  '2026-02-30',
  '~',
  '{{',
  '}}',
  '{{}}',
  '{{a}}{{b}}{{c}}',
  '{{#each x}}{{/each}}',
  '{{{x}}}',
  '{{__proto__}}',
  '{{constructor.name}}',
  '{{> partial}}',
  '<<x>>',
  '$',
  '$.',
  '$..*',
  '$[?(@.a==1)]',
  '$[*][*][*]',
  '$.__proto__',
  '$.constructor.constructor',
  '$.a[',
  '$[-1:0:0]',
  '../../../../etc/passwd',
  '%2e%2e%2f',
  '%',
  '%zz',
  '/',
  '//',
  '?',
  '#',
  'http://',
  'http://[::1',
  'http://a:b@c:99999/',
  'a\r\nb: c',
  'a,b;c=d',
  '\\',
  '"',
  "'",
  '`${1}`',
  '[]',
  '{}',
  '"x',
  '&a *a',
  '!!js/function',
  'application/json; charset=utf-7',
  '😀'.repeat(50),
  'x'.repeat(5000),
  '(a+)+$',
  [],
  {},
  [[[]]],
  [null],
  { '': '' },
  { __proto__x: 1, constructor: { prototype: {} } },
];

function changeOnce(random, tree, pool) {
  const places = listPlaces(tree);
  if (places.length === 0) return random.pick(oddValues);
  const { parent, key } = random.pick(places);
  const value = parent[key];
  switch (random.below(11)) {
    case 0:
      if (Array.isArray(parent)) parent.splice(key, 1);
      else delete parent[key];
      break;
    case 1:
      set(parent, key, structuredClone(random.pick(oddValues)));
      break;
    case 2:
      // What stands under the same key elsewhere.
      set(parent, key, structuredClone(random.pick(pool.get(Array.isArray(parent) ? '[]' : key) ?? [value])));
      break;
    case 3: {
      const [name, parts] = random.pick([...pool]);
      if (Array.isArray(parent)) parent.push(structuredClone(random.pick(parts)));
      else set(parent, name, structuredClone(random.pick(parts)));
      break;
    }
    case 4:
      if (Array.isArray(parent)) parent.push(structuredClone(value));
      else set(parent, random.pick([...pool.keys()]), structuredClone(value));
      break;
    case 5:
      set(parent, key, [value]);
      break;
    case 6:
      set(parent, key, { [random.pick([...pool.keys()])]: value });
      break;
    case 7:
      set(parent, key, nest(value, random.pick([3, 40, 150]), random.oneIn(2)));
      break;
    case 8:
      if (!Array.isArray(parent)) {
        delete parent[key];
        set(parent, String(random.pick(oddValues)), value);
      } else parent.reverse();
      break;
    case 9:
      set(parent, key, random.pick(['string', 'number'].includes(typeof value) ? [value, `${value}`] : [value, 'x']));
      break;
    default:
      if (typeof value === 'string') set(parent, key, changeText(random, value));
      else set(parent, key, structuredClone(random.pick([...pool.values()])[0] ?? null));
  }
  return tree;
}

/** An own property, whatever its name. */
const set = (parent, key, value) =>
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });

function listPlaces(tree, found = []) {
  if (typeof tree !== 'object' || tree === null || found.length > 20_000) return found;
  for (const key of Object.keys(tree)) {
    found.push({ parent: tree, key });
    listPlaces(tree[key], found);
  }
  return found;
}

const nest = (value, depth, lists) => {
  let nested = value;
  for (let left = depth; left > 0; left -= 1) nested = lists ? [nested] : { a: nested };
  return nested;
};

const oddTexts = oddValues.filter((value) => typeof value === 'string');

function changeText(random, text) {
  const at = random.below(text.length + 1);
  const to = Math.min(text.length, at + 1 + random.below(12));
  const lines = text.split('\n');
  const line = random.below(lines.length);
  switch (random.below(9)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, at) + random.pick(oddTexts) + text.slice(at);
    case 2:
      return text.slice(0, at) + String.fromCharCode(random.below(256)) + text.slice(at + 1);
    case 3:
      return text.slice(0, at);
    case 4:
      return lines.toSpliced(line, 1).join('\n');
    case 5:
      return lines.toSpliced(line, 0, lines[random.below(lines.length)]).join('\n');
    case 6:
      return lines.with(line, `${' '.repeat(random.below(9))}${lines[line].trimStart()}`).join('\n');
    case 7:
      return (
        text.slice(0, at) +
        random.pick(['&a ', '*a', '!!binary ', '<<: ', '|', '>', '\t', '---\n', '? ', '%YAML 9.9\n']) +
        text.slice(at)
      );
    default:
      return text.slice(0, at) + text.slice(at, to).repeat(random.pick([2, 3, 60])) + text.slice(to);
  }
}
