import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { pointerOf, readYaml, type Diagnostic, type SourceNode, type Text } from '@naftiko/spec';
import { catalogDirectory, hasCatalog } from '../catalog/catalog.js';

const plan = async (file: string, text: string): Promise<readonly Diagnostic[]> =>
  (await planDocument(file, text, loadBuiltins)).diagnostics;

/** Codes and pointers of the warnings that one document gives. */
const warningsOf = async (text: string): Promise<readonly string[]> =>
  (await plan('document.yaml', text)).flatMap(({ code, severity, at, hint }) =>
    severity === 'warning' && /^(?:key|value)-/.test(code) ? [`${code} ${pointerOf(at.path)} ${hint ?? ''}`] : [],
  );

const document = `naftiko: 1.0.0-alpha2
info: { label: Ships, description: Ships }
binds:
  - { namespace: env, keys: { REGISTRY_TOKEN: REGISTRY_TOKEN } }
capability:
  consumes:
    - type: http
      namespace: registry
      baseUri: https://registry.test
      authentication: { type: bearer, token: '{{REGISTRY_TOKEN}}' }
      resources:
        - name: ships
          path: /ships/{{imo}}
          operations:
            - name: get-ship
              method: GET
              inputParameters: [{ name: imo, in: path }]
              outputParameters: [{ name: ship, type: object, value: $. }]
  exposes:
    - type: rest
      namespace: ships-rest
      port: 8080
      resources:
        - path: /ships/{imo}
          name: ship
          description: One ship
          operations:
            - method: GET
              name: get-ship
              call: registry.get-ship
              with: { imo: rest.imo }
              inputParameters: [{ name: imo, in: path, type: string, description: Number }]
              outputParameters: [{ type: string, mapping: $.name }]
    - type: mcp
      namespace: ships-mcp
      port: 9090
      tools:
        - name: get-ship
          description: One ship
          hints: { readOnly: true }
          inputParameters: [{ name: imo, type: string, description: Number, required: true }]
          steps:
            - { type: call, name: found, call: registry.get-ship, with: { imo: ships-mcp.imo } }
          mappings: [{ targetName: title, value: $.found.name }]
          outputParameters: [{ name: title, type: string }]
    - type: control
      port: 9091
      management: { logs: { stream: true }, scripting: { timeout: 1000 } }
`;

test('a document without mistakes gives no such warning', async () => {
  expect(await warningsOf(document)).toEqual([]);
});

