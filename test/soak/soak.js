/**
 * Serves requests and messages for a while, and reports how memory, descriptors and sockets grow. `npm run soak -- --minutes 10`.
 * With `--workers` it kills a worker every 30 seconds instead (soak-workers.js).
 *
 * Growth is the slope of a straight line through the samples after the first third, when pools and caches are full.
 */
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Observed } from '../fuzz/observed.js';
import { exchangeRaw, writeRequest } from '../fuzz/raw-exchange.js';
import { openServed } from '../fuzz/served.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    samples: { type: 'string', default: '60' },
    workers: { type: 'boolean', default: false },
  },
});
if (values.workers) {
  await import('../support/typescript.js');
  const { soakWorkers } = await import('./soak-workers.js');
  await soakWorkers(Number(values.minutes));
  process.exit();
}
const totalMs = Number(values.minutes) * 60_000;
const sampleMs = totalMs / Number(values.samples);
const observed = new Observed();
observed.begin('soak');
const served = await openServed(observed, (request, response) => {
  request.resume();
  response.setHeader('Content-Type', 'application/json').end('[{"name":"1"},{"name":"Tern"}]');
});
const [rest, mcp] = [served.portOf('rest'), served.portOf('mcp')];
const message = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'get-thing', arguments: { id: 7 } },
});
const json = ['Content-Type: application/json', 'Accept: application/json'];
const calls = [
  () => exchangeRaw(rest, writeRequest('GET', '/things/7?q=abc', []), 10_000),
  () => exchangeRaw(rest, writeRequest('GET', '/forwarded/things/7', []), 10_000),
  () => exchangeRaw(mcp, writeRequest('POST', '/mcp', [...json, `Content-Length: ${message.length}`], message), 10_000),
  // A caller that leaves before it is answered.
  () => exchangeRaw(rest, writeRequest('GET', '/things/7', []), 1),
];

const samples = [];
const started = Date.now();
let nextSample = started;
let count = 0;
while (Date.now() - started < totalMs) {
  await Promise.all(calls.map((call) => call()));
  count += calls.length;
  observed.begin('soak');
  if (Date.now() < nextSample) continue;
  nextSample += sampleMs;
  samples.push(measure());
}
await served.close();
const findings = observed.end();
await observed.close();

console.log(`${count} requests in ${values.minutes} minutes, ${findings.length} defects`);
console.log('              first      last      growth per hour');
const settled = samples.slice(Math.floor(samples.length / 3));
for (const [name, unit] of [
  ['heap', 'MB'],
  ['resident', 'MB'],
  ['descriptors', ''],
  ['sockets', ''],
]) {
  const [first, last] = [samples[0], samples.at(-1)].map((sample) => sample[name].toFixed(1).padStart(9));
  console.log(`${name.padEnd(12)}${first} ${last}   ${slopeOf(settled, name).toFixed(1).padStart(9)} ${unit}`);
}
process.exitCode = findings.length > 0 ? 1 : 0;

function measure() {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return {
    hours: (Date.now() - started) / 3_600_000,
    heap: heapUsed / 2 ** 20,
    resident: rss / 2 ** 20,
    descriptors: readdirSync('/proc/self/fd').length,
    sockets: process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length,
  };
}

/** Of the line with the least squares, per hour. */
function slopeOf(points, name) {
  const mean = (read) => points.reduce((sum, point) => sum + read(point), 0) / points.length;
  const [hours, value] = [mean((point) => point.hours), mean((point) => point[name])];
  const spread = points.reduce((sum, point) => sum + (point.hours - hours) ** 2, 0);
  return spread === 0
    ? 0
    : points.reduce((sum, point) => sum + (point.hours - hours) * (point[name] - value), 0) / spread;
}
