import type { NonceUse } from '@naftiko/engine';
import {
  NonceCounts,
  type Kept,
  type NewVersion,
  type Peers,
  type PortReservation,
  type SocketRequest,
  type Topic,
  type WorkerState,
} from '@naftiko/runtime';
import type { Beginning, ChannelCaller, PrimaryCalls, TopicAnswer, TopicMessage } from './protocol.js';

type Handler = (message: unknown) => unknown;

/** The other workers, which are reached through the primary process. */
export class WorkerPeers implements Peers {
  readonly worker: number;
  readonly instance: string;
  readonly runStartedMs: number;
  readonly nonceKey: string;
  readonly useNonce: (use: NonceUse) => Promise<boolean>;
  readonly #primary: ChannelCaller<PrimaryCalls>;
  readonly #handlers = new Map<string, Handler>();
  /** The kept messages, by topic and key. */
  readonly #kept = new Map<string, Map<string, Kept<unknown>>>();

  constructor({ worker, instance, runStartedMs, nonceKey, kept }: Beginning, primary: ChannelCaller<PrimaryCalls>) {
    this.worker = worker;
    this.instance = instance;
    this.runStartedMs = runStartedMs;
    const ownNonces = new NonceCounts();
    this.nonceKey = nonceKey;
    // While this process finishes its last requests, it is alone.
    this.useNonce = async (use) => (await primary.call('useNonce', use)) ?? ownNonces.accept(use);
    this.#primary = primary;
    for (const { topic, ...message } of kept) this.#keptOf(topic).set(message.key, message);
  }

  async ask<Question, Answer>({ name }: Topic<Question, Answer>, question: Question): Promise<readonly Answer[]> {
    return ((await this.#primary.call('ask', { topic: name, message: question })) ?? []) as readonly Answer[];
  }

  async keep<Value>(
    { name: topic }: Topic<Kept<Value>, void>,
    key: string,
    value: Value | undefined,
    owned = false,
  ): Promise<void> {
    this.#note(topic, { key, value, worker: ownId });
    await this.#primary.call('keep', { topic, key, value, owned });
  }

  sendTo<Message>(receiver: number, { name: topic }: Topic<Message, void>, message: Message): void {
    void this.#primary.call('sendTo', { receiver, topic, message });
  }

  answer<Question, Answer>(
    { name }: Topic<Question, Answer>,
    handle: (question: Question) => Answer | Promise<Answer>,
  ): () => void {
    const handler = handle as Handler;
    this.#handlers.set(name, handler);
    for (const message of this.#kept.get(name)?.values() ?? []) handler(message);
    return () => {
      if (this.#handlers.get(name) === handler) this.#handlers.delete(name);
    };
  }

  /** Receives a message of another worker. */
  async receive({ topic, message }: TopicMessage): Promise<TopicAnswer | undefined> {
    if (isKept(message)) this.#note(topic, message);
    const handler = this.#handlers.get(topic);
    return handler && { answer: await handler(message) };
  }

  async reservePort(socket: SocketRequest): Promise<PortReservation> {
    const reserved = await this.#primary.call('reservePort', socket);
    return reserved ?? { ok: false, code: 'ECONNRESET', reason: 'the primary process has ended' };
  }

  releasePort(key: string): void {
    void this.#primary.call('releasePort', key);
  }

  async beginReload(file: string, waits: boolean): Promise<boolean> {
    return (await this.#primary.call('beginReload', { file, waits })) === true;
  }

  async endReload(file: string, version: NewVersion | undefined): Promise<void> {
    await this.#primary.call('endReload', { file, version });
  }

  async readMetrics(file: string): Promise<string> {
    return (await this.#primary.call('readMetrics', file)) ?? '';
  }

  async listWorkers(): Promise<readonly WorkerState[]> {
    return (await this.#primary.call('listWorkers', undefined)) ?? [];
  }

  #note(topic: string, message: Kept<unknown>): void {
    if (message.value === undefined) this.#keptOf(topic).delete(message.key);
    else this.#keptOf(topic).set(message.key, message);
  }

  #keptOf(topic: string): Map<string, Kept<unknown>> {
    const known = this.#kept.get(topic) ?? new Map<string, Kept<unknown>>();
    this.#kept.set(topic, known);
    return known;
  }
}

/** Not that of another process: nothing is sent to oneself. */
const ownId = 0;

const isKept = (message: unknown): message is Kept<unknown> =>
  typeof message === 'object' && message !== null && 'key' in message && 'value' in message && 'worker' in message;
