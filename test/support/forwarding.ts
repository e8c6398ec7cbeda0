import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadBuiltins } from '@naftiko/adapters';
import {
  defaultRunOptions,
  planDocument,
  start,
  type PlannedDocument,
  type RunOptions,
  type Running,
} from '@naftiko/runtime';
import type { Answer } from './http-exchange.js';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The parts of a document that forwards. */
export interface ForwardingSetup {
  /** A field of the exposed adapter, in YAML. */
  readonly guard?: string;
  readonly trusted?: readonly string[];
  readonly target?: string;
  readonly baseUri?: string;
  /** Fields of the consumed block, in YAML, one line each. */
  readonly block?: readonly string[];
  readonly options?: Partial<RunOptions>;
}

/** A document that forwards `/x/{{path}}` to a real upstream below `/base`; `KEY` is `s3cret-value`. */
export class Forwarding {
  /** The answer of the upstream; by default it shows the request. */
  answer: Handler = showRequest;
  running: Running | undefined;
  readonly #upstream: Server = createServer((request, response) => this.answer(request, response));

  static async open(): Promise<Forwarding> {
    const forwarding = new Forwarding();
    await new Promise<void>((resolve) => forwarding.#upstream.listen(0, '127.0.0.1', resolve));
    return forwarding;
  }

  /** Of the upstream. */
  get host(): string {
    return `127.0.0.1:${(this.#upstream.address() as AddressInfo).port}`;
  }

  plan(setup: ForwardingSetup = {}): Promise<PlannedDocument> {
    const { guard = '', trusted = ['X-Trace'], target = 'back', block = [] } = setup;
    const baseUri = setup.baseUri ?? `http://${this.host}/base`;
    return planDocument(
      'forward.yaml',
      `
naftiko: 1.0.0-alpha2
info: { label: Forward, description: Forwards }
binds: [{ namespace: env, keys: { KEY: KEY } }]
capability:
  exposes:
    - type: rest
      port: 8601
      namespace: front
      ${guard}
      resources:
        - path: /x/{{path}}
          forward: { targetNamespace: ${target}, trustedHeaders: [${trusted.join(', ')}] }
  consumes:
    - type: http
      namespace: back
      baseUri: ${baseUri}
${block.map((line) => `      ${line}`).join('\n')}
      resources: [{ name: any, path: /any, operations: [{ name: any, method: GET }] }]
`,
      loadBuiltins,
    );
  }

  /** Serves the document; returns its origin. */
  async serve(setup: ForwardingSetup = {}): Promise<string> {
    const options = { ...defaultRunOptions, environment: { KEY: 's3cret-value' }, ports: new Map([['front', 0]]) };
    const started = await start([await this.plan(setup)], { ...options, ...setup.options });
    if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
    this.running = started.value;
    return new URL(this.running.capabilities[0]?.exposes[0]?.url ?? '').origin;
  }

  async close(): Promise<void> {
    await this.running?.close(0);
    this.#upstream.close().closeAllConnections();
  }
}

/** A request as the upstream received it. */
export interface Shown {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** One character per byte. */
  readonly body: string;
}

/** Answers with the request. */
export const showRequest: Handler = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method, url, headers } = request;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString('latin1') }));
  });
};

export const parseShown = ({ text }: Answer): Shown => JSON.parse(text) as Shown;
