import { Worker } from 'node:worker_threads';
import { LogHub } from '@naftiko/runtime';

/** Processor time that a case may take: a busy machine must not look like a hang. */
const slowMs = 1_000;
/** After this time a case has stopped the process, which a second thread ends. */
const stuckMs = 60_000;

/**
 * Watches this process: a defect in its log, an uncaught error, a case that takes long.
 *
 * `begin` names the case; `end` gives what was wrong with it.
 */
export class Observed {
  #name = '';
  #findings = [];
  #startedCpu = process.cpuUsage();
  #beat = new Int32Array(new SharedArrayBuffer(4));
  #noteUncaught = (cause) => this.add('uncaught error', cause?.stack ?? String(cause));
  #names = new Worker(watchdog, { eval: true, workerData: { beat: this.#beat, stuckMs } });
  /** The case that took the most processor time. */
  slowest = { name: '', ms: 0 };
  /** Logs to hand to the runtime. */
  logs = new LogHub({ level: 'DEBUG', now: () => new Date(), write: (entry) => this.#readEntry(entry) });

  constructor() {
    this.#names.unref();
    process.on('uncaughtException', this.#noteUncaught);
    process.on('unhandledRejection', this.#noteUncaught);
  }

  begin(name) {
    this.#name = name;
    this.#findings = [];
    this.#startedCpu = process.cpuUsage();
    this.#names.postMessage(name);
    Atomics.add(this.#beat, 0, 1);
  }

  add(kind, detail) {
    this.#findings.push({ name: this.#name, kind, detail });
  }

  /** The text of an answer; an incident or an internal error is a defect. */
  checkAnswer(text) {
    // An upstream that refuses a resource has the code of internal errors too, with its status.
    const own = text.replaceAll(/"code":-32603,"message":"(?:[^"\\]|\\.)*","data":\{"uri"/g, '');
    if (/"incident"|Incident [0-9a-f]{8}|"code":\s*(?:-32603|"internal")/.test(own)) {
      this.add('internal failure', text.replace(/^HTTP[^]*?\r\n\r\n/, '').slice(0, 300));
    }
  }

  end() {
    const { user } = process.cpuUsage(this.#startedCpu);
    const ms = user / 1_000;
    if (ms > this.slowest.ms) this.slowest = { name: this.#name, ms };
    if (ms > slowMs) this.add('slow', `${Math.round(ms)} ms of processor time`);
    return this.#findings;
  }

  close() {
    process.off('uncaughtException', this.#noteUncaught);
    process.off('unhandledRejection', this.#noteUncaught);
    return this.#names.terminate();
  }

  #readEntry({ message, fields }) {
    if (message === 'defect') this.add('defect', String(fields?.stack ?? ''));
  }
}

const watchdog = `
  const { parentPort, workerData: { beat, stuckMs } } = require('node:worker_threads');
  let name = '';
  let seen = -1;
  let since = Date.now();
  parentPort.on('message', (next) => (name = next));
  setInterval(() => {
    const now = Atomics.load(beat, 0);
    if (now !== seen) { seen = now; since = Date.now(); return; }
    if (Date.now() - since < stuckMs) return;
    require('node:fs').writeSync(2, 'HANG in ' + name + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }, 1000);
`;
