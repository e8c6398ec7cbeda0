import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { serviceDocument } from '../documents/service-document.js';
import { compare, figuresOf, runRounds } from '../harness/compare.js';
import { startNaftiko, workFolder, writeDocument } from '../harness/naftiko.js';
import { residentOf } from '../harness/process-figures.js';
import { startPeer } from '../harness/start-peer.js';

/** Goal 12: resident memory when a server is ready, of one document and of many. */
export async function measureMemory(bench) {
  const rounds = Math.min(bench.settings.rounds, 3);
  return [await measureOne(bench, rounds), await measureMany(bench, rounds)];
}

async function measureOne({ upstream, node }, rounds) {
  const file = writeDocument('memory.yaml', serviceDocument(upstream));
  const subjects = [
    { name: 'naftiko', sample: () => residentAtReady(() => startNaftiko(file, { node })) },
    { name: 'Express + SDK 1.x', sample: () => residentAtReady(() => startPeer('sdk-1', upstream, { node })) },
  ];
  const samples = await runRounds(subjects, rounds);
  const work = 'REST and MCP, one document';
  const by = ['cost, memory'];
  const comparisons = [
    compare(samples, 'naftiko', 'Express + SDK 1.x', { goal: 12, work, by, wanted: { atMost: 1.2 } }),
  ];
  return { work, figures: figuresOf(samples), comparisons };
}

const count = 250;

/** What each document more costs; the bound of the goal is the other subject, so that the ratio says how far it is. */
async function measureMany({ upstream, node }, rounds) {
  const folder = path.join(workFolder, 'many');
  mkdirSync(folder, { recursive: true });
  const files = Array.from({ length: count }, (_, index) => {
    const file = path.join(folder, `${index}.yaml`);
    writeFileSync(file, serviceDocument(upstream, { prefix: `n${index}-` }));
    return file;
  });
  const perDocument = async () => {
    const [few, many] = [[files[0]], files].map((list) => residentAtReady(() => startNaftiko(list, { node })));
    return { residentMb: ((await many).residentMb - (await few).residentMb) / (count - 1) };
  };
  const subjects = [
    { name: 'one document more', sample: perDocument },
    { name: '0.2 MB', sample: () => ({ residentMb: 0.2 }) },
  ];
  const samples = await runRounds(subjects, rounds);
  const work = `${count} documents`;
  const by = ['cost, memory'];
  const comparisons = [compare(samples, 'one document more', '0.2 MB', { goal: 12, work, by, wanted: { atMost: 1 } })];
  return { work, figures: figuresOf(samples), comparisons };
}

async function residentAtReady(start) {
  const program = await start();
  const residentMb = residentOf(program.pid);
  await program.stop();
  return { residentMb };
}
