import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fail, ok, type Input, type Operation, type Reply, type Result, type Values } from '@naftiko/engine';
import {
  makeDocumentFiles,
  makeMountHandler,
  RequestEnd,
  silentLog,
  WrongCredentials,
  type ControlService,
  type RuntimeServices,
  type InvokeOptions,
  type Log,
  type OpenMount,
} from '@naftiko/runtime';
import { startOf } from '@naftiko/spec';

/** The source position of all nodes in fixtures of expose adapters. */
export const at = startOf('ships.yaml');

/** An input of a contract; untyped unless overridden. */
export const input = (name: string, more: Partial<Input> = {}): Input => ({
  name,
  alias: undefined,
  type: undefined,
  description: undefined,
  required: false,
  advertised: true,
  pattern: undefined,
  slotKinds: [],
  placeholder: undefined,
  in: undefined,
  bodyPath: undefined,
  constant: undefined,
  ...more,
});

/** A reply with a value. */
export const json = (value: unknown): Result<Reply> =>
  ok({ kind: 'json', status: 200, value: value as never, headers: {} });

/** Replaces the run of an operation; its inputs have been checked. */
export type FakeRun = (
  operation: Operation,
  inputs: Values,
  call: InvokeOptions,
) => Result<Reply> | Promise<Result<Reply>>;

/** A host that checks inputs like every host, and runs nothing. */
export const createHost = (run: FakeRun, more: Partial<RuntimeServices> = {}): RuntimeServices => ({
  invoke: async (operation, inputs, call) => {
    const accepted = operation.contract.accept(inputs);
    return accepted.ok ? run(operation, accepted.value, call) : accepted;
  },
  forward: () => Promise.resolve(fail({ code: 'cancelled' })),
  variables: new Map(),
  portOf: () => undefined,
  skills: [],
  files: makeDocumentFiles('.', []),
  forwardHeaders: [],
  allowHosts: [],
  allowOrigins: [],
  version: '1.2.3',
  bodyLimitBytes: 1024,
  wrongCredentials: new WrongCredentials(20),
  address: '127.0.0.1',
  nonceKey: undefined,
  openProbes: false,
  log: silentLog,
  telemetry: undefined,
  // Only control adapters use it.
  control: {} as ControlService,
  ...more,
});

/** Hands a request to a mount as the runtime does; its line in the log is for debugging. */
export function serveFixture(mount: OpenMount, request: IncomingMessage, response: ServerResponse, log = silentLog) {
  const record = { log, telemetry: undefined, internal: true, newId: () => 'trial' };
  makeMountHandler(mount, record)(request, response, new RequestEnd(response));
}

const servers: Server[] = [];

/** Opens a socket for a mount; returns its port. */
export async function listenFor(mount: OpenMount, log?: Log): Promise<number> {
  const server = createServer((request, response) => serveFixture(mount, request, response, log));
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
