// Serves the worst texts of each format and prints how long other callers wait meanwhile; more than 50 ms is a break.
// A server that does nothing else is called as often: what its callers wait is the machine's share, and is allowed besides.
// node test/attack/decoders.mjs [bytes] [format]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { worstTexts } from './worst-texts.js';

const [length = '1000000', only] = process.argv.slice(2);
const formats = Object.keys(worstTexts).filter((format) => only === undefined || format === only);

const bodies = new Map();
const upstream = createServer((request, response) => {
  response.setHeader('content-type', 'application/octet-stream');
  response.end(bodies.get(request.url));
}).listen(0, '127.0.0.1');
await once(upstream, 'listening');

const folder = await mkdtemp(path.join(tmpdir(), 'naftiko-attack-'));
const file = path.join(folder, 'decoders.yaml');
await writeFile(file, documentFor(`http://127.0.0.1:${upstream.address().port}`));
const command = fileURLToPath(new URL('../../bin/naftiko.js', import.meta.url));
const gateway = spawn(
  process.execPath,
  [command, 'run', file, '--port', '*=0', '--log-format', 'json', '--log-level', 'error'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const address = await addressOf(gateway);
const idle = spawn(process.execPath, ['-e', idleServer()], { stdio: ['ignore', 'pipe', 'inherit'] });
const [idleAddress] = await once(idle.stdout.setEncoding('utf8'), 'data');

/** The longest wait of another caller, on an idle machine. */
const longestWaitMs = 50;
let count = 0;
let breaks = 0;
console.log(
  'format     text                                    bytes   status    answer  others: calls   median    worst  machine',
);
for (const format of formats) {
  for (const [name, write] of Object.entries(worstTexts[format])) {
    const body = Buffer.from(write(Number(length)));
    bodies.set(`/${format}`, body);
    const { status, ms, waits, machineMs, detail } = await callBesideOthers(`${address}/${format}`, `${address}/idle`);
    const isBroken = (status !== 200 && status !== 502) || (waits.at(-1) ?? 0) > longestWaitMs + machineMs;
    count += 1;
    if (isBroken) breaks += 1;
    console.log(
      format.padEnd(10),
      name.padEnd(36),
      String(body.length).padStart(8),
      String(status).padStart(8),
      `${ms.toFixed(0)} ms`.padStart(9),
      String(waits.length).padStart(14),
      `${waits[waits.length >> 1]?.toFixed(1)} ms`.padStart(8),
      `${waits.at(-1)?.toFixed(1)} ms`.padStart(8),
      `${machineMs.toFixed(1)} ms`.padStart(8),
      isBroken ? 'BREAK' : '',
      detail,
    );
  }
}
console.log(`${count} texts, ${breaks} breaks`);
idle.kill();
gateway.kill('SIGTERM');
await once(gateway, 'exit');
upstream.close();
await rm(folder, { recursive: true });
process.exitCode = breaks === 0 ? 0 : 1;

/** Calls one address, and another one again and again until the first has answered. */
async function callBesideOthers(slow, quick) {
  await timed(quick);
  let isDone = false;
  const calling = timed(slow).finally(() => (isDone = true));
  const waits = [];
  let machineMs = 0;
  while (!isDone) {
    const [{ ms }, machine] = await Promise.all([timed(quick), timed(idleAddress)]);
    waits.push(ms);
    machineMs = Math.max(machineMs, machine.ms);
    await setTimeout(2);
  }
  return { ...(await calling), waits: waits.toSorted((one, other) => one - other), machineMs };
}

async function timed(url) {
  const start = performance.now();
  const answer = await fetch(url);
  const text = await answer.text();
  const detail = answer.status === 200 ? '' : (JSON.parse(text).detail ?? text.slice(0, 100));
  return { status: answer.status, ms: performance.now() - start, detail };
}

function idleServer() {
  return `const server = require('node:http').createServer((request, response) => response.end('idle'));
    server.listen(0, '127.0.0.1', () => process.stdout.write('http://127.0.0.1:' + server.address().port));`;
}

async function addressOf({ stdout }) {
  for await (const line of createInterface(stdout)) {
    const { event, capabilities } = JSON.parse(line);
    if (event === 'ready') return capabilities[0].exposes[0].url;
  }
  throw new Error('The gateway did not start.');
}

function documentFor(baseUri) {
  const each = (write) => formats.map(write).join('\n');
  return `naftiko: 1.0.0-alpha2
info: { label: Decoders, description: Answers that are slow to decode }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: ${baseUri}
      resources:
${each(
  (format) =>
    `        - { name: ${format}, path: /${format}, operations: [{ name: ${format}, method: GET, outputRawFormat: ${format} }] }`,
)}
  exposes:
    - type: rest
      namespace: front
      port: 8600
      resources:
        - { path: /idle, operations: [{ name: idle, method: GET, outputParameters: [{ type: string, value: idle }] }] }
${each(
  (format) =>
    `        - { path: /${format}, operations: [{ name: ${format}, method: GET, call: up.${format}, outputParameters: [{ type: object, properties: { x: { type: string, mapping: $.nothing } } }] }] }`,
)}
`;
}
