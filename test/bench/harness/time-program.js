import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { cores, plainEnvironment, spawnPinned } from './pinned.js';

/** Runs a program to its end. The shell reports the processor time of its child, all of its threads included. */
export async function timeProgram(node, args, { core = cores.subject } = {}) {
  const script = `TIMEFORMAT='%3U %3S'; time "$@" > /dev/null`;
  const began = performance.now();
  const child = spawnPinned(core, 'bash', ['-c', script, 'bash', node, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: plainEnvironment,
  });
  const [report] = await Promise.all([text(child.stderr), once(child, 'close')]);
  const [user, system] = report.trim().split('\n').at(-1).split(' ').map(Number);
  return { cpuMs: (user + system) * 1_000, wallMs: performance.now() - began };
}
