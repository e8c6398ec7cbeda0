import { mutateText, mutateTree, collectParts, oddValues } from './mutate.js';
import { exchangeRaw, writeRequest } from './raw-exchange.js';
import { openServed } from './served.js';

const bodies = [{ id: '1', list: [1, 'a', null] }, { note: { text: 'calm', depth: 3 } }, { note: 'calm' }];
const targets = [
  '/things/7?q=abc',
  '/things/7',
  '/steps',
  '/forwarded/things/7?q=abc',
  '/forwarded/%E2%98%82/a',
  '/nothing',
];
const headers = [
  'Content-Type: application/json',
  'X-Trace: 7',
  'note: calm',
  'Accept: */*',
  'Cookie: a=b',
  'Origin: http://localhost:1',
  'Expect: 100-continue',
  'X-Request-Id: 7',
  'Accept-Encoding: gzip, br',
  'traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
];

/** Cases of changed requests to REST routes. */
export async function openRequests(observed) {
  const served = await openServed(observed, (request, response) => {
    request.resume();
    response.setHeader('Content-Type', 'application/json').end('[{"name":"1"},{"name":"Tern"}]');
  });
  const pool = collectParts(bodies);
  const port = served.portOf('rest');

  async function run(random) {
    const tree = mutateTree(random, random.pick(bodies), pool);
    const json = JSON.stringify(tree) ?? '';
    const body = random.oneIn(4) ? mutateText(random, json) : json;
    const method = random.pick([
      'GET',
      'PUT',
      'POST',
      'PUT',
      'POST',
      'DELETE',
      'HEAD',
      'OPTIONS',
      'PATCH',
      'TRACE',
      'X',
    ]);
    const length = random.oneIn(12) ? random.pick(['-1', 'x', '1e1', '0', '99']) : `${Buffer.byteLength(body)}`;
    const lines = headers
      .filter(() => random.oneIn(3))
      .map((line) => (random.oneIn(3) ? mutateText(random, line) : line));
    const bytes = writeRequest(method, targetOf(random), [...lines, `Content-Length: ${length}`], body);
    // A length that promises more than is sent waits for the rest; the caller then goes away.
    const waits =
      length !== `${Buffer.byteLength(body)}` || lines.some((line) => /content-length|transfer|upgrade/i.test(line));
    const answer = await exchangeRaw(port, bytes, waits ? 100 : 10_000);
    if (answer === undefined && !waits) observed.add('no answer', '10 s');
    observed.checkAnswer(answer ?? '');
    return bytes.toString('latin1');
  }

  return { run, close: () => served.close() };
}

function targetOf(random) {
  const target = random.pick(targets);
  if (random.oneIn(3)) return mutateText(random, target).replaceAll(/[\r\n ]/g, '+');
  if (random.oneIn(2)) return target;
  return `${target.split('?')[0]}?q=${encode(random.pick(oddValues))}&${encode(random.pick(oddValues))}=1`;
}

function encode(value) {
  return encodeURIComponent(String(value).toWellFormed?.() ?? String(value).replaceAll(/[\ud800-\udfff]/g, ''));
}
