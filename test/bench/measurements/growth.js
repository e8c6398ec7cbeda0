import { restDocument } from '../documents/rest-document.js';
import { serviceDocument } from '../documents/service-document.js';
import { stepsDocument } from '../documents/steps-document.js';
import { loadSubject, warmUp } from '../harness/load-subject.js';
import { mcpMessages } from '../harness/mcp-messages.js';
import { startNaftiko, writeDocument } from '../harness/naftiko.js';
import { messageOf } from '../harness/open-load.js';
import { startPeer } from '../harness/start-peer.js';
import { medianOf } from '../harness/statistics.js';
import { measureDocuments } from './growth-documents.js';

/** How cost grows: with documents, routes, tools, connections, bodies and steps. */
export async function measureGrowth(bench) {
  return [
    ...(await measureDocuments(bench)),
    await measureUnits(bench),
    await measureConnections(bench),
    await measureBodies(bench),
    await measureSteps(bench),
  ];
}

async function measureUnits(bench) {
  const lines = ['GET of the last route', 'tools/call of the last tool', 'tools/list'].map((name) => ({
    name,
    points: [],
  }));
  for (const count of [1, 10, 100, 1_000]) {
    const file = writeDocument('units.yaml', serviceDocument(bench.upstream, { count }));
    const program = await startNaftiko(file, { node: bench.node });
    const { rest, mcp } = program.urls;
    const params = { name: `get-thing${count - 1}`, arguments: { id: '7' } };
    const orders = [
      { url: rest, messages: [messageOf(`${rest}/thing${count - 1}/7`)] },
      { url: mcp, messages: await mcpMessages(mcp, '2025-11-25', 'tools/call', params) },
      { url: mcp, messages: await mcpMessages(mcp, '2025-11-25', 'tools/list', {}) },
    ];
    for (const [index, order] of orders.entries()) {
      lines[index].points.push([count, (await costOf(bench, program, order)).cpuUs]);
    }
    await program.stop();
  }
  return { work: 'Routes and tools', series: { size: 'routes and tools', unit: 'CPU in µs', lines } };
}

async function measureConnections(bench) {
  const { naftiko, hand } = await startBoth(bench);
  const lines = [
    { name: 'naftiko', points: [] },
    { name: 'by hand', points: [] },
  ];
  for (const connections of [1, 4, 16, 64, 256]) {
    for (const [line, program, origin] of [
      [lines[0], naftiko, naftiko.urls.rest],
      [lines[1], hand, hand.ready.url],
    ]) {
      const order = { url: origin, messages: [messageOf(`${origin}/small`)], connections };
      line.points.push([connections, (await costOf(bench, program, order)).cpuUs]);
    }
  }
  await naftiko.stop();
  await hand.stop();
  return { work: 'Connections', series: { size: 'connections', unit: 'CPU in µs', lines } };
}

async function measureBodies(bench) {
  const file = writeDocument('bodies.yaml', restDocument(bench.upstream));
  const naftiko = await startNaftiko(file, { node: bench.node });
  const pipe = await startPeer('pipe', bench.upstream, { node: bench.node });
  const lines = [
    { name: 'forwarded by naftiko', points: [] },
    { name: 'pipe of node:http', points: [] },
  ];
  for (const bytes of [200, 10_000, 100_000, 1_000_000, 10_000_000, 50_000_000]) {
    for (const [line, program, url] of [
      [lines[0], naftiko, `${naftiko.urls.rest}/proxy/octets/${bytes}`],
      [lines[1], pipe, `${pipe.ready.url}/octets/${bytes}`],
    ]) {
      const order = { url, messages: [messageOf(url)], connections: 4 };
      line.points.push([bytes, (await costOf(bench, program, order)).cpuUs]);
    }
  }
  await naftiko.stop();
  await pipe.stop();
  return { work: 'Bodies', series: { size: 'bytes', unit: 'CPU in µs', lines } };
}

async function measureSteps(bench) {
  const counts = [1, 2, 3, 5, 10, 20];
  const file = writeDocument('growing.yaml', stepsDocument(bench.upstream, counts));
  const program = await startNaftiko(file, { node: bench.node });
  const points = [];
  for (const count of counts) {
    const url = `${program.urls.rest}/steps${count}`;
    points.push([count, (await costOf(bench, program, { url, messages: [messageOf(url)], connections: 8 })).cpuUs]);
  }
  await program.stop();
  const lines = [{ name: 'naftiko', points }];
  return { work: 'Steps', series: { size: 'calls in a row', unit: 'CPU in µs', lines } };
}

async function startBoth({ upstream, node }) {
  const naftiko = await startNaftiko(writeDocument('connections.yaml', restDocument(upstream)), { node });
  return { naftiko, hand: await startPeer('hand', upstream, { node }) };
}

/** The median of three samples of a second at most. */
async function costOf({ settings, load }, { pid }, order) {
  const { seconds, connections } = settings;
  const subject = loadSubject('', pid, { connections, ...order, seconds }, load);
  await warmUp([subject], load, { ...settings.warmUp(5_000), seconds: Math.min(2, settings.warmUp(1).seconds) });
  const samples = [];
  for (let sample = 0; sample < 3; sample += 1) samples.push(await subject.sample());
  return { cpuUs: Math.round(medianOf(samples.map(({ cpuUs }) => cpuUs))) };
}
