/**
 * Measures the cost of telemetry: the same REST operation and the same MCP tool, each with one upstream call, with
 * telemetry off, on, and on without recording, and plain Express with the same call. The rounds alternate in one
 * process, so that a busy machine slows all of them; only the ratios matter. `npm run bench`, after `npm run build`.
 */
import { Agent, createServer, request as httpRequest } from 'node:http';
import { performance } from 'node:perf_hooks';
import express from 'express';
import { Pool } from 'undici';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start } from '@naftiko/runtime';

const rounds = Number(process.argv[2] ?? 15);
const requestsPerRound = Number(process.argv[3] ?? 1_500);
const lanes = 16;

const upstream = createServer((_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"name":"Tern","flag":"NO"}');
});
const upstreamOrigin = await listening(upstream);

const document = (observability) => `
naftiko: 1.0.0-alpha2
info: { label: Bench, description: Measures }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: ${upstreamOrigin}
      resources: [{ name: ship, path: /ship, operations: [{ name: get, method: GET }] }]
  exposes:
    - type: rest
      port: 8501
      namespace: front
      resources: [{ path: /ship, name: ship, operations: [{ name: get, method: GET, call: up.get }] }]
    - type: mcp
      port: 8502
      namespace: agent
      tools: [{ name: get-ship, description: Gets, call: up.get }]
    - { type: control, port: 8503, observability: ${observability} }
`;

const subjects = [];
const running = [];
for (const [name, observability] of [
  ['off', '{ enabled: false }'],
  ['on', '{}'],
  ['on, sampling 0', '{ traces: { sampling: 0 } }'],
]) {
  const planned = await planDocument('bench.yaml', document(observability), loadBuiltins);
  const ports = new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0]));
  const started = await start([planned], { ...defaultRunOptions, ports });
  if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
  running.push(started.value);
  const [{ exposes }] = started.value.capabilities;
  const originOf = (type) => new URL(exposes.find((expose) => expose.type === type).url).origin;
  subjects.push({ kind: 'REST', name, send: getting(`${originOf('rest')}/ship`) });
  subjects.push({ kind: 'MCP', name, send: calling(`${originOf('mcp')}/mcp`) });
}

const pool = new Pool(upstreamOrigin, { connections: 64 });
const plain = createServer(
  express().get('/ship', async (_, response) => {
    const { body } = await pool.request({ path: '/ship', method: 'GET' });
    response.json(await body.json());
  }),
);
subjects.push({ kind: 'REST', name: 'plain Express', send: getting(`${await listening(plain)}/ship`) });

const perSecond = new Map(subjects.map((subject) => [subject, []]));
for (const subject of subjects) await measure(subject, requestsPerRound);
for (let round = 0; round < rounds; round += 1) {
  // The order rotates, so that no subject is always first.
  const order = subjects.map((_, index) => subjects[(index + round) % subjects.length]);
  for (const subject of order) perSecond.get(subject).push(await measure(subject, requestsPerRound));
}

for (const kind of ['REST', 'MCP']) {
  const [base] = subjects.filter((subject) => subject.kind === kind && subject.name === 'off');
  for (const subject of subjects.filter((one) => one.kind === kind)) {
    const ratios = perSecond.get(subject).map((value, round) => value / perSecond.get(base)[round]);
    const rate = median(perSecond.get(subject));
    console.log(
      `${kind.padEnd(5)}${subject.name.padEnd(16)}${rate.toFixed(0).padStart(7)}/s   ${median(ratios).toFixed(3)} of off`,
    );
  }
}

await Promise.all(running.map((one) => one.close(0)));
await pool.close();
for (const server of [plain, upstream]) {
  server.closeAllConnections();
  server.close();
}

/** Measures requests per second. */
async function measure({ send }, count) {
  const started = performance.now();
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await send();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (count / (performance.now() - started)) * 1_000;
}

function getting(url) {
  return sender(url, { method: 'GET' });
}

function calling(url) {
  const params = { name: 'get-ship', arguments: {} };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
  return sender(url, { method: 'POST', headers, body });
}

function sender(url, { method, headers = {}, body }) {
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  return () =>
    new Promise((resolve, reject) => {
      const asked = httpRequest(url, { method, headers, agent }, (response) => {
        response.resume();
        response.once('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`${response.statusCode}`)),
        );
      });
      asked.once('error', reject);
      asked.end(body);
    });
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function listening(server) {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`));
  });
}
