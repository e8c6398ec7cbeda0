import { setTimeout as sleep } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { readFileSync } from 'node:fs';
import { compare, figuresOf, runRounds } from '../harness/compare.js';
import { command, startNaftiko, writeDocument } from '../harness/naftiko.js';
import { cpuOf } from '../harness/process-figures.js';
import { timeProgram } from '../harness/time-program.js';

const both = fileURLToPath(new URL('../../../examples/berths.yaml', import.meta.url));
const empty = 'node -e 0';

/** Goal 10: commands to their end and servers until they are ready, against an empty program. */
export async function measureStart({ settings, node }) {
  const document = parse(readFileSync(both, 'utf8'));
  document.capability.exposes = document.capability.exposes.filter(({ type }) => type === 'rest');
  const restOnly = writeDocument('start.yaml', stringify(document));
  const toEnd = (...args) => ({ sample: () => timeProgram(node, args) });
  const toReady = (file) => ({ sample: () => untilReady(node, file) });
  const works = [
    { name: '--version', atMost: 1.4, ...toEnd(command, '--version') },
    { name: '--help', ...toEnd(command, '--help') },
    { name: 'validate', atMost: 2.5, ...toEnd(command, 'validate', both) },
    { name: 'run, REST', atMost: 3, ...toReady(restOnly) },
    { name: 'run, REST and MCP', atMost: 3.6, ...toReady(both) },
  ];
  const subjects = [{ name: empty, ...toEnd('-e', '0') }, ...works];
  await fillCodeCache(node, works, [restOnly, both]);
  const samples = await runRounds(subjects, settings.starts);
  const comparisons = works.map(({ name, atMost }) =>
    compare(samples, name, empty, {
      goal: atMost && 10,
      work: name,
      by: ['cost, CPU', 'cost, time'],
      wanted: atMost && { atMost },
    }),
  );
  return [{ work: 'starts', figures: figuresOf(samples), comparisons }];
}

/** The first start after an installation compiles; users see the later ones. A server keeps its code two seconds after it is ready. */
async function fillCodeCache(node, works, files) {
  for (const { sample } of works) await sample();
  for (const file of files) {
    const program = await startNaftiko(file, { node });
    await sleep(4_000);
    await program.stop();
  }
}

async function untilReady(node, file) {
  const began = performance.now();
  const program = await startNaftiko(file, { node });
  const sample = { cpuMs: cpuOf(program.pid) / 1_000, wallMs: performance.now() - began };
  await program.stop();
  return sample;
}
