import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fail, ok, type Input, type Operation, type Reply, type Result, type Values } from '@naftiko/engine';
import {
  serveRequest,
  silentLog,
  type ControlService,
  type Host,
  type HostCall,
  type OpenMount,
} from '@naftiko/runtime';
import { startOf } from '@naftiko/spec';

/** Where everything in a trial of an expose adapter was written. */
export const at = startOf('ships.yaml');

/** An input of a contract; of no type unless told otherwise. */
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

/** An answer with a value. */
export const json = (value: unknown): Result<Reply> =>
  ok({ kind: 'json', status: 200, value: value as never, headers: {} });

/** Stands for the run of an operation whose inputs were accepted. */
export type FakeRun = (operation: Operation, inputs: Values, call: HostCall) => Result<Reply> | Promise<Result<Reply>>;

/** A host that checks inputs as every host does, and runs nothing. */
export const hostRunning = (run: FakeRun, more: Partial<Host> = {}): Host => ({
  invoke: async (operation, inputs, call) => {
    const accepted = operation.contract.accept(inputs);
    return accepted.ok ? run(operation, accepted.value, call) : accepted;
  },
  forward: () => Promise.resolve(fail({ code: 'cancelled' })),
  variables: new Map(),
  portOf: () => undefined,
  skills: [],
  forwardHeaders: [],
  allowHosts: [],
  allowOrigins: [],
  version: '1.2.3',
  bodyLimitBytes: 1024,
  address: '127.0.0.1',
  openProbes: false,
  log: silentLog,
  telemetry: undefined,
  // Only control adapters ask for it.
  control: {} as ControlService,
  ...more,
});

/** Hands a request to a mount as the runtime does. */
export const serveFixture = (mount: OpenMount, request: IncomingMessage, response: ServerResponse): void =>
  mount.handle(request, response, serveRequest(request, response, unrecorded));

const unrecorded = { log: silentLog, telemetry: undefined, internal: true, newId: () => 'trial' };

const servers: Server[] = [];

/** Puts an open mount on a real socket; yields its port. */
export async function listenFor(mount: OpenMount): Promise<number> {
  const server = createServer((request, response) => serveFixture(mount, request, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return portOf();
}

/** The port of the server opened last. */
export const portOf = (): number => (servers.at(-1)?.address() as AddressInfo).port;

/** Closes every server opened so far. */
export function closeFixtures(): void {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
}
