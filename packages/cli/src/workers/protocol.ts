import type { NonceUse } from '@naftiko/engine';
import type { NewVersion, PortReservation, SocketRequest, WorkerState } from '@naftiko/runtime';
import type { Channel } from './channel.js';

/** What a worker begins with. */
export interface Beginning {
  readonly worker: number;
  readonly instance: string;
  readonly runStartedMs: number;
  /** Whether it reports what concerns the whole run: warnings, addresses, changed files. */
  readonly leads: boolean;
  readonly nonceKey: string;
  readonly kept: readonly KeptMessage[];
  /** The documents that the others serve, by file, in their version; `undefined` for the first worker. */
  readonly texts: ReadonlyMap<string, string> | undefined;
}

/** A message to processes that serve now or later. */
export interface KeptMessage {
  readonly topic: string;
  readonly key: string;
  readonly value: unknown;
  /** The id of the process that sent it. */
  readonly worker: number;
  /** Whether it is removed when that worker ends. */
  readonly owned: boolean;
}

export interface TopicMessage {
  readonly topic: string;
  readonly message: unknown;
}

/** What a worker that received a message returns; `undefined`: nothing there handles the topic. */
export interface TopicAnswer {
  readonly answer: unknown;
}

type Awaitable<T> = T | Promise<T>;

/** What workers ask the primary process. */
export interface PrimaryCalls {
  begin(given: undefined): Awaitable<Beginning>;
  /** It serves these versions. */
  ready(texts: ReadonlyMap<string, string>): Awaitable<void>;
  /** It finishes its requests, and then ends. */
  stopping(given: undefined): Awaitable<void>;
  ask(message: TopicMessage): Awaitable<readonly unknown[]>;
  keep(message: Pick<KeptMessage, 'topic' | 'key' | 'value' | 'owned'>): Awaitable<void>;
  /** `receiver`: the id of a process. */
  sendTo(message: TopicMessage & { readonly receiver: number }): Awaitable<void>;
  reservePort(socket: SocketRequest): Awaitable<PortReservation>;
  releasePort(key: string): Awaitable<void>;
  beginReload(begun: { readonly file: string; readonly waits: boolean }): Awaitable<boolean>;
  endReload(ended: { readonly file: string; readonly version: NewVersion | undefined }): Awaitable<void>;
  /** Reloads all documents in all workers. */
  reloadAll(given: undefined): Awaitable<void>;
  readMetrics(file: string): Awaitable<string>;
  listWorkers(given: undefined): Awaitable<readonly WorkerState[]>;
  useNonce(use: NonceUse): Awaitable<boolean>;
}

/** What the primary process asks a worker. */
export interface WorkerCalls {
  message(message: TopicMessage): Awaitable<TopicAnswer | undefined>;
  /** Announces the addresses, because all workers serve. */
  announce(workers: number): Awaitable<void>;
  /** Reports from now on what concerns the whole run. */
  lead(given: undefined): Awaitable<void>;
  /** Reads all documents again. */
  reload(given: undefined): Awaitable<void>;
  /** Loads a version that another worker serves. False: it cannot be loaded. */
  load(loaded: NewVersion & { readonly file: string }): Awaitable<boolean>;
  stop(graceMs: number): Awaitable<void>;
}

type Calls<All> = { readonly [Name in keyof All]: (given: never) => unknown };
type GivenOf<All extends Calls<All>, Name extends keyof All> = Parameters<All[Name]>[0];
type AnswerOf<All extends Calls<All>, Name extends keyof All> = Awaited<ReturnType<All[Name]>>;

/** The calls that one end of a channel makes, with their types. `undefined`: the other process has ended. */
export class ChannelCaller<All extends Calls<All>> {
  readonly #channel: Channel;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  async call<Name extends keyof All & string>(
    name: Name,
    given: GivenOf<All, Name>,
    timeoutMs?: number,
  ): Promise<AnswerOf<All, Name> | undefined> {
    return (await this.#channel.call(name, given, timeoutMs)) as AnswerOf<All, Name> | undefined;
  }
}

/** Handles the calls that the other end of a channel makes. */
export function handleCalls<All extends Calls<All>>(channel: Channel, handlers: Partial<All>): void {
  for (const [name, handler] of Object.entries(handlers)) channel.handle(name, handler as (given: unknown) => unknown);
}
