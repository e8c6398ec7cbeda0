import { parentPort } from 'node:worker_threads';
import quickJs from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core';
import { interpret } from './interpreter.js';
import { memoryLimitMiB, type Job, type WorkerMessage } from './job.js';

// The body of a worker thread: unlike every other module, this one works when it is loaded.

// TypeScript keeps these types in its library for browsers.
declare const WebAssembly: {
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => {
    readonly buffer: ArrayBuffer;
  };
};

const pagesPerMiB = 16;
/** The only memory limit that holds: the interpreter's own setting bounds nothing (04, section e.7). */
const wasmMemory = new WebAssembly.Memory({ initial: 16 * pagesPerMiB, maximum: memoryLimitMiB * pagesPerMiB });

/** Memory never shrinks, so a worker that has grown beyond this leaves too little for the next script. */
const spentMiB = 0.75 * memoryLimitMiB;

const say = (message: WorkerMessage): void => parentPort?.postMessage(message);

// The package's types describe its CommonJS half, where the variant is one level further down.
const variant = quickJs as unknown as typeof quickJs.default;
const module = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
parentPort?.on('message', (job: Job) => {
  const outcome = interpret(module, job, (level, line) => say({ kind: 'printed', level, line }));
  say({ kind: 'outcome', outcome, spent: wasmMemory.buffer.byteLength > spentMiB * 2 ** 20 });
});
say({ kind: 'ready' });
