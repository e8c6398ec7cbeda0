import { mcpDocument } from '../documents/mcp-document.js';
import { compare, figuresOf, runRounds } from '../harness/compare.js';
import { loadSubject, warmUp } from '../harness/load-subject.js';
import { mcpMessages } from '../harness/mcp-messages.js';
import { startNaftiko, writeDocument } from '../harness/naftiko.js';
import { startPeer } from '../harness/start-peer.js';

const [old, modern] = ['2025-11-25', '2026-07-28'];
const naftiko = { 2025: `naftiko, ${old}`, 2026: `naftiko, ${modern}` };
const sample = 'SDK 1.x sample';

const works = [
  {
    work: 'tools/call with a call of the upstream',
    method: 'tools/call',
    params: { name: 'get-session', arguments: {} },
    peers: [
      { name: sample, file: 'sdk-1', goal: 4, atLeast: 6 },
      { name: 'fastmcp, sessions', file: 'fastmcp', goal: 4, atLeast: 2.5, sessions: 32 },
      { name: `SDK 2.x, ${modern}`, file: 'sdk-2', revision: modern },
      { name: 'hybrid under Express', file: 'hybrid' },
    ],
  },
  {
    work: 'tools/call from a mock',
    method: 'tools/call',
    params: { name: 'mock', arguments: {} },
    peers: [
      { name: 'hybrid under Express', file: 'hybrid', goal: 5, atLeast: 0.9 },
      { name: sample, file: 'sdk-1' },
    ],
  },
  {
    work: 'tools/list, 300 tools',
    method: 'tools/list',
    params: {},
    count: 300,
    peers: [{ name: 'hybrid under Express', file: 'hybrid', goal: 6, atLeast: 0.9 }],
  },
];

/** Goals 4 to 6: MCP in two revisions against samples of the SDK, fastmcp, and a server made for speed. */
export async function measureMcp(bench) {
  const results = [];
  for (const work of works) results.push(await measureWork(bench, work));
  return results;
}

async function measureWork({ settings, load, upstream, node }, { work, method, params, peers, count }) {
  const { connections, seconds } = settings;
  const subjectOf = async (name, { pid }, url, revision, sessions) => {
    const messages = await mcpMessages(url, revision, method, params, sessions);
    return loadSubject(name, pid, { url, messages, connections, seconds }, load);
  };
  const product = await startNaftiko(writeDocument('mcp.yaml', mcpDocument(upstream, count)), { node });
  const programs = [product];
  const subjects = [
    await subjectOf(naftiko[2025], product, product.urls.mcp, old),
    await subjectOf(naftiko[2026], product, product.urls.mcp, modern),
  ];
  for (const { name, file, revision = old, sessions } of peers) {
    const peer = await startPeer(file, upstream, { node, count });
    programs.push(peer);
    subjects.push(await subjectOf(name, peer, `${peer.ready.url}/mcp`, revision, sessions));
  }
  await warmUp(subjects, load, settings.warmUp(12_000));
  const samples = await runRounds(subjects, settings.rounds);
  for (const program of programs) await program.stop();
  const comparisons = peers.flatMap(({ name, goal, atLeast }) =>
    Object.values(naftiko).map((own) =>
      compare(samples, own, name, { goal, work, by: ['speed, CPU', 'speed, requests/s'], wanted: goal && { atLeast } }),
    ),
  );
  return { work, figures: figuresOf(samples), comparisons };
}
