import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, figuresOf, runRounds } from '../harness/compare.js';
import { command, workFolder } from '../harness/naftiko.js';
import { cores, spawnPinned } from '../harness/pinned.js';
import { timeProgram } from '../harness/time-program.js';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

const program = fileURLToPath(new URL('validate-once.js', import.meta.url));
const examples = fileURLToPath(new URL('../../../examples', import.meta.url));
const [parsing, checking] = ['yaml.parse', 'validate, 1 thread'];
const [oneCore, twoCores] = ['the command on one core', 'the command on two cores'];

/**
 * Goal 11: the checks of a directory against `yaml.parse` alone over the same files, and the command with one thread against
 * two. Every run is a process of its own. Its start is counted for the command alone.
 */
export async function measureValidate({ settings, node }) {
  const directory = chooseDirectory();
  const work = `${readdirSync(directory, { recursive: true }).filter((name) => /\.ya?ml$/.test(name)).length} documents`;
  const subjects = [
    ...[parsing, checking].map((name) => ({ name, sample: () => runOnce(node, name, directory) })),
    ...[
      [oneCore, cores.subject],
      [twoCores, cores.all],
    ].map(([name, core]) => ({ name, sample: () => timeProgram(node, [command, 'validate', directory], { core }) })),
  ];
  const samples = await runRounds(subjects, settings.rounds);
  const comparisons = [
    compare(samples, checking, parsing, { goal: 11, work: checking, by: ['cost, CPU'], wanted: { atMost: 1.6 } }),
    compare(samples, twoCores, oneCore, { goal: 11, work: 'validate', by: ['speed, time'], wanted: { atLeast: 1.6 } }),
  ];
  return [{ work, figures: figuresOf(samples), comparisons }];
}

async function runOnce(node, name, directory) {
  const child = spawnPinned(cores.subject, node, [program, name, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return JSON.parse(output);
}

/** A directory of published documents, where one is at hand; else the examples of this project, twenty times. */
function chooseDirectory() {
  const catalog = path.join(process.env.NAFTIKO_SHARED ?? '../shared', 'catalog');
  if (existsSync(catalog)) return catalog;
  const directory = path.join(workFolder, 'documents');
  mkdirSync(directory, { recursive: true });
  for (const name of readdirSync(examples).filter((file) => file.endsWith('.yaml'))) {
    for (let copy = 0; copy < 20; copy += 1) cpSync(path.join(examples, name), path.join(directory, `${copy}-${name}`));
  }
  return directory;
}
