import { Entity, WireText } from '@naftiko/engine';
import { bodyEncoderTests } from '../../../../test/support/contract-tests.js';
import { binary } from './binary.js';
import { form } from './form.js';
import { json } from './json.js';
import { multipart } from './multipart.js';
import { raw } from './raw.js';
import { text } from './text.js';

const createEntity = (content: string, type?: string): Entity => new Entity(new TextEncoder().encode(content), type);
const line = 'say "hi"\nnow';

bodyEncoderTests({
  encoder: json,
  writes: [
    {
      says: 'keeps constants and structure',
      body: 'type: json\ndata: {a: 1, b: [true, null], c: {d: text}}',
      text: '{"a":1,"b":[true,null],"c":{"d":"text"}}',
      contentType: 'application/json',
    },
    {
      says: 'keeps the type of a whole value',
      body: "type: json\ndata: {n: '{{n}}', l: '{{l}}', w: '{{w}}'}",
      values: { n: 3, l: ['a', { b: 1 }], w: new WireText('007', 7) },
      text: '{"n":3,"l":["a",{"b":1}],"w":7}',
    },
    {
      says: 'reads an entity as JSON inside of data',
      body: "type: json\ndata: {e: '{{e}}'}",
      values: { e: createEntity('{"a": 1}') },
      text: '{"e":{"a":1}}',
    },
    {
      says: 'leaves out members and items without a value',
      body: "type: json\ndata: {a: '{{a}}', b: ['{{a}}', 1]}",
      values: { a: null },
      text: '{"b":[1]}',
    },
    {
      says: 'writes text inside of longer text',
      body: "type: json\ndata: {a: 'x {{n}} {{l}} {{gone}}'}",
      values: { n: 3, l: [1] },
      text: '{"a":"x 3 [1] "}',
    },
    {
      says: 'leaves no way out of a text',
      body: "type: json\ndata: {a: '<{{t}}>'}",
      values: { t: line },
      text: '{"a":"<say \\"hi\\"\\nnow>"}',
    },
    {
      says: 'takes a text for JSON',
      body: `type: json\ndata: '{"ids":{{ids}},"name":"{{name}}"}'`,
      values: { ids: [1, 2], name: line },
      text: '{"ids":[1,2],"name":"say \\"hi\\"\\nnow"}',
    },
    {
      says: 'quotes a text outside of quotes, unless it is JSON',
      body: `type: json\ndata: '[{{a}}, {{b}}, {{c}}]'`,
      values: { a: 'hi', b: 'true' },
      text: '["hi", true, null]',
    },
    { says: 'empties a text inside quotes', body: `type: json\ndata: '{"a":"{{gone}}"}'`, text: '{"a":""}' },
    {
      says: 'is not fooled by escaped quotes',
      body: `type: json\ndata: '{"a":"\\" {{t}}","b":{{n}}}'`,
      values: { t: '"', n: 1 },
      text: '{"a":"\\" \\"","b":1}',
    },
    {
      says: 'passes the whole entity on as it is',
      body: "type: json\ndata: '{{e}}'",
      values: { e: createEntity('a=1', 'text/x') },
      text: 'a=1',
      contentType: 'text/x',
    },
    { says: 'sends nothing for a missing whole', body: "type: json\ndata: '{{e}}'", published: true, text: undefined },
    { says: 'sends null for a missing whole in a strict document', body: "type: json\ndata: '{{e}}'", text: 'null' },
    {
      says: 'keeps a name from a prototype',
      body: "type: json\ndata: {__proto__: '{{a}}'}",
      values: { a: 1 },
      text: '{"__proto__":1}',
    },
  ],
  refuses: [
    { says: 'longer text in data', body: "type: json\ndata: {a: 'hi {{a}} {{b}}', c: '{{c}}'}", names: ['a', 'b'] },
    { says: 'a JSON text with placeholders', body: `type: json\ndata: '{"a":{{a}}}'`, names: ['a'] },
  ],
  refusesAtLoad: [{ says: 'a section', body: "type: json\ndata: {a: '{{#a}}x{{/a}}'}", code: 'template-malformed' }],
});

bodyEncoderTests({
  encoder: raw,
  writes: [
    {
      says: 'is JSON when it looks like it',
      body: `'{"a": "{{a}}", "l": {{l}}}'`,
      values: { a: '"' },
      text: '{"a": "\\"", "l": null}',
      contentType: 'application/json',
    },
    {
      says: 'is a plain text otherwise',
      body: "'name,{{a}}'",
      values: { a: 'Eel' },
      text: 'name,Eel',
      contentType: 'application/json',
    },
    { says: 'does not read values again', body: "'x {{a}}'", values: { a: '{{b}}', b: 'no' }, text: 'x {{b}}' },
  ],
  refuses: [{ says: 'a plain text with placeholders', body: "'x {{a}}'", names: ['a'] }],
});

