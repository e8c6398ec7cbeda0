import type { PrintLevel } from '@naftiko/engine';
import {
  Scope,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import { prepareGuest } from './guest.js';
import { exchangeLimitMiB, memoryLimitMiB, type Job, type Outcome } from './job.js';
import { RunLimits } from './run-limits.js';

/** Receives each printed line, already shortened. */
export type Print = (level: PrintLevel, line: string) => void;

/** With a larger stack, deep recursion of native code would exhaust the host's stack before the interpreter's. */
const stackBytes = 512 * 1024;
const maxMessageLength = 1_000;
const maxLineLength = 1_024;
const maxLines = 100;

/**
 * Runs a job in a fresh interpreter of the module.
 *
 * Throws when the host's own stack or memory is exhausted inside the interpreter; the module is unusable then.
 * Source: specification 04, sections e.3 and e.7.
 */
export function interpret(module: QuickJSWASMModule, job: Job, print: Print): Outcome {
  const limits = new RunLimits(job);
  const runtime = module.newRuntime();
  runtime.setMaxStackSize(stackBytes);
  const vm = runtime.newContext();
  const handles = new Scope();
  try {
    const session = new Session(vm, runtime, handles, print);
    // Set only now: preparing the guest is not a statement of the script, and must succeed under any limit.
    runtime.setInterruptHandler(() => limits.isExceeded());
    const outcome = session.run(job, limits);
    return limits.exceeded ?? (outcome.kind === 'threw' ? detectOutOfMemory(module, outcome) : outcome);
  } finally {
    handles.dispose();
    vm.dispose();
    runtime.dispose();
  }
}

/** An interpreter without free memory may be unable to create the error: it throws null. */
function detectOutOfMemory(module: QuickJSWASMModule, outcome: Outcome & { readonly kind: 'threw' }): Outcome {
  const isFull = module.getWasmMemory().buffer.byteLength > 0.9 * memoryLimitMiB * 2 ** 20;
  const isSaid = outcome.message.startsWith('InternalError: out of memory');
  return isSaid || (isFull && outcome.message === 'null') ? { kind: 'out-of-memory' } : outcome;
}

/** One interpreter from its first variable to its result. Every handle belongs to the scope passed in. */
class Session {
  readonly #vm: QuickJSContext;
  readonly #runtime: QuickJSRuntime;
  readonly #handles: Scope;
  readonly #guest: QuickJSHandle;
  #lines = 0;

  constructor(vm: QuickJSContext, runtime: QuickJSRuntime, handles: Scope, print: Print) {
    this.#vm = vm;
    this.#runtime = runtime;
    this.#handles = handles;
    const host = handles.manage(vm.newObject());
    vm.setProp(host, 'print', handles.manage(this.#createPrinter(print)));
    vm.setProp(host, 'settled', handles.manage(this.#createSettler()));
    const prepare = handles.manage(vm.evalCode(`(${prepareGuest.toString()})`, '<guest>').unwrap());
    this.#guest = handles.manage(vm.callFunction(prepare, vm.undefined, host).unwrap());
  }

  run({ sources, context, steps }: Job, limits: RunLimits): Outcome {
    const bound = this.#call('bind', this.#createText(context), this.#createText(JSON.stringify(steps)));
    if ('thrown' in bound) return this.#explainThrown(bound.thrown);
    for (const { file, text } of sources) {
      const thrown = this.#evaluate(text, file).thrown ?? this.#runPendingJobs();
      if (thrown !== undefined) return this.#explainThrown(thrown);
    }
    // Writing a long list is not a statement of the script.
    limits.allowWriting();
    const found = this.#evaluate('(() => { try { return [result]; } catch { return []; } })()', '<result>');
    if ('thrown' in found) return this.#explainThrown(found.thrown);
    const written = this.#call('write', found.value);
    if ('thrown' in written) return this.#explainThrown(written.thrown);
    const result = this.#vm.getString(written.value);
    return Buffer.byteLength(result) > exchangeLimitMiB * 2 ** 20
      ? { kind: 'too-large' }
      : { kind: 'finished', result };
  }

  #evaluate(text: string, file: string): Evaluated {
    return this.#keepResult(this.#vm.evalCode(text, file, { type: 'global' }));
  }

  #call(name: 'bind' | 'write' | 'explain', ...values: QuickJSHandle[]): Evaluated {
    const method = this.#handles.manage(this.#vm.getProp(this.#guest, name));
    return this.#keepResult(this.#vm.callFunction(method, this.#vm.undefined, ...values));
  }

  #keepResult(result: ReturnType<QuickJSContext['evalCode']>): Evaluated {
    return result.error === undefined
      ? { value: this.#handles.manage(result.value) }
      : { thrown: this.#handles.manage(result.error) };
  }

  /** Runs the jobs of promises, under the same limits. */
  #runPendingJobs(): QuickJSHandle | undefined {
    const done = this.#runtime.executePendingJobs();
    return done.error === undefined ? undefined : this.#handles.manage(done.error);
  }

  #explainThrown(thrown: QuickJSHandle): Outcome {
    const explained = this.#call('explain', thrown);
    // The explanation failed: the members of a thrown object throw, or memory is exhausted.
    const message = 'thrown' in explained ? 'null' : this.#vm.getString(explained.value);
    return { kind: 'threw', message: message.slice(0, maxMessageLength) };
  }

  #createText(text: string): QuickJSHandle {
    return this.#handles.manage(this.#vm.newString(text));
  }

  #createPrinter(print: Print): QuickJSHandle {
    return this.#vm.newFunction('print', (level, line) => {
      this.#lines += 1;
      if (this.#lines > maxLines) return;
      // The levels are those of guest.ts; scripts cannot obtain this function.
      print(this.#vm.getString(level) as PrintLevel, this.#vm.getString(line).slice(0, maxLineLength));
    });
  }

  #createSettler(): QuickJSHandle {
    const vm = this.#vm;
    return vm.newFunction('settled', (promise) => {
      const state = vm.getPromiseState(promise);
      if (state.type === 'rejected') return { error: state.error };
      if (state.type === 'pending')
        return { error: vm.newError('the result waits for a promise that nothing settles') };
      return state.notAPromise === true ? vm.null : state.value;
    });
  }
}

type Evaluated =
  | { readonly value: QuickJSHandle; readonly thrown?: never }
  | { readonly thrown: QuickJSHandle; readonly value?: never };
