import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  asJson,
  asText,
  Entity,
  fail,
  inputContract,
  ok,
  type Input,
  type Reply,
  type Result,
  type Unit,
  type Values,
} from '@naftiko/engine';
import {
  serveRequest,
  silentLog,
  type ControlDesk,
  type ExposeKit,
  type Host,
  type HostCall,
  type HttpMountPlan,
} from '@naftiko/runtime';
import {
  diagnose,
  sound,
  startOf,
  type Diagnostic,
  type Document,
  type InputDeclaration,
  type RestExpose,
  type RestResource,
} from '@naftiko/spec';
import { rest } from './rest-expose.js';

/** Where everything in a trial was written. */
export const at = startOf('ships.yaml');
const text = (value: string) => ({ text: value, at: { ...at, path: [value] } });

/** A declared input. */
export const declared = (name: string, more: Partial<InputDeclaration> = {}): InputDeclaration => ({
  name: text(name),
  in: undefined,
  type: undefined,
  description: undefined,
  required: undefined,
  pattern: undefined,
  value: undefined,
  at,
  ...more,
});

/** An input of a contract. */
export const input = (name: string, more: Partial<Input> = {}): Input => ({
  name,
  alias: undefined,
  type: undefined,
  description: undefined,
  required: false,
  advertised: true,
  pattern: undefined,
  feeds: [],
  placeholder: undefined,
  in: undefined,
  bodyPath: undefined,
  constant: undefined,
  ...more,
});

/** One operation of a trial. */
export interface Routed {
  readonly inputs?: readonly Input[];
  readonly declarations?: readonly InputDeclaration[];
  readonly outer?: readonly InputDeclaration[];
  readonly path?: string;
  readonly forwardsTo?: string;
  readonly broken?: Diagnostic;
}

/** `'GET /ships': {…}`: one resource per entry, in order. */
export type Routes = Readonly<Record<string, Routed>>;

const block = ({ routes, verifier }: Trial): RestExpose => ({
  type: 'rest',
  namespace: text('front'),
  address: undefined,
  port: 0,
  description: undefined,
  authentication: verifier === undefined ? undefined : { type: 'bearer', token: undefined, at },
  at,
  resources: Object.entries(routes).map(
    ([route, { declarations = [], outer = [], path, forwardsTo }]): RestResource => {
      const [method = '', resourcePath = ''] = route.split(' ');
      return {
        path: text(resourcePath),
        name: undefined,
        description: undefined,
        inputs: outer,
        forward: forwardsTo === undefined ? undefined : { targetNamespace: text(forwardsTo), trustedHeaders: [], at },
        at,
        operations: [
          {
            method: text(method),
            path: path === undefined ? undefined : text(path),
            name: text(route),
            label: undefined,
            description: undefined,
            inputs: declarations,
            action: { kind: 'mock' },
            with: [],
            outputs: [],
            at: { ...at, path: [route] },
          },
        ],
      };
    },
  ),
});

/** A document around fake operations, and a host that answers for them. */
export interface Trial {
  readonly routes: Routes;
  readonly conformant?: boolean;
  readonly verifier?: Awaited<ReturnType<ExposeKit['verifier']>>;
  readonly host?: Partial<Host>;
  readonly answer?: (inputs: Values, call: HostCall) => Result<Reply> | Promise<Result<Reply>>;
}

/** Plans the trial's document. */
export function plan(trial: Trial) {
  const { routes, conformant = false, verifier } = trial;
  const diagnostics: Diagnostic[] = [];
  const kit: ExposeKit = {
    document: { conformant, consumes: [{ type: 'http', namespace: text('registry') }] } as never as Document,
    operation: (unit): Unit => {
      const { broken, inputs = [] } = routes[unit.name?.text ?? ''] ?? {};
      if (broken !== undefined) return { ok: false, reason: broken, inputs: [] };
      const contract = inputContract(inputs);
      const nothing = { steps: [], answer: () => ok({ kind: 'json', status: 200, value: null, headers: {} } as const) };
      return {
        ok: true,
        operation: { id: 'front.x', contract, plan: nothing, resultSchema: undefined, fallbackDescription: undefined },
      };
    },
    forward: ({ targetNamespace: { text: namespace, at: where } }) =>
      namespace === 'registry'
        ? { ok: true, namespace, client: 0 }
        : {
            ok: false,
            reason: diagnose('forward-target-unknown', where, { namespace, similar: undefined, known: ['registry'] }),
          },
    verifier: () => verifier ?? sound(undefined),
    siblings: () => [],
    report: (diagnostic) => diagnostics.push(diagnostic),
  };
  const planned = rest.plan(block(trial), kit);
  return { mount: (planned as { value: HttpMountPlan }).value, diagnostics };
}

/** An answer with a value. */
export const json = (value: unknown): Result<Reply> =>
  ok({ kind: 'json', status: 200, value: value as never, headers: {} });

const echo = (inputs: Values): Result<Reply> =>
  json(
    Object.fromEntries(
      [...inputs].map(([name, value]) => [name, value instanceof Entity ? `entity ${asText(value)}` : asJson(value)]),
    ),
  );

const servers: Server[] = [];

/** Closes every server opened so far. */
export function closeTrials(): void {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
}

/** The port of the server opened last. */
export const portOf = (): number => (servers.at(-1)?.address() as AddressInfo).port;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: () => unknown;
}

/** Sends one request, path as written. */
export type Send = (
  method: string,
  path: string,
  options?: { readonly headers?: Readonly<Record<string, string>>; readonly body?: string },
) => Promise<Answer>;

/** Opens the mount on a real socket; the operations echo their inputs unless told otherwise. */
export async function serve(setup: Trial): Promise<Send> {
  const answer = setup.answer ?? echo;
  const host: Host = {
    invoke: async (operation, inputs, call) => {
      const accepted = operation.contract.accept(inputs);
      return accepted.ok ? answer(accepted.value, call) : accepted;
    },
    forward: () => Promise.resolve(fail({ code: 'cancelled' })),
    variables: new Map(),
    portOf: () => undefined,
    skills: [],
    forwardHeaders: [],
    version: '1.0.0',
    bodyLimitBytes: 1024,
    address: '127.0.0.1',
    openProbes: false,
    log: silentLog,
    telemetry: undefined,
    // Only control adapters ask for it.
    desk: {} as ControlDesk,
    ...setup.host,
  };
  const { handle } = await plan(setup).mount.open(host);
  const server = createServer((request, response) =>
    handle(request, response, serveRequest(request, response, unrecorded)),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return (method, path, { headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const sent = httpRequest({ port, method, path, headers }, (response) => {
        let content = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (content += chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: content,
            json: () => JSON.parse(content) as unknown,
          }),
        );
      });
      sent.on('error', reject).end(body);
    });
}

const unrecorded = { log: silentLog, telemetry: undefined, discreet: true, newId: () => 'trial' };
