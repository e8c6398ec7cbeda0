import type { Kept } from '@naftiko/runtime';
import type { KeptMessage, TopicAnswer, TopicMessage } from './protocol.js';
import type { WorkerProcess } from './worker-process.js';

/** How long a worker may take to answer others. One that hangs must not keep them from answering their callers. */
const answerMs = 5_000;

/** Passes messages between workers, and keeps those that workers must receive when they start later. */
export class MessageHub {
  readonly #workers: () => readonly WorkerProcess[];
  readonly #kept = new Map<string, KeptMessage>();
  readonly #observers: ((message: KeptMessage) => void)[] = [];

  constructor(workers: () => readonly WorkerProcess[]) {
    this.#workers = workers;
  }

  get kept(): readonly KeptMessage[] {
    return [...this.#kept.values()];
  }

  /** Receives every message that is kept from now on. */
  observe(observer: (message: KeptMessage) => void): void {
    this.#observers.push(observer);
  }

  /** Asks all workers but the sender; those that do not handle the topic are left out. */
  async ask(message: TopicMessage, sender: WorkerProcess | undefined): Promise<readonly unknown[]> {
    const others = this.#workers().filter((worker) => worker !== sender && worker.hasBegun);
    const answers = await Promise.all(others.map((worker) => this.send(worker, message)));
    return answers.flatMap((one) => (one === undefined ? [] : [one.answer]));
  }

  async keep(message: KeptMessage, sender: WorkerProcess | undefined): Promise<void> {
    const id = `${message.topic}\0${message.key}`;
    if (message.value === undefined) this.#kept.delete(id);
    else this.#kept.set(id, message);
    for (const observe of this.#observers) observe(message);
    await this.ask({ topic: message.topic, message: toKept(message) }, sender);
  }

  sendTo(receiver: number, message: TopicMessage): void {
    const worker = this.#workers().find(({ id }) => id === receiver);
    if (worker !== undefined) void this.send(worker, message);
  }

  /** Removes what a worker kept for its own lifetime. */
  forget({ id }: WorkerProcess): void {
    for (const message of this.kept) {
      if (message.owned && message.worker === id) void this.keep({ ...message, value: undefined }, undefined);
    }
  }

  /** Sends a message to one worker; `undefined`: it does not handle the topic, or has not answered in time. */
  send({ caller }: WorkerProcess, message: TopicMessage, timeoutMs = answerMs): Promise<TopicAnswer | undefined> {
    return caller.call('message', message, timeoutMs);
  }
}

/** A kept message as the handlers of its topic receive it. */
export const toKept = ({ key, value, worker }: KeptMessage): Kept<unknown> => ({ key, value, worker });
