/** One end of the message channel between two processes. */
export interface ChannelPort {
  send(message: object, onSent: (cause: Error | null) => void): unknown;
  /** Registers the receiver of messages. */
  onMessage(receive: (message: unknown) => void): void;
  /** Registers what happens when the other process has ended. */
  onEnd(end: () => void): void;
}

type Handler = (given: unknown) => unknown;

/** Calls between two processes. A call to a process that has ended, or has no handler, is answered `undefined`. */
export class Channel {
  readonly #port: ChannelPort;
  readonly #handlers = new Map<string, Handler>();
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #count = 0;
  #hasEnded = false;

  constructor(port: ChannelPort) {
    this.#port = port;
    port.onMessage((message) => this.#receive(message));
    port.onEnd(() => this.#end());
  }

  /** Calls a handler of the other process; `undefined` also when it does not answer within `timeoutMs`. */
  call(name: string, given?: unknown, timeoutMs?: number): Promise<unknown> {
    if (this.#hasEnded) return Promise.resolve(undefined);
    this.#count += 1;
    const id = this.#count;
    return new Promise((resolve) => {
      const timer = timeoutMs === undefined ? undefined : setTimeout(() => this.#settle(id, undefined), timeoutMs);
      this.#waiting.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.#send({ naftiko: 'call', id, name, given });
    });
  }

  handle(name: string, handler: Handler): void {
    this.#handlers.set(name, handler);
  }

  #receive(message: unknown): void {
    if (isAnswer(message)) this.#settle(message.id, message.answer);
    else if (isCall(message)) void this.#answer(message);
  }

  async #answer({ id, name, given }: Call): Promise<void> {
    let answer: unknown;
    try {
      answer = await this.#handlers.get(name)?.(given);
    } finally {
      this.#send({ naftiko: 'answer', id, answer });
    }
  }

  #send(message: object): void {
    if (this.#hasEnded) return;
    this.#port.send(message, (cause) => {
      if (cause !== null) this.#end();
    });
  }

  #settle(id: number, answer: unknown): void {
    const settle = this.#waiting.get(id);
    this.#waiting.delete(id);
    settle?.(answer);
  }

  #end(): void {
    this.#hasEnded = true;
    for (const id of [...this.#waiting.keys()]) this.#settle(id, undefined);
  }
}

interface Call {
  readonly naftiko: 'call';
  readonly id: number;
  readonly name: string;
  readonly given: unknown;
}

interface CallAnswer {
  readonly naftiko: 'answer';
  readonly id: number;
  readonly answer: unknown;
}

const isCall = (message: unknown): message is Call => kindOf(message) === 'call';

const isAnswer = (message: unknown): message is CallAnswer => kindOf(message) === 'answer';

const kindOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'naftiko' in message ? message.naftiko : undefined;
