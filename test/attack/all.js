/**
 * Runs every attack in its long form, one after the other, and prints one table of what they found: `npm run attack`, or
 * `npm run attack -- drain patterns` for some of them. They run alone, because some measure delays. Exits with 1 if there is
 * a break.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const matrix = (name) => ['--import', '../support/typescript.js', 'matrices/run.ts', name];
const attacks = {
  credentials: ['attack.js', '--long'],
  redirects: matrix('redirects'),
  injection: matrix('injection'),
  canaries: matrix('canaries'),
  patterns: matrix('patterns'),
  faults: ['faults.mjs'],
  decoders: ['decoders.mjs'],
  drain: matrix('drain'),
};

/** Of one attack; all of them together take less than ten minutes on two cores. */
const longestMs = 8 * 60_000;

const named = process.argv.slice(2);
const results = Object.entries(attacks)
  .filter(([name]) => named.length === 0 || named.includes(name))
  .map(([name, args]) => run(name, args));

console.log('\nattack         checks  breaks        ms');
for (const { name, checks, breaks, ms } of results)
  console.log(`${name.padEnd(12)}${checks.padStart(9)}${breaks.padStart(8)}${`${ms}`.padStart(10)}`);
process.exitCode = results.length > 0 && results.every(({ isSound }) => isSound) ? 0 : 1;

/** The last line of an attack counts its checks and its breaks: "58 faults, 116 calls, 0 breaks". */
function run(name, args) {
  console.log(`\n# ${name}\n`);
  const begun = performance.now();
  const { status, stdout } = spawnSync(process.execPath, args.map(toPath), {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: longestMs,
  });
  process.stdout.write(stdout);
  const counts = [...stdout.matchAll(/^(\d+) .*?(\d+) breaks$/gm)].at(-1);
  const [, checks = '?', breaks = '?'] = counts ?? [];
  return { name, checks, breaks, isSound: status === 0 && breaks === '0', ms: Math.round(performance.now() - begun) };
}

/** The files of an attack, as seen from this one. */
function toPath(argument) {
  return /\.(?:js|mjs|ts)$/.test(argument) ? fileURLToPath(new URL(argument, import.meta.url)) : argument;
}