test.each([
  ['a key of the root', 'info:', 'inof:', 'key-unknown /inof Did you mean "info"?'],
  [
    'a key whose letters have another case',
    'baseUri:',
    'baseURI:',
    'key-unknown /capability/consumes/0/baseURI Did you mean "baseUri"?',
  ],
  [
    'a key with an underscore',
    'targetName:',
    'target_name:',
    'key-unknown /capability/exposes/1/tools/0/mappings/0/target_name Did you mean "targetName"?',
  ],
  [
    'a short key',
    '{ name: imo, in: path }',
    '{ name: imo, i: path }',
    'key-unknown /capability/consumes/0/resources/0/operations/0/inputParameters/0/i Did you mean "in"?',
  ],
  [
    'a key with two wrong letters',
    'readOnly:',
    'raedOnlly:',
    'key-unknown /capability/exposes/1/tools/0/hints/raedOnlly Did you mean "readOnly"?',
  ],
  [
    'a key under a key that is misspelt too',
    'management: { logs: { stream:',
    'managment: { logs: { straem:',
    'key-unknown /capability/exposes/2/managment/logs/straem Did you mean "stream"?',
  ],
  [
    'a key of a step whose type is misspelt as well',
    '{ type: call, name: found, call:',
    '{ tpye: call, name: found, cal:',
    'key-unknown /capability/exposes/1/tools/0/steps/0/cal Did you mean "call"?',
  ],
  [
    'a key of a mapped output',
    '{ type: string, mapping: $.name }',
    '{ type: string, maping: $.name }',
    'key-unknown /capability/exposes/0/resources/0/operations/0/outputParameters/0/maping Did you mean "mapping"?',
  ],
  [
    'a key of the object around',
    '          path: /ships/{{imo}}\n',
    '          path: /ships/{{imo}}\n          baseUri: https://other.test\n',
    'key-misplaced /capability/consumes/0/resources/0/baseUri Move it to the consumed adapter.',
  ],
  [
    'a key of an object inside',
    '      port: 8080\n',
    '      port: 8080\n      operations: []\n',
    'key-misplaced /capability/exposes/0/operations Move it to the exposed resource.',
  ],
  [
    'a key of the next object inside',
    '      port: 8080\n',
    '      port: 8080\n      path: /all\n',
    'key-misplaced /capability/exposes/0/path Move it to the exposed resource.',
  ],
  [
    'a method inside a body',
    '              method: GET\n',
    '              method: GET\n              body: { type: json, data: {}, method: POST }\n',
    'key-misplaced /capability/consumes/0/resources/0/operations/0/body/method Move it to the consumed operation.',
  ],
  [
    'a boolean in quotes',
    'required: true }',
    'required: "false" }',
    'value-ignored /capability/exposes/1/tools/0/inputParameters/0/required Write it without quotes: false',
  ],
  [
    'yes for true, which YAML 1.2 reads as a string',
    'readOnly: true',
    'readOnly: yes',
    'value-ignored /capability/exposes/1/tools/0/hints/readOnly Write it without quotes: true',
  ],
  [
    'a number for a boolean',
    'stream: true',
    'stream: 0',
    'value-ignored /capability/exposes/2/management/logs/stream Write it without quotes: false',
  ],
  [
    'a string for a number',
    'timeout: 1000',
    'timeout: 10s',
    'value-ignored /capability/exposes/2/management/scripting/timeout ',
  ],
  [
    'a type by another name',
    '{ name: imo, type: string, description: Number, required',
    '{ name: imo, type: int, description: Number, required',
    'value-unknown /capability/exposes/1/tools/0/inputParameters/0/type Did you mean "integer"?',
  ],
  [
    'a type in capitals',
    '{ name: title, type: string }',
    '{ name: title, type: String }',
    'value-unknown /capability/exposes/1/tools/0/outputParameters/0/type Did you mean "string"?',
  ],
  [
    'a list of types',
    '{ name: title, type: string }',
    '{ name: title, type: [string, null] }',
    'value-unknown /capability/exposes/1/tools/0/outputParameters/0/type ',
  ],
])('%s is a warning at its place', async (_, right, wrong, expected) => {
  const text = document.replace(right, wrong);
  expect(text).not.toBe(document);
  expect(await warningsOf(text)).toContain(expected);
});

test.each([
  [
    'descriptions of consumed parameters',
    '{ name: imo, in: path }',
    '{ name: imo, in: path, type: string, required: true, description: Number }',
  ],
  [
    'a description and a label on a REST expose',
    '      port: 8080\n',
    '      port: 8080\n      description: Ships\n      label: Ships\n',
  ],
  [
    'title and version in the info block',
    'description: Ships }',
    'description: Ships, title: Ships, version: "1", contact: me, personas: [] }',
  ],
  [
    'a path on a consumed operation',
    '              method: GET\n',
    '              method: GET\n              path: /more\n',
  ],
  ['an extension', 'info:', 'x-owner: me\ninfo:'],
])('a known key of existing documents stays a note: %s', async (_, right, wrong) => {
  const text = document.replace(right, wrong);
  expect(text).not.toBe(document);
  expect(await warningsOf(text)).toEqual([]);
});

/** The same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Omits, inserts or replaces a letter, or swaps it with its neighbour. */
function mistype(key: string, random: () => number): string {
  const at = Math.floor(random() * key.length);
  const letter = letters[Math.floor(random() * letters.length)]!;
  switch (Math.floor(random() * 4)) {
    case 0:
      return key.slice(0, at) + key.slice(at + 1);
    case 1:
      return key.slice(0, at) + letter + key.slice(at);
    case 2:
      return key.slice(0, at) + letter + key.slice(at + 1);
    default:
      return key.slice(0, at) + (key[at + 1] ?? '') + key[at]! + key.slice(at + 2);
  }
}

