import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { constants } from 'node:fs';
import { lockDown } from './lock-down.js';
import { readExactly, readRest, writeAll } from './pipe.js';
import { guest } from './python-guest.js';
import { wasmLimitMiB } from './python-limits.js';

// The program of a process, started by launch.ts: unlike all other modules, this one runs when it is imported.
// It never waits once the interpreter is ready: while a script runs, no event, promise or timer of this process is
// handled.

/** The used part of pyodide; its own types would have to be installed. */
interface Pyodide {
  readonly globals: { get(name: string): (text: string, say: (kind: string, content: string) => void) => void };
  readonly _api: { readonly config: Record<string, unknown> };
  runPython(text: string): unknown;
  makeMemorySnapshot(): Uint8Array;
}
interface PyodideModule {
  loadPyodide(options: Readonly<Record<string, unknown>>): Promise<Pyodide>;
}

const pageBytes = 65_536;
const [role, folder = ''] = process.argv.slice(2);
const { reallyExit } = process as unknown as { reallyExit(code: number): never };
limitMemory();
// Ctrl-C in a terminal reaches all its processes; the parent process decides which ones end, and lets runs finish.
process.on('SIGINT', () => undefined);
// Python must not see local paths.
process.argv.length = 1;
process.argv[0] = 'python';
// Pyodide reads the constants of `fs`, and the permission model refuses that.
Object.assign(process, { binding: () => ({ fs: constants }) });

const snapshot = role === 'script' ? readExactly(readExactly(4).readUInt32LE()) : undefined;
const { loadPyodide } = (await import(pathToFileURL(`${folder}/pyodide.mjs`).href)) as PyodideModule;
const python = await loadPyodide({
  indexURL: folder,
  jsglobals: {},
  env: { HOME: '/home/pyodide', _: 'python' },
  stdin: () => null,
  stdout: () => undefined,
  stderr: () => undefined,
  ...(snapshot === undefined ? { _makeSnapshot: true } : { _loadSnapshot: snapshot }),
});
if (snapshot === undefined) {
  python.runPython(guest);
  writeAll(python.makeMemorySnapshot());
  reallyExit(0);
}
hidePaths(python._api.config);
const runJob = python.globals.get('run_job');
lockDown(createRequire(import.meta.url));
say('ready', '');
const job = readRest().toString('utf8');
// The parent process has ended.
if (job === '') reallyExit(0);
try {
  runJob(job, say);
} catch (cause) {
  // Python cannot report this itself: the process tried to exit, or its stack is exhausted.
  say('threw', JSON.stringify(`it crashed the interpreter: ${String((cause as Error).message).split('\n', 1)[0]}`));
}
reallyExit(0);

/** One line per message; the last message ends the process. */
function say(kind: string, content: string): void {
  writeAll(Buffer.from(`${kind} ${content}\n`));
  if (kind !== 'printed' && kind !== 'ready') reallyExit(0);
}

/** A script may read this configuration; it must not contain the location of the package. */
function hidePaths(config: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(config)) {
    if (typeof value === 'string' && value.includes(folder)) config[key] = '/';
  }
}

/** The interpreter creates its own memory without a limit; only growing it obtains more. */
function limitMemory(): void {
  const { Memory } = (globalThis as unknown as { WebAssembly: { Memory: { prototype: WasmMemory } } }).WebAssembly;
  const { grow } = Memory.prototype;
  Memory.prototype.grow = function (this: WasmMemory, pages) {
    if (this.buffer.byteLength + pages * pageBytes > wasmLimitMiB * 2 ** 20) throw new RangeError('memory limit');
    return grow.call(this, pages);
  };
}

interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
