/** Kills a worker every 30 seconds while callers ask as fast as they can: `npm run soak -- --workers`. */
import { killWorkers } from './kill-workers.ts';

const everyMs = 30_000;

export async function soakWorkers(minutes) {
  const form = { workers: 2, kills: Math.max(1, Math.round((minutes * 60_000) / everyMs)), everyMs, callers: 64 };
  const { answered, closed, maxClosed, wrong, exitCode } = await killWorkers(form);
  console.log(`${answered} right answers in ${minutes} minutes, ${form.kills} workers killed`);
  console.log(
    `${closed} requests lost by a closed connection; at most ${maxClosed} by one kill, of ${form.callers} callers`,
  );
  console.log(`${wrong.length} wrong answers${wrong.length === 0 ? '' : `, such as ${wrong.slice(0, 5).join('; ')}`}`);
  console.log(`exit code ${exitCode}`);
  process.exitCode = wrong.length === 0 && exitCode === 0 ? 0 : 1;
}
