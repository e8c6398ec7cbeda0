import { ExactNumber, type Json } from '@naftiko/spec';
import { formatDecoderTests } from '../../../../test/support/contract-tests.js';
import { json } from './json.js';

const createNested = (levels: number): Json => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as Json;

formatDecoderTests({
  decoder: json,
  reads: [
    { says: 'an object', body: '{"id":7}', value: { id: 7 } },
    { says: 'a scalar', body: '"a"', value: 'a' },
    { says: 'an empty body as null', body: '', value: null },
    { says: 'blanks as null', body: ' \n', value: null },
    { says: 'the last of duplicate members', body: '{"a":1,"a":2}', value: { a: 2 } },
    { says: 'lists a thousand levels deep', body: '['.repeat(1000) + ']'.repeat(1000), value: createNested(1000) },
    { says: 'past a byte order mark', body: '\uFEFF[1]', value: [1] },
    {
      says: 'numbers with all their digits',
      body: '{"id":1234567890123456789,"n":-9007199254740993,"safe":9007199254740991,"x":0.1234567890123456,"s":"\\"12345678901234567890"}',
      value: {
        id: new ExactNumber('1234567890123456789'),
        n: new ExactNumber('-9007199254740993'),
        safe: 9007199254740991,
        x: 0.1234567890123456,
        s: '"12345678901234567890',
      },
    },
  ],
  refuses: [
    { says: 'lists more than a thousand levels deep', body: '['.repeat(1001) + ']'.repeat(1001) },
    { says: 'objects that nest without end', body: '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000) },
    { says: 'a plain word', body: 'OK' },
    { says: 'text after the value', body: '{} {}' },
    { says: 'something long, of which it shows the start', body: `<html>${'ü'.repeat(300)}` },
  ],
});
