import { formatDecoderTests } from '../../../../test/support/contract-tests.js';
import { protobuf } from './protobuf.js';

const page = `
  syntax = "proto3";
  package shop.v1;
  enum Kind { NONE = 0; BOOK = 1; }
  message Page {
    repeated Item items = 1;
    int32 total = 2;
    bool more = 4;
    bytes raw = 5;
    string none = 7;
    double avg_price = 8;
    int64 seen = 9;
    Kind kind = 10;
    map<string, int32> stock = 11;
    repeated int32 nums = 12;
  }
  message Item { string id = 1; }
`;

const toBytes = (...values: readonly number[]): Uint8Array => new Uint8Array(values);

formatDecoderTests({
  decoder: protobuf,
  schema: 'page.proto',
  files: {
    'page.proto': page,
    'time.proto':
      'syntax = "proto3"; import "google/protobuf/timestamp.proto"; message T { google.protobuf.Timestamp at = 1; }',
    'nested.proto': 'syntax = "proto3"; message N { N below = 1; }',
    'word.proto': 'nothing of the kind',
    'enum.proto': 'syntax = "proto3"; enum Kind { NONE = 0; }',
    'import.proto': 'syntax = "proto3"; import "other.proto"; message M { Other o = 1; }',
    'unknown.proto': 'syntax = "proto3"; message M { Other o = 1; }',
  },
  reads: [
    {
      says: 'the first message of the file, unset fields absent',
      body: toBytes(0x0a, 4, 0x0a, 2, 0x69, 0x31, 0x0a, 4, 0x0a, 2, 0x69, 0x32, 0x10, 2, 0x20, 1, 0x2a, 3, 1, 2, 0xff),
      value: { items: [{ id: 'i1' }, { id: 'i2' }], total: 2, more: true, raw: 'AQL/' },
    },
    {
      says: 'names as they are in the file',
      body: toBytes(0x41, 0, 0, 0, 0, 0, 0, 4, 0x40),
      value: { avg_price: 2.5 },
    },
    { says: 'enums as their numbers', body: toBytes(0x50, 1), value: { kind: 1 } },
    { says: 'maps as objects', body: toBytes(0x5a, 5, 0x0a, 1, 0x61, 0x10, 3), value: { stock: { a: 3 } } },
    { says: 'packed numbers', body: toBytes(0x62, 2, 5, 6), value: { nums: [5, 6] } },
    { says: 'a 64-bit integer as a number', body: toBytes(0x48, 7), value: { seen: 7 } },
    {
      says: 'a 64-bit integer too big for a number as a text',
      body: toBytes(0x48, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
      value: { seen: '9223372036854775807' },
    },
    { says: 'an empty message', body: '', value: {} },
    { says: 'past unknown fields', body: toBytes(0xf8, 0x01, 1), value: {} },
    { says: 'well-known types', schema: 'time.proto', body: toBytes(0x0a, 2, 0x08, 7), value: { at: { seconds: 7 } } },
  ],
  refuses: [
    { says: 'data that ends too early', body: toBytes(0x0a, 200, 1) },
    { says: 'a field of no known wire type', body: toBytes(0x0f) },
  ],
  refusesSchemas: [
    { says: 'a file that is not there', schema: 'gone.proto', code: 'output-schema-unusable' },
    { says: 'a file that is not a schema', schema: 'word.proto', code: 'output-schema-unusable' },
    { says: 'a file without messages', schema: 'enum.proto', code: 'output-schema-unusable' },
    { says: 'an import that is not available', schema: 'import.proto', code: 'output-schema-unusable' },
    { says: 'an undeclared type', schema: 'unknown.proto', code: 'output-schema-unusable' },
  ],
});

formatDecoderTests({
  decoder: protobuf,
  reads: [],
  refuses: [{ says: 'anything without a schema', body: 'abc' }],
});
