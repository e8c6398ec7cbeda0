import { formatDecoderTests } from '../../../../test/support/contract-tests.js';
import { xml } from './xml.js';

const bomb = `<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><r>&b;</r>`;

formatDecoderTests({
  decoder: xml,
  reads: [
    { says: 'children as members', body: '<r><a>1</a><b/></r>', value: { a: '1', b: '' } },
    { says: 'attributes as members', body: '<r a="1"><c>2</c></r>', value: { a: '1', c: '2' } },
    { says: 'an attribute and a child of one name as a list', body: '<r a="1"><a>2</a></r>', value: { a: ['1', '2'] } },
    {
      says: 'repeated names as a list at the first place',
      body: '<r><a>1</a><b>2</b><a>3</a></r>',
      value: { a: ['1', '3'], b: '2' },
    },
    { says: 'one element as no list', body: '<r><l><i>1</i></l></r>', value: { l: { i: '1' } } },
    { says: 'text beside attributes', body: '<r><n lang="en">T</n></r>', value: { n: { lang: 'en', '': 'T' } } },
    { says: 'the text of the root', body: '<r>text</r>', value: { '': 'text' } },
    { says: 'an empty root', body: '<r/>', value: {} },
    { says: 'mixed content', body: '<r><a>1</a>t<a>2</a>u</r>', value: { a: ['1', '2'], '': ['t', 'u'] } },
    {
      says: 'names without their prefixes',
      body: '<r><p:a xmlns:p="u" xmlns="v" p:k="1">x</p:a></r>',
      value: { a: { k: '1', '': 'x' } },
    },
    {
      says: 'nil as null',
      body: '<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><a xsi:nil="true"/><b xsi:nil="false">1</b></r>',
      value: { a: null, b: { nil: 'false', '': '1' } },
    },
    { says: 'CDATA as text', body: '<r><a>1<![CDATA[x<y]]>2</a></r>', value: { a: '1x<y2' } },
    {
      says: 'texts untrimmed, layout dropped',
      body: '<r>\n  <a> 1 </a>\n  <b> </b>\n</r>',
      value: { a: ' 1 ', b: ' ' },
    },
    {
      says: 'past comments and instructions',
      body: '<?xml version="1.0"?><!-- c --><r><a>1<!-- d -->2</a><?p i?></r>',
      value: { a: '12' },
    },
    { says: 'the entities of XML', body: '<r><a>&lt;&amp;&#228;</a></r>', value: { a: '<&ä' } },
    { says: 'past a DTD', body: '<!DOCTYPE r SYSTEM "http://127.0.0.1:1/r.dtd"><r><a>1</a></r>', value: { a: '1' } },
    {
      says: 'another encoding',
      body: new Uint8Array([
        ...new TextEncoder().encode('<?xml version="1.0" encoding="ISO-8859-1"?><r><a>'),
        0xe4,
        ...new TextEncoder().encode('</a></r>'),
      ]),
      value: { a: 'ä' },
    },
    {
      says: 'names that objects inherit',
      body: '<r><__proto__>1</__proto__></r>',
      value: JSON.parse('{"__proto__":"1"}') as { __proto__: string },
    },
  ],
  refuses: [
    { says: 'nothing', body: '' },
    { says: 'text', body: 'OK' },
    { says: 'an element without an end', body: '<r><a></r>' },
    { says: 'an entity of a DTD', body: bomb },
    { says: 'an external entity', body: '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r>&x;</r>' },
    { says: 'elements deeper than documents are', body: '<a>'.repeat(5000) + '</a>'.repeat(5000) },
  ],
});
