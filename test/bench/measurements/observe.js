import { mcpDocument } from '../documents/mcp-document.js';
import { restDocument } from '../documents/rest-document.js';
import { compare, figuresOf, runRounds } from '../harness/compare.js';
import { loadSubject, warmUp } from '../harness/load-subject.js';
import { mcpMessages } from '../harness/mcp-messages.js';
import { startNaftiko, writeDocument } from '../harness/naftiko.js';
import { messageOf } from '../harness/open-load.js';

const variants = [
  { name: 'off', observability: { enabled: false } },
  { name: 'telemetry on', observability: {}, atLeast: 0.9 },
  { name: 'access log at info', observability: { enabled: false }, logLevel: 'info', atLeast: 0.95 },
];

const works = [
  {
    work: 'GET, 200 B, passed on',
    document: restDocument,
    async requestOf({ urls }) {
      const url = `${urls.rest}/small`;
      return { url, messages: [messageOf(url)] };
    },
  },
  {
    work: 'tools/call with a call of the upstream',
    document: mcpDocument,
    async requestOf({ urls }) {
      const params = { name: 'get-session', arguments: {} };
      return { url: urls.mcp, messages: await mcpMessages(urls.mcp, '2025-11-25', 'tools/call', params) };
    },
  },
];

/** Goal 13: what telemetry and the access log cost; the log is read through a pipe by another process. */
export async function measureObserve(bench) {
  const results = [];
  for (const work of works) results.push(await measureWork(bench, work));
  return results;
}

async function measureWork({ settings, load, upstream, node }, { work, document, requestOf }) {
  const { connections, seconds } = settings;
  const programs = [];
  const subjects = [];
  for (const { name, observability, logLevel } of variants) {
    const control = { type: 'control', port: 8503, observability };
    const text = JSON.parse(document(upstream));
    text.capability.exposes.push(control);
    const program = await startNaftiko(writeDocument('observe.yaml', JSON.stringify(text)), { node, logLevel });
    programs.push(program);
    subjects.push(loadSubject(name, program.pid, { ...(await requestOf(program)), connections, seconds }, load));
  }
  await warmUp(subjects, load, settings.warmUp(20_000));
  const samples = await runRounds(subjects, settings.rounds);
  for (const program of programs) await program.stop();
  const comparisons = variants
    .filter(({ atLeast }) => atLeast !== undefined)
    .map(({ name, atLeast }) =>
      compare(samples, name, 'off', { goal: 13, work, by: ['speed, CPU', 'speed, requests/s'], wanted: { atLeast } }),
    );
  return { work, figures: figuresOf(samples), comparisons };
}
