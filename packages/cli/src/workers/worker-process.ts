import type { Worker } from 'node:cluster';
import type { WorkerState } from '@naftiko/runtime';
import { Channel } from './channel.js';
import { Caller, type WorkerCalls } from './protocol.js';

/** Why a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A worker as the primary process sees it. */
export class WorkerProcess {
  /** Unlike that of every other process of the run. */
  readonly id: number;
  /** From 1; a process that replaces another one has its number. */
  readonly number: number;
  readonly channel: Channel;
  readonly caller: Caller<WorkerCalls>;
  readonly pid: number;
  readonly startedAt = new Date();
  readonly ended: Promise<Ending>;
  state: WorkerState['state'] = 'starting';
  /** Whether it has received what workers begin with, and therefore receives further messages. */
  hasBegun = false;
  readonly #process: Worker['process'];

  constructor(number: number, worker: Worker) {
    this.id = worker.id;
    this.number = number;
    this.#process = worker.process;
    this.pid = worker.process.pid ?? 0;
    this.channel = new Channel({
      send: (message, onSent) => worker.isConnected() && worker.process.send(message, onSent),
      onMessage: (receive) => worker.process.on('message', receive),
      onEnd: (end) => void worker.once('exit', end).once('disconnect', end),
    });
    this.caller = new Caller(this.channel);
    this.ended = new Promise((resolve) => worker.once('exit', (code, signal) => resolve({ code, signal })));
  }

  describe(): WorkerState {
    const { number: worker, pid, state, startedAt } = this;
    return { worker, pid, state, startedAt };
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }
}
