/**
 * Measures what `validate` costs: the CPU and wall time of checking the documents of a directory, with one thread and with
 * two, and of `yaml.parse` alone over the same files. Every run is a process of its own, as for users, whose start is not
 * counted; the kinds alternate, so that a busy machine slows all of them. `npm run bench -- validate [rounds] [directory]`,
 * after `npm run build`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const rounds = Number(process.argv[2] ?? 5);
const given = process.argv[3] ?? path.join(process.env.NAFTIKO_SHARED ?? '../shared', 'catalog');
const directory = existsSync(given) ? given : repeatExamples(20);
const program = fileURLToPath(new URL('validate-once.js', import.meta.url));
const kinds = ['yaml.parse', 'validate, 1 thread', 'validate, 2 threads'];

const runs = Object.fromEntries(kinds.map((kind) => [kind, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const kind of kinds) {
    const output = execFileSync(process.execPath, [program, kind, directory], { encoding: 'utf8' });
    runs[kind].push(JSON.parse(output));
  }
}
const [{ documents, characters }] = runs[kinds[0]];
console.log(`${documents} documents, ${characters} characters, ${rounds} rounds; median (least to most) in ms`);
for (const kind of kinds) {
  console.log(`${kind.padEnd(22)} CPU ${describe(runs[kind], 'cpuMs')}   wall ${describe(runs[kind], 'wallMs')}`);
}
const [parse, one, two] = kinds.map((kind) => runs[kind]);
console.log(`CPU of validate, of yaml.parse:          ${ratio(one, parse, 'cpuMs')}`);
console.log(`wall time of one thread, of two threads: ${ratio(one, two, 'wallMs')}`);
if (directory !== given) rmSync(directory, { recursive: true });

function describe(all, key) {
  const sorted = sort(all, key);
  return `${medianOf(sorted)} (${sorted[0]} to ${sorted.at(-1)})`.padEnd(24);
}

/** The ratio of medians, and the least and the most of the rounds. */
function ratio(above, below, key) {
  const each = above.map((run, round) => run[key] / below[round][key]).toSorted((left, right) => left - right);
  const median = medianOf(sort(above, key)) / medianOf(sort(below, key));
  return `${median.toFixed(2)} (${each[0].toFixed(2)} to ${each.at(-1).toFixed(2)})`;
}

function sort(all, key) {
  return all.map((one) => one[key]).toSorted((left, right) => left - right);
}

function medianOf(sorted) {
  return sorted[Math.floor(sorted.length / 2)];
}

/** A directory with copies of the examples, where no other documents are at hand. */
function repeatExamples(times) {
  const target = mkdtempSync(path.join(tmpdir(), 'naftiko-bench-'));
  for (const name of readdirSync('examples').filter((file) => file.endsWith('.yaml'))) {
    for (let copy = 0; copy < times; copy += 1)
      cpSync(path.join('examples', name), path.join(target, `${copy}-${name}`));
  }
  return target;
}
