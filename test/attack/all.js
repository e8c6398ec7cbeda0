/**
 * Runs every attack in its long form, one after the other, and says which ones found a break: `npm run attack`. They run
 * alone, because one of them measures delays. Exits with 1 if there is a break.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const attacks = ['attack.js', 'faults.mjs', 'decoders.mjs'];
const results = attacks.map((attack) => {
  console.log(`\n# ${attack}\n`);
  const begun = performance.now();
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(attack, import.meta.url))], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 30 * 60_000,
  });
  return { attack, result: status === 0 ? 'sound' : 'BREAK', ms: Math.round(performance.now() - begun) };
});

console.log();
for (const { attack, result, ms } of results)
  console.log(`${attack.padEnd(14)}${result.padEnd(7)}${`${ms}`.padStart(8)} ms`);
process.exitCode = results.every(({ result }) => result === 'sound') ? 0 : 1;
