import { deflateRawSync } from 'node:zlib';
import { ExactNumber } from '@naftiko/spec';
import { formatDecoderTests } from '../../../../test/support/contract-tests.js';
import { avro } from './avro.js';

const joinBytes = (...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => [...(typeof part === 'string' ? new TextEncoder().encode(part) : part)]));

/** A string after its zigzag length. */
const encodeText = (value: string): Uint8Array =>
  joinBytes(value.length < 64 ? [value.length * 2] : [((value.length * 2) & 0x7f) | 0x80, value.length >> 6], value);

const list = JSON.stringify({
  type: 'record',
  name: 'List',
  namespace: 'org.example',
  fields: [
    {
      name: 'records',
      type: {
        type: 'array',
        items: {
          type: 'record',
          name: 'R',
          fields: [
            { name: 'id', type: 'string' },
            { name: 'note', type: ['null', 'string'] },
          ],
        },
      },
    },
  ],
});

const everything = JSON.stringify({
  type: 'record',
  name: 'Everything',
  fields: [
    { name: 'flag', type: 'boolean' },
    { name: 'count', type: 'int' },
    { name: 'at', type: { type: 'long', logicalType: 'timestamp-millis' } },
    { name: 'big', type: 'long' },
    { name: 'ratio', type: 'double' },
    { name: 'share', type: 'float' },
    { name: 'raw', type: 'bytes' },
    { name: 'kind', type: { type: 'enum', name: 'Kind', symbols: ['A', 'B'] } },
    { name: 'other', type: 'Kind' },
    { name: 'id', type: { type: 'fixed', name: 'Id', size: 2 } },
    { name: 'tags', type: { type: 'map', values: 'int' } },
  ],
});

const tree = JSON.stringify({
  type: 'record',
  name: 'Tree',
  fields: [{ name: 'below', type: { type: 'array', items: 'Tree' } }],
});

const sync = Array<number>(16).fill(7);

const createContainer = (codec: string, count: number, data: Uint8Array): Uint8Array =>
  joinBytes(
    'Obj',
    [1, 4],
    encodeText('avro.schema'),
    encodeText('"string"'),
    encodeText('avro.codec'),
    encodeText(codec),
    [0],
    sync,
    [count * 2, data.length * 2],
    data,
    sync,
  );

formatDecoderTests({
  decoder: avro,
  schema: 'list.avsc',
  files: {
    'list.avsc': list,
    'everything.avsc': everything,
    'tree.avsc': tree,
    'nulls.avsc': '{"type":"array","items":"null"}',
    'word.avsc': 'x',
    'unknown.avsc': '{"type":"array","items":"Nobody"}',
    'nameless.avsc': '{"type":"record","fields":[]}',
    'empty.avsc': '{}',
  },
  reads: [
    {
      says: 'records, lists and unions',
      body: Buffer.from('BAJhAAJiAgZoZXkA', 'base64'),
      value: {
        records: [
          { id: 'a', note: null },
          { id: 'b', note: 'hey' },
        ],
      },
    },
    {
      says: 'every type',
      schema: 'everything.avsc',
      body: joinBytes(
        [1, 3],
        [0x80, 0x88, 0xb8, 0xdf, 0xa8, 0x3c],
        [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
        [0, 0, 0, 0, 0, 0, 0x04, 0x40],
        [0, 0, 0x80, 0x3f],
        [4, 0xff, 0x41],
        [2, 0],
        [0x01, 0x02],
        [1, 8, 2, 0x6b, 10, 0],
      ),
      value: {
        flag: true,
        count: -2,
        at: 1036260934144,
        big: new ExactNumber('-9223372036854775808'),
        ratio: 2.5,
        share: 1,
        raw: 'ÿA',
        kind: 'B',
        other: 'A',
        id: '\u0001\u0002',
        tags: { k: 5 },
      },
    },
    {
      says: 'types that contain themselves',
      schema: 'tree.avsc',
      body: joinBytes([2, 0, 0]),
      value: { below: [{ below: [] }] },
    },
    {
      says: 'a container file as a list',
      body: createContainer('null', 2, joinBytes(encodeText('a'), encodeText('b'))),
      value: ['a', 'b'],
    },
    {
      says: 'a compressed container file',
      body: createContainer('deflate', 1, deflateRawSync(encodeText('hello'))),
      value: ['hello'],
    },
  ],
  refuses: [
    { says: 'an empty body', body: '' },
    { says: 'data that ends too early', body: joinBytes([4, 2, 0x61]) },
    { says: 'data that goes on', body: joinBytes([0, 0]) },
    { says: 'a branch that the schema does not have', body: joinBytes([2, 2, 0x61, 8]) },
    { says: 'a list longer than the data', body: joinBytes([0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0x07]) },
    {
      says: 'a list of nothing, longer than the data',
      schema: 'nulls.avsc',
      body: joinBytes([0xfe, 0xff, 0xff, 0xff, 0x0f]),
    },
    { says: 'values nested beyond the stack', schema: 'tree.avsc', body: new Uint8Array(200_000).fill(2) },
    { says: 'a container of another codec', body: createContainer('snappy', 1, joinBytes(encodeText('a'))) },
    { says: 'a container block without deflated data', body: createContainer('deflate', 1, joinBytes([0xff, 0xff])) },
    { says: 'a container block of too many values', body: createContainer('null', 60, joinBytes(encodeText('a'))) },
  ],
  refusesSchemas: [
    { says: 'a file that is not there', schema: 'gone.avsc', code: 'output-schema-unusable' },
    { says: 'a file that is not JSON', schema: 'word.avsc', code: 'output-schema-unusable' },
    { says: 'an undeclared type', schema: 'unknown.avsc', code: 'output-schema-unusable' },
    { says: 'a record without a name', schema: 'nameless.avsc', code: 'output-schema-unusable' },
    { says: 'an object without a type', schema: 'empty.avsc', code: 'output-schema-unusable' },
  ],
});

formatDecoderTests({
  decoder: avro,
  reads: [
    {
      says: 'a container file without a schema of its own',
      body: createContainer('null', 1, encodeText('a')),
      value: ['a'],
    },
  ],
  refuses: [{ says: 'a value without a schema', body: 'abc' }],
});