bodyEncoderTests({
  encoder: text,
  writes: [
    {
      says: 'writes text verbatim',
      body: "type: text\ndata: 'Dear {{a}} {{gone}}'",
      values: { a: '<b>&' },
      text: 'Dear <b>& ',
      contentType: 'text/plain; charset=utf-8',
    },
    {
      says: 'escapes values in XML for their place',
      body: 'type: xml\ndata: \'<a b="{{a}}">{{a}}<![CDATA[{{a}}]]><!-- {{a}} --></a>\'',
      values: { a: '<b/>&"]]>--' },
      text: '<a b="&lt;b/&gt;&amp;&quot;]]&gt;--">&lt;b/&gt;&amp;"]]&gt;--<![CDATA[<b/>&"]]]]><![CDATA[>--]]><!-- <b/>&"]]>- -  --></a>',
      contentType: 'application/xml; charset=utf-8',
    },
    {
      says: 'inserts three braces verbatim in XML',
      body: "type: xml\ndata: '<a>{{{a}}}{{&a}}</a>'",
      values: { a: '<b/>' },
      text: '<a><b/><b/></a>',
    },
    {
      says: 'inserts three braces verbatim in SPARQL',
      body: "type: sparql\ndata: 'SELECT {{{a}}} { ?s ?p {{a}} }'",
      values: { a: '?s' },
      text: 'SELECT ?s { ?s ?p "?s" }',
      contentType: 'application/sparql-query',
    },
    {
      says: 'takes the one field for the text',
      body: "type: text\ndata: {content: '{{a}}'}",
      values: { a: 7 },
      text: '7',
    },
    { says: 'sends nothing for a missing whole', body: "type: text\ndata: '{{a}}'", text: undefined },
  ],
  refuses: [{ says: 'a text with placeholders', body: "type: text\ndata: 'Dear {{a}}'", names: ['a'] }],
});

bodyEncoderTests({
  encoder: form,
  writes: [
    {
      says: 'encodes names and values',
      body: "type: formUrlEncoded\ndata: {grant_type: x, 'a b': 'read write&', who: '{{who}}'}",
      values: { who: 'Eel & co' },
      text: 'grant_type=x&a+b=read+write%26&who=Eel+%26+co',
      contentType: 'application/x-www-form-urlencoded',
    },
    {
      says: 'repeats lists, writes objects as JSON, leaves out missing values',
      body: "type: form\ndata: {l: '{{l}}', o: '{{o}}', g: '{{g}}'}",
      values: { l: [1, 'b'], o: { a: 1 } },
      text: 'l=1&l=b&o=%7B%22a%22%3A1%7D',
    },
    {
      says: 'keeps a text the author has encoded',
      body: "type: formUrlEncoded\ndata: 'a=1%202&b={{b}}'",
      values: { b: 'x &' },
      text: 'a=1%202&b=x%20%26',
    },
    {
      says: 'passes a whole entity on',
      body: "type: formUrlEncoded\ndata: '{{e}}'",
      values: { e: createEntity('a=1') },
      text: 'a=1',
    },
    {
      says: 'takes a whole object for its fields',
      body: "type: formUrlEncoded\ndata: '{{e}}'",
      values: { e: { a: 'x y' } },
      text: 'a=x+y',
    },
  ],
  refuses: [{ says: 'longer text in a field', body: "type: form\ndata: {a: 'x {{a}}'}", names: ['a'] }],
});

bodyEncoderTests({
  encoder: multipart,
  writes: [
    {
      says: 'writes parts in order',
      body: "type: multipartForm\ndata:\n- {name: caption, value: 'by {{name}}'}\n- {name: file, value: line one, filename: note.txt, contentType: text/plain}\n- {name: gone, value: '{{gone}}'}",
      values: { name: 'Eel' },
      text: /^--(\S+)\r\nContent-Disposition: form-data; name="caption"\r\n\r\nby Eel\r\n--\1\r\nContent-Disposition: form-data; name="file"; filename="note.txt"\r\nContent-Type: text\/plain\r\n\r\nline one\r\n--\1--\r\n$/,
    },
    {
      says: 'decodes a data URL in a file',
      body: "type: multipartForm\ndata: [{name: f, filename: a, value: '{{f}}'}, {name: t, value: '{{f}}'}]",
      values: { f: 'data:text/plain;base64,aGVsbG8=' },
      text: /filename="a"\r\nContent-Type: application\/octet-stream\r\n\r\nhello\r\n[^]*\r\n\r\ndata:text\/plain;base64,aGVsbG8=\r\n/,
    },
    {
      says: 'escapes characters that end a name',
      body: "type: multipartForm\ndata: [{name: '{{n}}', value: x}]",
      values: { n: 'a"\r\nX: 1' },
      text: /name="a%22%0D%0AX: 1"\r\n\r\nx/,
    },
    { says: 'reads a map as parts', body: 'type: multipart\ndata: {a: 1}', text: /name="a"\r\n\r\n1\r\n/ },
  ],
  refuses: [{ says: 'longer text in a part', body: "type: multipart\ndata: {a: 'x {{a}}'}", names: ['a'] }],
  refusesAtLoad: [
    { says: 'a part without a name', body: 'type: multipartForm\ndata: [{value: x}]', code: 'parameter-without-name' },
  ],
});

bodyEncoderTests({
  encoder: binary,
  writes: [
    {
      says: 'writes the content as it is',
      body: "type: yaml\ndata: '{{a}}'",
      values: { a: 'a: 1' },
      text: 'a: 1',
      contentType: 'application/yaml',
    },
    {
      says: 'decodes a data URL',
      body: "type: binary\ndata: {file: '{{a}}'}",
      values: { a: 'data:;base64,aGk=' },
      text: 'hi',
      contentType: 'application/octet-stream',
    },
    {
      says: 'keeps the media type that is its type',
      body: "type: application/cbor\ndata: '{{a}}'",
      values: { a: createEntity('x') },
      text: 'x',
      contentType: 'application/cbor',
    },
    {
      says: 'has no media type of its own where its type is no media type',
      body: "type: raw\ndata: '{{a}}'",
      values: { a: 'hi' },
      text: 'hi',
      contentType: 'application/octet-stream',
    },
  ],
});
