import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { constants } from 'node:fs';
import { lockDown } from './lock-down.js';
import { readExactly, readRest, writeAll } from './pipe.js';
import { guest } from './python-guest.js';
import { wasmLimitMiB } from './python-limits.js';

// The body of a process, which launch.ts starts: unlike every other module, this one works when it is loaded.
// It never waits for anything once the interpreter is there: while a script runs, no event, no promise and no timer
// of this process gets its turn.

/** What is used of pyodide; its own types would have to be installed. */
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
const [duty, folder = ''] = process.argv.slice(2);
const { reallyExit } = process as unknown as { reallyExit(code: number): never };
limitMemory();
// A terminal interrupts everybody in it; the host decides what ends, and lets runs finish.
process.on('SIGINT', () => undefined);
// Python is shown no path of this machine.
process.argv.length = 1;
process.argv[0] = 'python';
// Pyodide asks for the constants of files, and the permission model refuses that.
Object.assign(process, { binding: () => ({ fs: constants }) });

const snapshot = duty === 'script' ? readExactly(readExactly(4).readUInt32LE()) : undefined;
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
// Whoever started this process has gone.
if (job === '') reallyExit(0);
try {
  runJob(job, say);
} catch (cause) {
  // Nothing of Python is left to say it: the process tried to exit, or its stack has ended.
  say('threw', JSON.stringify(`it took the interpreter down: ${String((cause as Error).message).split('\n', 1)[0]}`));
}
reallyExit(0);

/** One line for each thing said; nothing is said after the last. */
function say(kind: string, content: string): void {
  writeAll(Buffer.from(`${kind} ${content}\n`));
  if (kind !== 'printed' && kind !== 'ready') reallyExit(0);
}

/** A script may read this; where the package is installed is no business of it. */
function hidePaths(config: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(config)) {
    if (typeof value === 'string' && value.includes(folder)) config[key] = '/';
  }
}

/** The interpreter makes its own memory, without a limit; growing it is the only way to more. */
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
