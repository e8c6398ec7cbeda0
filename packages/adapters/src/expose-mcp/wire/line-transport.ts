import { StringDecoder } from 'node:string_decoder';
import {
  isJSONRPCNotification,
  isJSONRPCRequest,
  isJSONRPCResponse,
  LATEST_PROTOCOL_VERSION,
  type JSONRPCMessage,
  type JSONRPCNotification,
  type JSONRPCRequest,
  type Transport,
} from '@modelcontextprotocol/server';
import type { Fields } from '@naftiko/runtime';
import { writeJson } from '@naftiko/spec';
import { restoreDigits, restoreId } from './exact-number-markers.js';
import { completeMessage, readMessage } from './json-rpc.js';
import { createRpcError } from './rpc-error.js';
import { describeMessage, outcomeOf } from './message-log.js';

/** The two ends of a pipe. */
export interface Pipe {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * A transport with one message per line in both directions. An invalid line is answered with an error (the transport of
 * the SDK ignores it). The connection ends when the input has ended and every request has been answered. Source:
 * specification 04, a.3.
 */
export class LineTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;

  readonly #pipe: Pipe;
  readonly #noteEnd: (line: Fields) => void;
  readonly #decoder = new StringDecoder('utf8');
  /** Requests that wait for an answer, by their ids as JSON: 1 and "1" differ. */
  readonly #open = new Map<string, PendingRequest>();
  #rest = '';
  /** Whether the rest of the current line is skipped, because the line is too long. */
  #skipping = false;
  /** Whether the peer began with `initialize`: then all messages are of the revisions of 2025 and before. */
  #hasInitialized = false;
  #ended = false;
  #closed = false;

  /** `noteEnd` receives the log line of each answered request. */
  constructor(pipe: Pipe, noteEnd: (line: Fields) => void) {
    this.#pipe = pipe;
    this.#noteEnd = noteEnd;
  }

  start(): Promise<void> {
    const { input, output } = this.#pipe;
    input.on('data', this.#take);
    input.once('end', this.#end);
    input.once('close', this.#end);
    input.on('error', this.#fail);
    output.on('error', this.#fail);
    return Promise.resolve();
  }

  send(message: JSONRPCMessage): Promise<void> {
    this.#write(message);
    const outcome = outcomeOf(message);
    if (outcome !== undefined && !('method' in message)) this.#settle(JSON.stringify(message.id), outcome);
    return Promise.resolve();
  }

  close(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#closed = true;
    const { input, output } = this.#pipe;
    input.off('data', this.#take).off('end', this.#end).off('close', this.#end).off('error', this.#fail);
    output.off('error', this.#fail);
    input.pause();
    this.onclose?.();
    return Promise.resolve();
  }

  readonly #take = (chunk: Buffer | string): void => {
    const [first = '', ...others] = (typeof chunk === 'string' ? chunk : this.#decoder.write(chunk)).split('\n');
    if (!this.#skipping) this.#rest += first;
    for (const piece of others) {
      if (!this.#skipping) this.#receiveLine(this.#rest);
      this.#skipping = false;
      this.#rest = piece;
    }
    if (this.#rest.length > maxLineLength) {
      this.#write(createRpcError(-32700, `Parse error: a line is longer than ${maxLineLength} characters`));
      this.#skipping = true;
      this.#rest = '';
    }
  };

  #receiveLine(text: string): void {
    if (text.trim() === '') return;
    const read = readMessage(text, this.#hasInitialized);
    if (!read.ok) {
      this.#write(read.error);
      return;
    }
    if (read.message['method'] === 'initialize') this.#hasInitialized = true;
    const message = completeMessage(read.message, LATEST_PROTOCOL_VERSION);
    if (isJSONRPCRequest(message)) this.#noteAsked(message);
    else if (isJSONRPCNotification(message)) this.#noteCancelled(message);
    else if (!isJSONRPCResponse(message)) {
      this.#write(createRpcError(-32600, 'Invalid request: neither a request nor a notification'));
      return;
    }
    this.onmessage?.(message);
  }

  /** Records a request that waits for an answer. A subscription has no answer and would keep the connection open. */
  #noteAsked(request: JSONRPCRequest): void {
    if (request.method === 'subscriptions/listen') return;
    this.#open.set(JSON.stringify(request.id), { request, startedMs: performance.now() });
  }

  /** Removes a request that the caller has cancelled: it is not answered. */
  #noteCancelled({ method, params }: JSONRPCNotification): void {
    const id = method === 'notifications/cancelled' ? params?.['requestId'] : undefined;
    if (id !== undefined) this.#settle(JSON.stringify(id), { outcome: 'cancelled' });
  }

  #settle(id: string, outcome: Fields): void {
    const asked = this.#open.get(id);
    this.#open.delete(id);
    if (asked !== undefined) {
      const ms = Math.round(performance.now() - asked.startedMs);
      this.#noteEnd({ request_id: restoreId(asked.request.id), ...describeMessage(asked.request), ms, ...outcome });
    }
    if (this.#ended && this.#open.size === 0) void this.close();
  }

  readonly #end = (): void => {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#rest !== '') this.#receiveLine(this.#rest);
    if (this.#open.size === 0) void this.close();
  };

  readonly #fail = (error: Error): void => {
    this.onerror?.(error);
    void this.close();
  };

  #write(message: unknown): void {
    if (!this.#closed) this.#pipe.output.write(`${restoreDigits(writeJson(message))}\n`);
  }
}

/** A request and the time of its arrival. */
interface PendingRequest {
  readonly request: JSONRPCRequest;
  readonly startedMs: number;
}

/** The same limit as in the SDK's own transport. */
const maxLineLength = 10 * 1024 * 1024;
