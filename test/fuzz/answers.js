import { gzipSync } from 'node:zlib';
import { collectParts, mutateText, mutateTree } from './mutate.js';
import { exchangeRaw, writeRequest } from './raw-exchange.js';
import { formats, openServed } from './served.js';

const tree = {
  count: 2,
  items: [
    { name: 'Tern', note: null },
    { name: 'Skua', note: { depth: 3.5, tags: ['a', 'b'] } },
  ],
};
const texts = {
  xml: '<?xml version="1.0"?><!DOCTYPE list><list count="2"><items><name>Tern</name></items><items><name><![CDATA[Skua]]></name>&amp;&#65;</items></list>',
  csv: 'name,count\nTern,1\n"Sk""ua",2\n',
  tsv: 'name\tcount\nTern\t1\n',
  psv: 'name|count\nTern|1\n',
  yaml: 'count: 2\nitems:\n  - &a { name: Tern }\n  - *a\n  - { name: "Skua", note: ~ }\n',
  html: '<table><tr><th>name</th></tr><tr><td>Tern</td></tr></table><p class=a>text<br><b>x</p></b><script>1</script>',
  markdown:
    '---\ntitle: Birds\n---\n# Birds\n\n| name | count |\n|---|---|\n| Tern | 1 |\n\n- a\n  - b\n\n```js\nx\n```\n*a_b* [l](u)\n',
  text: 'Tern and Skua',
};
const binaries = {
  avro: Buffer.from([4, 4, 8, 84, 101, 114, 110, 0, 8, 83, 107, 117, 97, 0, 0]),
  protobuf: Buffer.from([8, 2, 18, 6, 10, 4, 84, 101, 114, 110, 26, 12, 10, 1, 97, 17, 0, 0, 0, 0, 0, 0, 8, 64]),
};
const types = [
  'application/json',
  'text/plain',
  'application/xml',
  'text/html; charset=utf-7',
  'application/octet-stream',
  'x',
  '',
];

/** Cases of changed answers of upstreams, in every format. */
export async function openAnswers(observed) {
  let next = {};
  const served = await openServed(observed, (request, response) => {
    request.resume();
    response.writeHead(next.status, next.headers);
    response.end(next.body);
  });
  const pool = collectParts([tree]);
  const ports = { rest: served.portOf('rest'), mcp: served.portOf('mcp') };

  async function run(random) {
    const format = random.pick(formats);
    const body = bodyOf(random, format, pool);
    const isPacked = random.oneIn(12);
    const status = random.oneIn(5)
      ? random.pick([201, 202, 206, 226, 300, 400, 401, 404, 409, 429, 500, 503, 599])
      : 200;
    const headers = { 'X-Odd': mutateText(random, 'a; b=c').replaceAll(/[^\x20-\x7e]/g, '') };
    const type = random.pick(types);
    if (type !== '') headers['Content-Type'] = type;
    if (isPacked) headers['Content-Encoding'] = random.pick(['gzip', 'br', 'deflate', 'x']);
    next = { status, headers, body: isPacked && random.oneIn(2) ? gzipSync(body) : body };
    const answer = await exchangeRaw(...callFor(random, format, ports), 10_000);
    if (answer === undefined) observed.add('no answer', '10 s');
    observed.checkAnswer(answer ?? '');
    return `${format} ${status} ${JSON.stringify(headers)}\n${body.toString('latin1')}`;
  }

  return { run, close: () => served.close() };
}

function bodyOf(random, format, pool) {
  const binary = binaries[format];
  if (binary !== undefined) return mutateBytes(random, binary);
  if (format === 'json') {
    const json = JSON.stringify(mutateTree(random, tree, pool)) ?? '';
    return Buffer.from(random.oneIn(2) ? mutateText(random, json) : json);
  }
  const text = Buffer.from(mutateText(random, mutateText(random, texts[format])));
  return random.oneIn(4) ? mutateBytes(random, text) : text;
}

function mutateBytes(random, bytes) {
  let changed = Buffer.from(bytes);
  for (let left = random.below(5); left > 0; left -= 1) {
    const at = random.below(changed.length + 1);
    if (random.oneIn(3)) changed = changed.subarray(0, at);
    else if (at < changed.length) changed[at] = random.below(256);
    else changed = Buffer.concat([changed, Buffer.from([random.below(256), 255, 255, 255, 15])]);
  }
  return changed;
}

function callFor(random, format, ports) {
  if (random.oneIn(3)) {
    const method = random.pick([
      ['tools/call', { name: 'get-thing', arguments: { id: 1 } }],
      ['tools/call', { name: 'steps', arguments: { id: '1' } }],
      ['resources/read', { uri: 'fuzz://one' }],
    ]);
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: method[0], params: method[1] });
    const headers = ['Content-Type: application/json', 'Accept: application/json', `Content-Length: ${body.length}`];
    return [ports.mcp, writeRequest('POST', '/mcp', headers, body)];
  }
  const target = random.oneIn(5) ? '/forwarded/things/7' : `/formats/${format}`;
  return [ports.rest, writeRequest('GET', target, [])];
}
