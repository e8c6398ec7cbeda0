import { describe, expect, test } from '@jest/globals';
import type { DecodeInline, FormatDecoder, ReadSchemaFile } from '@naftiko/engine';
import { startOf, writeJson } from '@naftiko/spec';
import { avro } from '../avro.js';
import { csv } from '../delimited.js';
import { html } from '../html.js';
import { json } from '../json.js';
import { markdown } from '../markdown.js';
import { protobuf } from '../protobuf.js';
import { xml } from '../xml.js';
import { yaml } from '../yaml.js';
import { decodeOnWorker } from './on-worker.js';

/** Longer than any body that is decoded at once. */
const filler = 'long '.repeat(20_000);
const rows = (count: number, write: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => write(n)).join('');
const values = rows(10_000, (n) => `${n},`);

const doubles = new Uint8Array(new Float64Array([NaN, Infinity, -Infinity, -0, 0.1, 1e21]).buffer);
const many = (bytes: Uint8Array, times: number): Uint8Array =>
  new Uint8Array(Array.from({ length: times }, () => [...bytes]).flat());

/** Values with a number of levels, of which each is too long to be one text: each level crosses the threads by itself. */
const nested = {
  json: (levels: number) => {
    const [lists, objects] = [Math.ceil((levels - 1) / 2), Math.floor((levels - 1) / 2)];
    return `${'[1.0,'.repeat(lists)}${'{"a":'.repeat(objects)}[${values}0]${'}'.repeat(objects)}${']'.repeat(lists)}`;
  },
  xml: (levels: number) => `<a b="">${'<a>'.repeat(levels)}${filler}${'</a>'.repeat(levels)}</a>`,
  avro: (levels: number) =>
    new Uint8Array([...many(new Uint8Array([0, 2]), levels - 1), 0x80, 0x80, 0x04, ...Buffer.alloc(32_768, 'a'), 0]),
};

const at = startOf('test.yaml');
const files: Readonly<Record<string, string>> = {
  'doubles.avsc': JSON.stringify({ type: 'array', items: 'double' }),
  'chain.avsc': JSON.stringify({
    type: 'record',
    name: 'Chain',
    fields: [
      { name: 'text', type: 'string' },
      { name: 'next', type: ['null', 'Chain'] },
    ],
  }),
  'longs.avsc': JSON.stringify({ type: 'array', items: 'long' }),
  'page.proto': 'syntax = "proto3"; message P { repeated double n = 1; repeated int64 big = 2; string text = 3; }',
};
const file: ReadSchemaFile = ({ text }) => files[text] ?? { unreadable: 'it does not exist.' };

interface Case {
  readonly says: string;
  readonly decoder: FormatDecoder<DecodeInline>;
  readonly body: string | Uint8Array;
  readonly schema?: string;
}

