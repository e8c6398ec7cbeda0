import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProgram } from './start-program.js';

/** The command that is measured: that of this checkout, or the one that the variable NAFTIKO names. */
export const command = path.resolve(
  process.env.NAFTIKO ?? fileURLToPath(new URL('../../../bin/naftiko.js', import.meta.url)),
);

const folder = mkdtempSync(path.join(tmpdir(), 'naftiko-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true }));

/** A file of the benchmark, removed at its end. */
export function writeDocument(name, text) {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** The folder of the benchmark's files. */
export const workFolder = folder;

/** Serves documents, as `naftiko run` does it; `urls` are the addresses of what is exposed, by type. */
export async function startNaftiko(files, { node, core, logLevel = 'warn', flags = [] } = {}) {
  const args = ['run', ...[files].flat(), '--port', '*=0', '--log-format', 'json', '--log-level', logLevel, ...flags];
  const program = await startProgram([command, ...args], { node, core });
  const exposes = program.ready.capabilities.flatMap((capability) => capability.exposes);
  return { ...program, urls: Object.fromEntries(exposes.map(({ type, url }) => [type, url])) };
}
