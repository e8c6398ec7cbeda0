import type { Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerState } from '@naftiko/runtime';
import { Channel } from './channel.js';
import { ChannelCaller, type WorkerCalls } from './protocol.js';

/** Why a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A worker that hangs does not leave. */
const maxLeaveMs = 2_000;

/** A worker as the primary process sees it. */
export class WorkerProcess {
  /** Unlike that of every other process of the run. */
  readonly id: number;
  /** From 1; a process that replaces another one has its number. */
  readonly number: number;
  readonly channel: Channel;
  readonly caller: ChannelCaller<WorkerCalls>;
  readonly pid: number;
  readonly startedAt = new Date();
  readonly ended: Promise<Ending>;
  state: WorkerState['state'] = 'starting';
  /** Whether it has received what workers begin with, and therefore receives further messages. */
  hasBegun = false;
  readonly #process: Worker['process'];
  readonly #left: Promise<void>;

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
    this.caller = new ChannelCaller(this.channel);
    this.#left = new Promise((resolve) => worker.once('disconnect', resolve));
    this.ended = new Promise((resolve) => worker.once('exit', (code, signal) => resolve({ code, signal })));
  }

  describe(): WorkerState {
    const { number: worker, pid, state, startedAt } = this;
    return { worker, pid, state, startedAt };
  }

  /** Lets it leave: it serves on, and no longer shares anything with others. It then stops with `terminate`. */
  async detach(graceMs: number): Promise<void> {
    this.state = 'stopping';
    if (!this.hasBegun) return this.kill();
    void this.caller.call('stop', graceMs);
    await Promise.race([this.#left, this.ended, sleep(maxLeaveMs, undefined, { ref: false })]);
  }

  /** Lets it finish its requests, and end. */
  terminate(): void {
    this.#process.kill('SIGTERM');
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }
}
