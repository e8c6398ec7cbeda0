import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { cores, plainEnvironment, spawnPinned } from './pinned.js';

const running = new Set();

/**
 * Starts a program that prints one JSON line with `"event":"ready"`, and waits for that line.
 *
 * @returns its process id, what the line says, and `stop`
 */
export async function startProgram(args, { node = process.execPath, core = cores.subject, env = {} } = {}) {
  const child = spawnPinned(core, node, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...plainEnvironment, NODE_ENV: 'production', ...env },
  });
  running.add(child);
  const exited = once(child, 'exit').then(() => running.delete(child));
  let errors = '';
  child.stderr.on('data', (chunk) => {
    if (errors.length < 4_000) errors += chunk;
  });
  const line = await firstReadyLine(child);
  if (line === undefined) {
    await exited;
    throw new Error(`${args.join(' ')} did not start:\n${errors}`);
  }
  // What it prints later is read and dropped, so that it never waits for its reader.
  child.stdout.resume();
  return {
    pid: child.pid,
    ready: JSON.parse(line),
    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Ends every program that still runs. */
export function stopPrograms() {
  for (const child of running) child.kill('SIGKILL');
}

async function firstReadyLine(child) {
  const lines = createInterface({ input: child.stdout });
  try {
    for await (const line of lines) if (line.includes('"ready"')) return line;
    return undefined;
  } finally {
    lines.close();
  }
}
