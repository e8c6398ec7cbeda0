import { PassThrough } from 'node:stream';
import { collectParts, mutateText, mutateTree } from './mutate.js';
import { exchangeRaw, writeRequest } from './raw-exchange.js';
import { openServed } from './served.js';

const modernMeta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'fuzz', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': { elicitation: {}, sampling: {} },
  'io.modelcontextprotocol/logLevel': 'debug',
};

const calls = [
  ['ping', {}],
  ['tools/list', { cursor: 'x' }],
  ['tools/list', {}],
  ['tools/call', { name: 'get-thing', arguments: { id: 7, q: 'abc', note: { a: [1] } } }],
  ['tools/call', { name: 'steps', arguments: { id: '1', list: [1, 'a', null] } }],
  ['tools/call', { name: 'fixed', _meta: { progressToken: 3 } }],
  ['resources/list', {}],
  ['resources/templates/list', {}],
  ['resources/read', { uri: 'fuzz://one' }],
  ['resources/read', { uri: 'fuzz://each/7' }],
  ['resources/read', { uri: 'fuzz://files/rules.md' }],
  ['resources/subscribe', { uri: 'fuzz://one' }],
  ['prompts/list', {}],
  ['prompts/get', { name: 'brief', arguments: { who: 'Ana' } }],
  ['completion/complete', { ref: { type: 'ref/prompt', name: 'brief' }, argument: { name: 'who', value: 'A' } }],
  [
    'completion/complete',
    { ref: { type: 'ref/resource', uri: 'fuzz://files/{path}' }, argument: { name: 'path', value: 'r' } },
  ],
  ['logging/setLevel', { level: 'debug' }],
  ['server/discover', {}],
  ['notifications/cancelled', { requestId: 1, reason: 'late' }],
  ['notifications/initialized', {}],
  ['notifications/progress', { progressToken: 1, progress: 0.5 }],
];

const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: { roots: {} }, clientInfo: { name: 'fuzz', version: '1' } },
};
const legacy = [
  initialize,
  ...calls.map(([method, params], index) => ({ jsonrpc: '2.0', ...idFor(method, index), method, params })),
  { jsonrpc: '2.0', id: 4, result: {} },
  { jsonrpc: '2.0', id: 4, error: { code: -32000, message: 'no' } },
];
const modern = calls.map(([method, params], index) => ({
  jsonrpc: '2.0',
  ...idFor(method, index),
  method,
  params: { ...params, _meta: { ...params._meta, ...modernMeta } },
}));

/** Cases of changed MCP messages: revisions of 2025 and 2026, over HTTP and on a pipe. */
export async function openMessages(observed) {
  const pool = collectParts([...legacy, ...modern]);
  const overHttp = await openServed(observed, upstream);
  const port = overHttp.portOf('mcp');

  /** The pipe serves several cases, then another connection takes its place. */
  let pipe;

  async function run(random) {
    const isModern = random.oneIn(2);
    const original = random.pick(isModern ? modern : legacy);
    const changed = mutateTree(random, original, pool);
    const whole = random.oneIn(20) ? [changed, original] : changed;
    const json = JSON.stringify(whole) ?? '';
    const text = random.oneIn(4) ? mutateText(random, json) : json;
    if (!random.oneIn(2)) return onHttp(random, isModern, original, text);
    await onPipe(random, isModern, text);
    return text;
  }

  async function onHttp(random, isModern, original, text) {
    const headers = [
      `Content-Type: ${random.oneIn(15) ? mutateText(random, 'application/json') : 'application/json'}`,
      `Accept: ${random.pick(['application/json, text/event-stream', 'application/json', '*/*', 'x'])}`,
      `Content-Length: ${Buffer.byteLength(text)}`,
      ...(random.oneIn(6) ? [] : [`MCP-Protocol-Version: ${isModern ? '2026-07-28' : '2025-11-25'}`]),
      ...(isModern && !random.oneIn(6) ? [`Mcp-Method: ${original.method}`] : []),
      ...(isModern && original.params.name !== undefined ? [`Mcp-Name: ${original.params.name}`] : []),
    ].map((line) => (random.oneIn(25) ? mutateText(random, line).replaceAll(/[\r\n]/g, ' ') : line));
    // A subscription stays open until its caller leaves.
    const waits =
      text.includes('subscriptions/listen') || !headers.includes(`Content-Length: ${Buffer.byteLength(text)}`);
    const answer = await exchangeRaw(port, writeRequest('POST', '/mcp', headers, text), waits ? 100 : 10_000);
    if (answer === undefined && !waits) observed.add('no answer', '10 s');
    observed.checkAnswer(answer ?? '');
    return `${headers.join('\n')}\n\n${text}`;
  }

  async function onPipe(random, isModern, text) {
    if (pipe === undefined || pipe.isModern !== isModern || pipe.left === 0) {
      await pipe?.close();
      pipe = await openPipe(observed, isModern);
      pipe.left = 40;
    }
    pipe.left -= 1;
    await pipe.send(text.replaceAll(/[\r\n]/g, ' '));
  }

  return {
    run,
    close: async () => {
      await pipe?.close();
      await overHttp.close();
    },
  };
}

/** A connection on a pipe. After each line a ping shows that the connection still works. */
async function openPipe(observed, isModern) {
  const input = new PassThrough();
  const output = new PassThrough();
  const served = await openServed(observed, upstream, { namespace: 'agent', input, output });
  let pending = '';
  let wake = () => undefined;
  output.setEncoding('utf8').on('data', (chunk) => {
    pending += chunk;
    wake();
  });
  let pings = 0;
  const ping = async () => {
    const id = `sentinel-${(pings += 1)}`;
    const params = isModern ? { _meta: modernMeta } : {};
    input.write(`${JSON.stringify({ jsonrpc: '2.0', id, method: isModern ? 'tools/list' : 'ping', params })}\n`);
    const deadline = Date.now() + 10_000;
    while (!pending.includes(id)) {
      if (Date.now() > deadline) return observed.add('the pipe is silent', pending.slice(-300));
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, 200);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    observed.checkAnswer(pending);
    pending = '';
  };
  if (!isModern) input.write(`${JSON.stringify(initialize)}\n{"jsonrpc":"2.0","method":"notifications/initialized"}\n`);
  await ping();
  return {
    isModern,
    left: 0,
    send: async (line) => {
      input.write(`${line}\n`);
      await ping();
    },
    close: () => {
      input.end();
      return served.close();
    },
  };
}

function upstream(request, response) {
  request.resume();
  response.setHeader('Content-Type', 'application/json').end('[{"name":"1"},{"name":"Tern"}]');
}

function idFor(method, index) {
  return method.startsWith('notifications/') ? {} : { id: index + 10 };
}
