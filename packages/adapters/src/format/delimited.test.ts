import { formatDecoderTests } from '../../../../test/support/contract-tests.js';
import { csv, psv, tsv } from './delimited.js';

formatDecoderTests({
  decoder: csv,
  reads: [
    {
      says: 'quoted cells and short rows',
      body: 'code, name ,qty\nP1,"Pike, n",4\nS3',
      value: [{ code: 'P1', name: 'Pike, n', qty: '4' }, { code: 'S3' }],
    },
    {
      says: 'quotes and line breaks inside quotes',
      body: 'a,b\r\n"x ""y""","1\n2"\r\n',
      value: [{ a: 'x "y"', b: '1\n2' }],
    },
    { says: 'values untrimmed', body: 'a,b\n 1 , 2', value: [{ a: ' 1 ', b: ' 2' }] },
    { says: 'past blank lines and surplus cells', body: 'a,b\n\n1,2,3\n\n', value: [{ a: '1', b: '2' }] },
    { says: 'empty cells', body: 'a,b\n,', value: [{ a: '', b: '' }] },
    { says: 'past a byte order mark', body: '\uFEFFa\n1', value: [{ a: '1' }] },
    { says: 'a column without a name', body: 'a,\n1,2', value: [{ a: '1', '': '2' }] },
    { says: 'the last of two columns with one name', body: 'a,a\n1,2', value: [{ a: '2' }] },
    { says: 'a quote inside a cell as it is', body: 'a\n5" pipe', value: [{ a: '5" pipe' }] },
    { says: 'a header alone', body: 'a,b\n', value: [] },
    { says: 'an empty body', body: '', value: [] },
  ],
  refuses: [{ says: 'a quote without an end', body: 'a\n"1' }],
});

formatDecoderTests({
  decoder: tsv,
  reads: [{ says: 'cells between tabs', body: 'a\tb\n1,0\t2', value: [{ a: '1,0', b: '2' }] }],
  refuses: [],
});

formatDecoderTests({
  decoder: psv,
  reads: [{ says: 'cells between bars', body: 'a|b\n1|2', value: [{ a: '1', b: '2' }] }],
  refuses: [],
});