function keysOf(node: SourceNode): readonly Text[] {
  if (node.kind === 'list') return node.items.flatMap(keysOf);
  return node.kind === 'map' ? [...node.entries.values()].flatMap(({ key, value }) => [key, ...keysOf(value)]) : [];
}

interface Sample {
  readonly file: string;
  readonly text: string;
}

/** The documents below a directory; large ones are left out, as each typo plans one from the start. */
function samplesIn(directory: string): readonly Sample[] {
  // Documents of plug-ins have types that only their plug-ins know.
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.ya?ml$/.test(name) && !name.startsWith('plugins'),
  );
  return names.flatMap((name) => {
    const file = path.join(directory, name);
    const text = readFileSync(file, 'utf8');
    return text.length < 15_000 ? [{ file, text }] : [];
  });
}

const treeOf = (file: string, text: string): SourceNode => {
  const read = readYaml(file, text);
  if (!read.ok) throw new TypeError(`${file} cannot be read`);
  return read.value;
};

const lineOf = ({ code, message, at }: Diagnostic): string => `${at.start.line} ${code} ${message}`;

const typoCount = 200;

/** Mistypes that many keys, one at a time, and gives those that nothing new is said about at their own line. */
async function unnoticed(samples: readonly Sample[]): Promise<readonly string[]> {
  const random = seeded(9);
  const untouched = new Map<string, ReadonlySet<string>>();
  const missed: string[] = [];
  const keysIn = new Map<string, readonly Text[]>();
  for (let typos = 0; typos < typoCount;) {
    const { file, text } = samples[Math.floor(random() * samples.length)]!;
    const keys = keysIn.get(file) ?? keysOf(treeOf(file, text));
    keysIn.set(file, keys);
    const key = keys[Math.floor(random() * keys.length)]!;
    const { offset, line } = key.at.start;
    const wrong = mistype(key.text, random);
    // A quoted key begins before its text.
    if (wrong === key.text || wrong === '' || text.slice(offset, offset + key.text.length) !== key.text) continue;
    typos += 1;
    const before = untouched.get(file) ?? new Set((await plan(file, text)).map(lineOf));
    untouched.set(file, before);
    const after = await plan(file, text.slice(0, offset) + wrong + text.slice(offset + key.text.length));
    if (!after.some((one) => one.at.start.line === line && !before.has(lineOf(one)))) {
      missed.push(`${file}:${line} ${key.text} as ${wrong}`);
    }
  }
  return missed;
}

const samples = [
  ['the examples', path.join(process.cwd(), 'examples')] as const,
  ...(hasCatalog ? [['the existing documents', catalogDirectory] as const] : []),
];

if (!hasCatalog) {
  process.stderr.write('Typos in existing documents are skipped: no folder shared/catalog is beside this checkout.\n');
  test.skip('SKIPPED: no folder shared/catalog is beside this checkout', () => undefined);
}

// Of the existing documents test/catalog says the same.
test('none of the examples has a key or a value that is taken for a mistake', async () => {
  const found: string[] = [];
  for (const { file, text } of samplesIn(path.join(process.cwd(), 'examples'))) {
    const diagnostics = await plan(file, text);
    found.push(
      ...diagnostics.filter(({ code }) => /^(?:key|value)-/.test(code)).map((one) => `${file}:${lineOf(one)}`),
    );
  }
  expect(found).toEqual([]);
});

describe.each(samples)('of %s', (_, directory) => {
  const documents = samplesIn(directory);

  test('at least 95 % of the typos in keys are reported at their line', async () => {
    const missed = await unnoticed(documents);
    expect({ missed, isRare: missed.length <= typoCount * 0.05 }).toEqual({ missed, isRare: true });
  }, 240_000);
});
