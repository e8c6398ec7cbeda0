import type { ReplicaSecrets } from '@naftiko/engine';

/** A kind of message between the processes of one run; `Question` and `Answer` are structured-cloneable. */
export interface Topic<Question, Answer> {
  readonly name: string;
  /** Never present: it carries the types. */
  readonly of?: (question: Question) => Answer;
}

export const topicOf = <Question, Answer = void>(name: string, of = ''): Topic<Question, Answer> => ({
  name: of === '' ? name : `${name} ${of}`,
});

/** A socket that a process is about to open. */
export interface SocketRequest {
  /** The same in every process. */
  readonly key: string;
  readonly address: string;
  /** 0: any free port. */
  readonly port: number;
  /** The last port to try. */
  readonly lastPort: number;
}

export type PortReservation =
  { readonly ok: true; readonly port: number } | { readonly ok: false; readonly code: string; readonly reason: string };

/** A version of a document that one process serves already. */
export interface NewVersion {
  readonly text: string;
  /** Whether the options of the operator may have changed too. */
  readonly readsOptions: boolean;
}

/** One of the processes. */
export interface WorkerState {
  readonly worker: number;
  readonly pid: number;
  readonly state: 'starting' | 'serving' | 'stopping';
  readonly startedAt: Date;
}

/**
 * The processes that serve the same documents on the same sockets, as one of them sees them. Messages reach every other
 * process that serves; a process that ends meanwhile does not answer.
 */
export interface Peers extends Required<ReplicaSecrets> {
  /** The number of this process, from 1. A process that replaces another one has the same number. */
  readonly worker: number;
  /** An id of this process, unlike that of any process on any machine. */
  readonly instance: string;
  /** When the run began, in milliseconds since 1970. */
  readonly runStartedMs: number;
  /** Sends a message to all others, and returns their answers once each of them has handled it. */
  ask<Question, Answer>(topic: Topic<Question, Answer>, question: Question): Promise<readonly Answer[]>;
  /**
   * Like `ask`, and processes that start later receive the message too: for each `key` the last one. `undefined` removes
   * it. With `owned`, it is removed when this process ends.
   */
  keep<Value>(topic: Topic<Kept<Value>, void>, key: string, value: Value | undefined, owned?: boolean): Promise<void>;
  /** Sends a message to the process that sent a kept one. */
  sendTo<Message>(receiver: number, topic: Topic<Message, void>, message: Message): void;
  /** Handles messages, the kept ones among them. Returns the function that ends it. */
  answer<Question, Answer>(
    topic: Topic<Question, Answer>,
    handle: (question: Question) => Answer | Promise<Answer>,
  ): () => void;
  /** Finds a port that all processes use for a socket. */
  reservePort(socket: SocketRequest): Promise<PortReservation>;
  releasePort(key: string): void;
  /** Begins to replace a document. False: another process is replacing it, and `waits` is false. */
  beginReload(file: string, waits: boolean): Promise<boolean>;
  /** Ends it. All others load the new version first, if there is one; those that cannot are replaced. */
  endReload(file: string, version: NewVersion | undefined): Promise<void>;
  /** The metrics of all processes that serve a document, added up, as Prometheus text. */
  readMetrics(file: string): Promise<string>;
  listWorkers(): Promise<readonly WorkerState[]>;
}

/** A message that processes receive also when they start later. */
export interface Kept<Value> {
  readonly key: string;
  /** `undefined`: it is removed. */
  readonly value: Value | undefined;
  /** The process that sent it, as `sendTo` takes it. */
  readonly worker: number;
}
