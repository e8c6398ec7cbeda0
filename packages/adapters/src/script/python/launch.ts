import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { heapLimitMiB, processLimitMiB, processorLimitSeconds } from './python-limits.js';
import type { PyodideFiles } from './pyodide-files.js';

/** The task of a process: write the snapshot, or start from one and run a script. */
export type Role = 'snapshot' | 'script';

export type PythonChild = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * Starts a process that can only compute and communicate over its pipes.
 *
 * Node's permission model denies it files (except its own), processes, threads and add-ons; it cannot compile code from
 * strings; its environment is empty. On Linux, if a shell is available, the operating system limits its memory and its
 * time, and writes no core dump.
 * Source: specification 04, section e.8.
 */
export function launch(role: Role, pyodide: PyodideFiles): PythonChild {
  const program = realpathSync(fileURLToPath(locateProgram(import.meta.url)));
  const readable = [...pyodide.files, path.dirname(program)];
  const command = [
    process.execPath,
    findPermissionFlag(),
    ...readable.map((file) => `--allow-fs-read=${file}`),
    '--disallow-code-generation-from-strings',
    '--no-addons',
    '--no-warnings',
    `--max-old-space-size=${heapLimitMiB}`,
    program,
    role,
    pyodide.folder,
  ];
  const [file = '', ...args] = process.platform === 'linux' && existsSync(shell) ? [...limited, ...command] : command;
  return spawn(file, args, { cwd: pyodide.folder, env: {}, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
}

/** The flag has an experimental name before Node 22.13. */
const findPermissionFlag = (): string =>
  process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';

const shell = '/bin/sh';
const limits = `ulimit -c 0; ulimit -d ${processLimitMiB * 1024}; ulimit -t ${processorLimitSeconds}`;
const limited = [shell, '-c', `${limits}; exec "$@"`, shell];

/** Processes run JavaScript: from a source file the path leads to the built file. */
const locateProgram = (own: string): URL =>
  new URL(own.endsWith('.ts') ? '../../../dist/script/python/python-child.js' : './python-child.js', own);
