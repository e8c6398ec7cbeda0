import { parentPort } from 'node:worker_threads';
import quickJs from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core';
import { interpret } from './interpreter.js';
import { memoryLimitMiB, type Job, type WorkerMessage } from './job.js';

// The program of a worker thread: unlike all other modules, this one runs when it is imported.

// TypeScript declares these types only in its library for browsers.
declare const WebAssembly: {
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => {
    readonly buffer: ArrayBuffer;
  };
};

const pagesPerMiB = 16;
/** The effective memory limit: the interpreter's own setting has no effect (04, section e.7). */
const wasmMemory = new WebAssembly.Memory({ initial: 16 * pagesPerMiB, maximum: memoryLimitMiB * pagesPerMiB });

/** Memory never shrinks, so a worker above this size has too little left for the next script. */
const reusableMiB = 0.75 * memoryLimitMiB;

const send = (message: WorkerMessage): void => parentPort?.postMessage(message);

// The package's types describe its CommonJS variant, where the export is one level deeper.
const variant = quickJs as unknown as typeof quickJs.default;
const module = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
parentPort?.on('message', (job: Job) => {
  const outcome = interpret(module, job, (level, line) => send({ kind: 'printed', level, line }));
  send({ kind: 'outcome', outcome, endsWorker: wasmMemory.buffer.byteLength > reusableMiB * 2 ** 20 });
});
send({ kind: 'ready' });