const cases: readonly Case[] = [
  { says: 'exact digits', decoder: json, body: `{"a":[1.0,-0,1e400,12345678901234567890,"1.0"],"b":[${values}0]}` },
  { says: 'members that name a prototype', decoder: json, body: `{"__proto__":{"a":1},"b":[${values}0],"":2}` },
  {
    says: 'an object of many members',
    decoder: json,
    body: `{${rows(20_000, (n) => `"${n % 2 ? n : `k${n}`}":${n},`)}"z":1.10}`,
  },
  { says: 'texts that begin with a zero', decoder: json, body: `["\\u0000","\\u0000NaN","\\ud800",${values}0]` },
  { says: 'a list of large lists', decoder: json, body: `[[${values}0],[[[${values}1]]],{"a":[${values}2]}]` },
  { says: 'a long text', decoder: json, body: `["${filler}${filler}",${values}0]` },
  { says: 'a text that is not JSON', decoder: json, body: `[${values}` },
  { says: 'nesting without end', decoder: json, body: '['.repeat(20_000) + ']'.repeat(20_000) },
  { says: 'another charset', decoder: json, body: new Uint8Array(Buffer.from(`["é",${values}0]`, 'utf16le')) },
  { says: 'elements and attributes', decoder: xml, body: `<a b="1">${rows(2_000, (n) => `<c d="${n}">x</c>`)}t</a>` },
  { says: 'an element without an end', decoder: xml, body: `<a>${filler}` },
  { says: 'rows', decoder: csv, body: `a,__proto__\n${rows(5_000, (n) => `${n},x\n`)}` },
  { says: 'a quote without an end', decoder: csv, body: `a\n"${filler}` },
  {
    says: 'numbers that JSON does not have',
    decoder: yaml,
    body: `a: [.nan, .inf, -.inf, -0.0, 1.10, 0x10]\nb: "\\0x"\nc: ${filler}\n`,
  },
  { says: 'aliases', decoder: yaml, body: `a: &a { b: 1.0 }\n${rows(500, (n) => `k${n}: *a\n`)}` },
  { says: 'an alias without an anchor', decoder: yaml, body: `a: *b\nc: ${filler}` },
  { says: 'tables', decoder: html, body: `<table><tr><th>a<th>b${rows(500, (n) => `<tr><td>${n}<td>é`)}</table>` },
  { says: 'selected tables', decoder: html, schema: '#t', body: `<table id=t><tr><th>a<tr><td>1</table>${filler}` },
  { says: 'sections', decoder: markdown, body: `---\nn: 1.0\n---\n# A\n${'text\n\n'.repeat(500)}# B\n|a|\n|-|\n|1|\n` },
  { says: 'selected sections', decoder: markdown, schema: '# B', body: `# A\n${'text\n\n'.repeat(500)}# B\nc\n` },
  {
    says: 'doubles of any kind',
    decoder: avro,
    schema: 'doubles.avsc',
    body: new Uint8Array([0xe0, 0x5d, ...many(doubles, 1_000), 0]),
  },
  {
    says: 'numbers of 64 bits',
    decoder: avro,
    schema: 'longs.avsc',
    body: new Uint8Array([
      0x80,
      0x7d,
      ...many(new Uint8Array([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1]), 8_000),
      0,
    ]),
  },
  {
    says: 'packed doubles',
    decoder: protobuf,
    schema: 'page.proto',
    body: new Uint8Array([...many(new Uint8Array([0x0a, 48, ...doubles]), 500)]),
  },
  {
    says: 'data that ends too early',
    decoder: protobuf,
    schema: 'page.proto',
    body: new Uint8Array([...many(new Uint8Array([0x0a, 48, ...doubles]), 500), 0x0a]),
  },
];

/** The decoding by the thread of the test, and by another one. */
async function both({ decoder, body, schema }: Case) {
  const text = schema === undefined ? undefined : { text: schema, at };
  const [here, there] = [decoder.prepare(text, file), decodeOnWorker(decoder).prepare(text, file)];
  if (!here.ok || !there.ok) throw new TypeError('The schema cannot be used.');
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const decoding = there.value(bytes, undefined, { signal: new AbortController().signal, timeoutMs: 60_000 });
  return { isInThread: decoding instanceof Promise, there: await decoding, here: here.value(bytes) };
}

describe('a body that is decoded in a thread of its own', () => {
  test.each(cases.map((each) => [each.decoder.format, each.says, each] as const))(
    'has the same value or failure as one decoded at once: %s, %s',
    async (_, __, each) => {
      const { isInThread, there, here } = await both(each);
      expect(isInThread).toBe(true);
      expect(there).toEqual(here);
      // Digits of exact numbers are private; JSON shows them.
      expect(writeJson(there.ok && there.value)).toBe(writeJson(here.ok && here.value));
    },
  );

  test.each<Case>([
    { says: 'lists and objects', decoder: json, body: nested.json(1_000) },
    { says: 'elements', decoder: xml, body: nested.xml(999) },
    { says: 'records', decoder: avro, schema: 'chain.avsc', body: nested.avro(1_000) },
  ])('has up to 1,000 levels: $says', async (each) => {
    const { isInThread, there, here } = await both(each);
    expect([isInThread, there.ok]).toEqual([true, true]);
    expect(writeJson(there.ok && there.value)).toBe(writeJson(here.ok && here.value));
  });

  test.each<Case>([
    { says: 'lists and objects', decoder: json, body: nested.json(1_001) },
    { says: 'elements', decoder: xml, body: nested.xml(1_000) },
    { says: 'records', decoder: avro, schema: 'chain.avsc', body: nested.avro(1_001) },
  ])('has no more than 1,000 levels: $says', async (each) => {
    const { there, here } = await both(each);
    expect(there).toEqual(here);
    expect(there).toMatchObject({
      ok: false,
      failure: {
        code: 'decode-failed',
        reason: expect.stringMatching(/nested (?:too deeply|more than 1000)/) as unknown,
      },
    });
  });
});
