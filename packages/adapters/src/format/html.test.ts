import { formatDecoderTests } from '../../../../test/support/contract-tests.js';
import { html } from './html.js';

const ports = '<tr><th>Port</th><th> Depth </th></tr><tr><td>Rorvik</td><td>9 <b>m</b></td></tr><tr><td>Bodø</td></tr>';

formatDecoderTests({
  decoder: html,
  reads: [
    {
      says: 'a table with missing cells',
      body: `<table>${ports}</table>`,
      value: {
        tables: [
          [
            { Port: 'Rorvik', Depth: '9 m' },
            { Port: 'Bodø', Depth: '' },
          ],
        ],
      },
    },
    {
      says: 'the header of a thead, without the foot, surplus cells and rows with headers',
      body: '<table><thead><tr><th>A</th></tr></thead><tfoot><tr><td>sum</td></tr></tfoot><tr><td>1</td><td>2</td></tr><tr><th>x</th><td>3</td></tr></table>',
      value: { tables: [[{ A: '1' }]] },
    },
    {
      says: 'no table without headers',
      body: '<table><tr><td>1</td></tr></table><table><tr><th> </th></tr></table>',
      value: { tables: [] },
    },
    { says: 'a header alone', body: '<table><tr><th>A</th></tr></table>', value: { tables: [[]] } },
    {
      says: 'the last of two columns with one name',
      body: '<table><tr><th>A<th>A<tr><td>1<td>2</table>',
      value: { tables: [[{ A: '2' }]] },
    },
    {
      says: 'visible text with breaks and blanks collapsed',
      body: '<table><tr><th>A</th></tr><tr><td>a<br>b&nbsp; c<p>d</p><script>e</script>&amp;<!-- f --></td></tr></table>',
      value: { tables: [[{ A: 'a b c d &' }]] },
    },
    {
      says: 'nested tables apart, rows to the table they belong to',
      body: '<table><tr><th>A</th></tr><tr><td>1<table><tr><th>B</th></tr><tr><td>2</td></tr></table></td></tr></table>',
      value: { tables: [[{ A: '1 B 2' }], [{ B: '2' }]] },
    },
    {
      says: 'elements that a selector matches, and tables inside them',
      schema: '.a, #b',
      body: '<div class="a"><table class="a"><tr><th>A</th></tr></table></div><table><tr><th>B</th></tr></table><table id="b"><tr><th>C</th></tr><tr><td>1</td></tr></table>',
      value: { tables: [[], [{ C: '1' }]] },
    },
    {
      says: 'nested tables down to an unusual depth',
      body: '<table><tr><th>A</th><td>'.repeat(60),
      value: { tables: Array<[]>(20).fill([]) },
    },
    { says: 'a page without tables', body: 'OK', value: { tables: [] } },
    { says: 'an empty body', body: '', value: { tables: [] } },
  ],
  refuses: [],
  refusesSchemas: [
    { says: 'a selector without an end', schema: 'table[', code: 'output-schema-unusable' },
    { says: 'an unknown selector', schema: 'table:gone', code: 'output-schema-unusable' },
  ],
});
