/**
 * Breaks an upstream in every way of the table, and looks at what callers receive over REST and MCP, and at whether the
 * next request works.
 *
 *     node test/attack/faults.mjs [--brief] [--only <text>]
 *
 * Prints a table, and exits with 1 if there is a break: a defect, a hang, a cut connection, an answer that discloses an
 * address, a success that is none, or a next request that fails. Runs on the built packages.
 */
import { readFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { parseArgs } from 'node:util';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, LogHub, planDocument, start } from '@naftiko/runtime';
import { answer as goodAnswerOf, faults } from './fault-table.mjs';

/** Far below the time after which a call counts as hanging. */
const timeoutMs = 600;
const hangMs = 5_000;
const goodAnswer = goodAnswerOf();
const surfaces = ['REST', 'MCP'];

const { values: given } = parseArgs({ options: { brief: { type: 'boolean' }, only: { type: 'string' } } });
const chosen = faults.filter(({ name, brief }) => (!given.brief || brief) && name.includes(given.only ?? ''));

/** Errors that nothing caught: each of them would end the command. */
const uncaught = [];
process.on('uncaughtException', (cause) => uncaught.push(cause.stack ?? String(cause)));
process.on('unhandledRejection', (cause) => uncaught.push(String(cause?.stack ?? cause)));

const upstreams = await Promise.all(chosen.map(openUpstream));
const fine = await openUpstream({ name: 'fine', respond: () => undefined });
const logged = [];
const running = await serve();
const origins = new Map(running.capabilities[0].exposes.map(({ type, url }) => [type, url.replace(/\/mcp$/, '')]));

const rows = [];
// A few at a time: most of the time is waiting for deadlines.
const queue = chosen.map((fault, index) => ({ fault, upstream: upstreams[index] }));
await Promise.all(
  Array.from({ length: 8 }, async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      for (const surface of surfaces) rows.push(await attack(next.fault, next.upstream, surface));
    }
  }),
);
await running.close(0);
await Promise.all([...upstreams, fine].map((upstream) => upstream.close()));
rows.sort((left, right) => order(left) - order(right));
report();

/** An upstream with a fault that can be switched on and off. */
async function openUpstream({ server: kind = 'tcp', accept, respond, early, babbles, address }) {
  const sockets = new Set();
  const state = { broken: false };
  const onSocket = (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    if (state.broken && accept !== undefined) accept(socket);
    if (state.broken && babbles !== undefined) socket.once('data', () => babbles(socket));
    let seen = '';
    let answeredEarly = false;
    socket.on('data', (bytes) => {
      seen += bytes.toString('latin1');
      const end = seen.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (state.broken && early !== undefined && !answeredEarly) {
        answeredEarly = true;
        early(socket);
      }
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(seen)?.[1] ?? 0);
      if (seen.length < end + 4 + length) return;
      seen = '';
      if (answeredEarly) answeredEarly = false;
      else if (!state.broken) socket.write(goodAnswer);
      else respond?.(socket);
    });
  };
  const tls = () => ({
    key: readFileSync(new URL('../support/tls/loopback-key.pem', import.meta.url)),
    cert: readFileSync(new URL('../support/tls/loopback.pem', import.meta.url)),
  });
  const server = kind === 'tls' ? createTlsServer(tls(), onSocket) : createServer(onSocket);
  server.on('tlsClientError', () => undefined);
  const listen = (port) => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address();
  const drop = () => sockets.forEach((socket) => socket.destroy());
  const stop = () => new Promise((resolve) => (server.listening ? server.close(resolve) : resolve()));
  return {
    port,
    async breakDown() {
      state.broken = true;
      // The fault is on the connection itself, so the next call has to open one.
      if (accept !== undefined || address === 'closed') drop();
      if (address === 'closed') await stop();
    },
    async repair() {
      state.broken = false;
      if (!server.listening) await listen(port);
    },
    close: async () => {
      drop();
      await stop();
    },
  };
}

function serve() {
  const hub = new LogHub({ level: 'WARN', write: (entry) => logged.push(entry), now: () => new Date() });
  return planDocument('faults.yaml', documentOf(), loadBuiltins).then(async (planned) => {
    const options = { ...defaultRunOptions, ports: new Map([['*', 0]]), logs: hub };
    const started = await start([planned], { ...options, timeoutMs, upstreamLimitBytes: 1024 * 1024 });
    if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
    return started.value;
  });
}

function documentOf() {
  const named = [
    ...chosen.map((fault, index) => ({ name: `u${index}`, uri: uriOf(fault, upstreams[index].port) })),
    { name: 'fine', uri: uriOf({}, fine.port) },
  ];
  const outputs = 'outputParameters: [{ name: ok, type: boolean, mapping: $.ok }]';
  return `naftiko: 1.0.0-alpha2
info: { label: Faults, description: Calls broken upstreams }
capability:
  consumes:
${named.map(({ name, uri }) => `  - { type: http, namespace: ${name}, baseUri: "${uri}", resources: [{ name: call, path: /call, operations: [{ name: call, method: POST, inputParameters: [{ name: body, in: body }], outputParameters: [{ name: ok, type: boolean, value: $.ok }] }] }] }`).join('\n')}
  exposes:
  - type: rest
    namespace: front
    port: 8301
    resources:
${named.map(({ name }) => `    - { name: ${name}, path: /${name}, operations: [{ name: ${name}, method: POST, call: ${name}.call, with: { body: { a: 1 } }, outputParameters: [{ type: object, properties: { ok: { type: boolean, mapping: $.ok } } }] }] }`).join('\n')}
  - type: mcp
    namespace: tools
    port: 8302
    description: Faults
    tools:
${named.map(({ name }) => `    - { name: ${name}, description: Calls, call: ${name}.call, with: { body: { a: 1 } }, ${outputs} }`).join('\n')}
`;
}

