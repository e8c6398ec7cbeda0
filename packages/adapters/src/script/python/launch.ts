import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { heapLimitMiB, processLimitMiB, processorLimitSeconds } from './python-limits.js';
import type { PyodideFiles } from './pyodide-files.js';

/** What a process does: write the snapshot, or begin from one and run a script. */
export type Duty = 'snapshot' | 'script';

export type PythonChild = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * Starts a process that can do nothing but compute and talk over its pipes.
 *
 * Node's permission model denies it files (but for those it is made of), processes, threads and add-ons; no text
 * becomes code in it; its environment is empty. Where there is a shell to set it with, the operating system limits its
 * memory and its time, and leaves no image of it behind when it dies.
 * Source: specification 04, section e.8.
 */
export function launch(duty: Duty, pyodide: PyodideFiles): PythonChild {
  const program = realpathSync(fileURLToPath(programFile(import.meta.url)));
  const readable = [...pyodide.files, path.dirname(program)];
  const command = [
    process.execPath,
    permissionFlag(),
    ...readable.map((file) => `--allow-fs-read=${file}`),
    '--disallow-code-generation-from-strings',
    '--no-addons',
    '--no-warnings',
    `--max-old-space-size=${heapLimitMiB}`,
    program,
    duty,
    pyodide.folder,
  ];
  const [file = '', ...args] = process.platform === 'linux' && existsSync(shell) ? [...limited, ...command] : command;
  return spawn(file, args, { cwd: pyodide.folder, env: {}, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
}

/** The flag got its name after Node 22. */
const permissionFlag = (): string =>
  process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';

const shell = '/bin/sh';
const limits = `ulimit -c 0; ulimit -d ${processLimitMiB * 1024}; ulimit -t ${processorLimitSeconds}`;
const limited = [shell, '-c', `${limits}; exec "$@"`, shell];

/** Processes run JavaScript: a source file that is run as it is sends them to what was built from it. */
const programFile = (own: string): URL =>
  new URL(own.endsWith('.ts') ? '../../../dist/script/python/python-child.js' : './python-child.js', own);
