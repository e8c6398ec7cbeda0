/**
 * Measures starts: `--version`, `--help`, `validate`, and `run` until it is ready, each in ratios to an empty program
 * (`node -e 0`). The rounds alternate, so that a busy machine slows all of them. CPU is that of the process, all of its
 * threads included. `npm run bench -- start [rounds]`, on Linux, after `npm run bundle`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { parse, stringify } from 'yaml';

const rounds = Number(process.argv[2] ?? 15);
const naftiko = path.resolve('bin/naftiko.js');
const folder = mkdtempSync(path.join(tmpdir(), 'naftiko-start-'));

const both = path.resolve('examples/berths.yaml');
const restOnly = path.join(folder, 'rest.yaml');
const document = parse(readFileSync(both, 'utf8'));
document.capability.exposes = document.capability.exposes.filter(({ type }) => type === 'rest');
writeFileSync(restOnly, stringify(document));

const run = (file) => [naftiko, 'run', file, '--port', '*=0', '--log-format', 'json'];
const subjects = [
  { name: 'node -e 0', start: () => untilEnd(['-e', '0']) },
  { name: '--version', start: () => untilEnd([naftiko, '--version']) },
  { name: '--help', start: () => untilEnd([naftiko, '--help']) },
  { name: 'validate', start: () => untilEnd([naftiko, 'validate', both]) },
  { name: 'run, REST', start: (isFirst) => untilReady(run(restOnly), isFirst) },
  { name: 'run, REST + MCP', start: (isFirst) => untilReady(run(both), isFirst) },
].map((subject) => ({ ...subject, measured: [] }));

try {
  // The first round fills the cache of compiled code and is not counted.
  for (let round = -1; round < rounds; round += 1) {
    for (const { start, measured } of subjects) {
      const one = await start(round === -1);
      if (round >= 0) measured.push(one);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

const [empty] = subjects;
console.log(`Node ${process.version}, ${rounds} rounds; medians, and their ratios to "${empty.name}"`);
for (const { name, measured } of subjects) {
  const cells = ['cpu', 'wall'].map((unit) => {
    const [own, base] = [measured, empty.measured].map((list) => medianOf(list.map((one) => one[unit])));
    return `${unit} ${own.toFixed(0).padStart(5)} ms ${(own / base).toFixed(2).padStart(6)}x`;
  });
  console.log(`${name.padEnd(16)} ${cells.join('   ')}`);
}

/** A process to its end. The shell reports the user and system time of its child in seconds. */
async function untilEnd(args) {
  const script = `TIMEFORMAT='%3U %3S'; time "$@" > /dev/null`;
  const began = performance.now();
  const child = spawn('bash', ['-c', script, 'bash', process.execPath, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [report] = await Promise.all([text(child.stderr), once(child, 'close')]);
  const [user, system] = report.trim().split('\n').at(-1).split(' ').map(Number);
  return { wall: performance.now() - began, cpu: (user + system) * 1_000 };
}

/** A server until it has printed that it is ready; in a first round until its code is in the cache. */
async function untilReady(args, isFirst) {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(createInterface({ input: child.stdout }), 'line');
  const measured = { wall: performance.now() - began, cpu: cpuOf(child.pid) };
  if (isFirst) await new Promise((resolve) => setTimeout(resolve, 4_000));
  child.kill('SIGKILL');
  await once(child, 'close');
  return measured;
}

/** The time that all threads of a process have run, in milliseconds. Source: proc(5), schedstat. */
function cpuOf(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  const spent = threads.map((id) => Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]));
  return spent.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
}

function medianOf(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