function uriOf({ scheme = 'http', address }, port) {
  return address === 'unresolvable' ? 'http://upstream.invalid' : `${scheme}://127.0.0.1:${port}`;
}

async function attack(fault, upstream, surface) {
  const name = `u${chosen.indexOf(fault)}`;
  await upstream.breakDown();
  const first = await timed(call(surface, name));
  await upstream.repair();
  const next = await timed(call(surface, fault.repair === false ? 'fine' : name));
  return { fault, surface, first, next, breaks: [...breaksOf(fault, surface, first), ...breaksOfNext(next)] };
}

async function timed(calling) {
  const begun = performance.now();
  let timer;
  const hang = new Promise((resolve) => (timer = setTimeout(resolve, hangMs, { status: 'hang', text: '' })));
  const answer = await Promise.race([calling, hang]);
  clearTimeout(timer);
  return { ...answer, ms: Math.round(performance.now() - begun) };
}

async function call(surface, name) {
  try {
    if (surface === 'REST') {
      const response = await exchange(origins.get('rest'), `/${name}`, '');
      return { ...response, failed: response.status !== 200 };
    }
    const params = { name, arguments: {} };
    const message = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
    const response = await exchange(origins.get('mcp'), '/mcp', message);
    const { result, error } = JSON.parse(response.text);
    const text = result?.content?.map((part) => part.text).join(' ') ?? error?.message ?? '';
    return { status: response.status, failed: result?.isError === true || error !== undefined, text };
  } catch (cause) {
    return { status: 'cut', failed: true, text: String(cause.message) };
  }
}

/** One request on a connection of its own. */
function exchange(origin, path, body) {
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    let received = '';
    socket
      .setEncoding('utf8')
      .on('data', (part) => (received += part))
      .on('error', reject);
    socket.on('close', () => {
      const [, status, headers, text] = /^HTTP\/1\.1 (\d{3})[^\r]*\r\n([^]*?)\r\n\r\n([^]*)$/.exec(received) ?? [];
      const length = /\r?\ncontent-length: (\d+)/i.exec(`\n${headers}`)?.[1];
      const isWhole = status !== undefined && (length === undefined || Buffer.byteLength(text) === Number(length));
      if (isWhole) resolve({ status: Number(status), text });
      else reject(new Error(received === '' ? 'no answer' : 'half an answer'));
    });
    const lines = [
      `POST ${path} HTTP/1.1`,
      'Host: localhost',
      'Connection: close',
      'Content-Type: application/json',
      'Accept: application/json, text/event-stream',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  });
}

function breaksOf({ allow }, surface, { status, failed, text }) {
  const mayWork = allow.some((allowed) => allowed < 300 || allowed === 304);
  return [
    ...(status === 'hang' ? ['hangs'] : []),
    ...(status === 'cut' ? ['cut'] : []),
    ...(/incident/i.test(text) ? ['a defect'] : []),
    ...(/127\.0\.0\.1|localhost|node_modules|\bat \S+ \(/.test(text) ? ['discloses'] : []),
    ...(/stolen/.test(text) ? ['the answer to another request'] : []),
    ...(surface === 'REST' && typeof status === 'number' && !allow.includes(status) ? [`status ${status}`] : []),
    ...(surface === 'MCP' && !failed && !mayWork ? ['a success'] : []),
  ];
}

function breaksOfNext({ failed, text }) {
  return failed || !text.includes('true') ? [`the next request fails: ${text}`] : [];
}

function order({ fault, surface }) {
  return 2 * chosen.indexOf(fault) + surfaces.indexOf(surface);
}

function report() {
  const breaks = rows.flatMap(({ fault, surface, breaks: found }) =>
    found.map((what) => `${fault.name}, ${surface}: ${what}`),
  );
  const defects = logged.filter(({ message }) => message === 'defect').map(({ fields }) => `defect: ${fields.stack}`);
  const all = [...breaks, ...defects, ...uncaught.map((stack) => `uncaught: ${stack}`)];
  const cells = rows.map(({ fault, surface, first, next, breaks: found }) => [
    fault.name,
    surface,
    `${first.status}${surface === 'MCP' ? (first.failed ? ' error' : ' result') : ''}`,
    `${first.ms} ms`,
    next.failed ? 'no' : 'yes',
    found.length === 0 ? '' : 'BREAK',
    sentenceOf(first.text),
  ]);
  const titles = ['fault', 'through', 'answer', 'after', 'next works', '', 'what the caller reads'];
  const widths = titles.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column].length)));
  for (const row of [titles, ...cells]) {
    console.log(
      row
        .map((cell, column) => (column === 6 ? cell : cell.padEnd(widths[column])))
        .join('  ')
        .trimEnd(),
    );
  }
  console.log(`\n${chosen.length} faults, ${rows.length} calls, ${all.length} breaks`);
  for (const line of all) console.log(`  ${line}`);
  process.exitCode = all.length === 0 ? 0 : 1;
}

/** The detail of a problem document, or the beginning of any other text. */
function sentenceOf(text) {
  const [, detail] = /"detail":("(?:[^"\\]|\\.)*")/.exec(text) ?? [];
  return (detail === undefined ? text : JSON.parse(detail)).replaceAll(/\s+/g, ' ').slice(0, 110);
}
