import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  asJson,
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
  type OpenMount,
  type StdioMountPlan,
} from '@naftiko/runtime';
import {
  diagnose,
  sound,
  startOf,
  type Aggregate,
  type Diagnostic,
  type Document,
  type McpExpose,
  type McpTool,
} from '@naftiko/spec';
import { mcp } from './mcp-expose.js';

/** Where everything in a trial was written. */
export const at = startOf('ships.yaml');
export const text = (value: string) => ({ text: value, at });

/** An input of a contract. */
export const input = (name: string, more: Partial<Input> = {}): Input => ({
  name,
  alias: undefined,
  type: 'string',
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

/** One tool of a trial. */
export interface TrialTool extends Partial<McpTool> {
  readonly called: string;
  readonly takes?: readonly Input[];
  readonly broken?: Diagnostic;
  readonly fallbackDescription?: string;
}

/** A document around fake tools, and a host that answers for them. */
export interface Trial {
  readonly tools: readonly TrialTool[];
  readonly transport?: 'http' | 'stdio';
  readonly aggregates?: readonly Aggregate[];
  readonly verifier?: ReturnType<ExposeKit['verifier']>;
  readonly host?: Partial<Host>;
  readonly answer?: (operation: string, inputs: Values, call: HostCall) => Result<Reply> | Promise<Result<Reply>>;
}

/** An answer with a value. */
export const json = (value: unknown): Result<Reply> =>
  ok({ kind: 'json', status: 200, value: value as never, headers: {} });

const echo = (_: string, inputs: Values): Result<Reply> =>
  json(Object.fromEntries([...inputs].map(([name, value]) => [name, asJson(value)])));

/** Plans the trial's document. */
export function plan({ tools, transport = 'http', aggregates = [], verifier }: Trial) {
  const diagnostics: Diagnostic[] = [];
  const byTool = new Map(tools.map((tool) => [toolOf(tool), tool] as const));
  const block: McpExpose = {
    type: 'mcp',
    transport,
    namespace: text('ships-mcp'),
    address: undefined,
    port: transport === 'http' ? 0 : undefined,
    description: 'Ask for ships first.',
    authentication: undefined,
    tools: [...byTool.keys()],
    resources: [],
    prompts: [],
    at,
  };
  const kit: ExposeKit = {
    document: { info: { label: 'Ships', description: 'All about ships', tags: [] }, aggregates } as never as Document,
    operation: (unit): Unit => {
      const { called, takes = [], broken, fallbackDescription } = byTool.get(unit as McpTool) ?? { called: '' };
      if (broken !== undefined) return { ok: false, reason: broken, inputs: [] };
      const nothing = { steps: [], answer: () => json(null) };
      return {
        ok: true,
        operation: {
          id: called,
          contract: inputContract(takes),
          plan: nothing,
          resultSchema: undefined,
          fallbackDescription,
        },
      };
    },
    forward: ({ targetNamespace }) => ({
      ok: false,
      reason: diagnose('forward-target-unknown', at, {
        namespace: targetNamespace.text,
        similar: undefined,
        known: [],
      }),
    }),
    verifier: () => verifier ?? sound(undefined),
    siblings: () => [],
    report: (diagnostic) => diagnostics.push(diagnostic),
  };
  const planned = mcp.plan(block, kit);
  return { mount: (planned as { value: HttpMountPlan | StdioMountPlan }).value, diagnostics };
}

/** A host that answers for the tools. */
export function hostOf({ answer = echo, host }: Trial): Host {
  return {
    invoke: async (operation, inputs, call) => {
      const accepted = operation.contract.accept(inputs);
      return accepted.ok ? answer(operation.id, accepted.value, call) : accepted;
    },
    forward: () => Promise.resolve(fail({ code: 'cancelled' })),
    variables: new Map(),
    portOf: () => undefined,
    skills: [],
    forwardHeaders: [],
    version: '1.2.3',
    bodyLimitBytes: 1024,
    address: '127.0.0.1',
    openProbes: false,
    log: silentLog,
    telemetry: undefined,
    // Only control adapters ask for it.
    desk: {} as ControlDesk,
    ...host,
  };
}

const servers: Server[] = [];

/** Closes every server opened so far. */
export function closeTrials(): void {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
}

/** Opens the mount on a real socket; yields its address. The tools echo their arguments unless told otherwise. */
export async function serve(trial: Trial): Promise<URL> {
  const { mount } = plan(trial);
  const open = await (mount as HttpMountPlan).open(hostOf(trial));
  const server = createServer((request, response) => serveTrial(open, request, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`);
}

const toolOf = ({ called, ...more }: TrialTool): McpTool => ({
  name: text(called),
  label: undefined,
  description: undefined,
  inputs: [],
  action: { kind: 'mock' },
  with: [],
  outputs: [],
  hints: {},
  at: { ...at, path: [called] },
  ...more,
});

/** Hands a request to a mount as the runtime does. */
export const serveTrial = (mount: OpenMount, request: IncomingMessage, response: ServerResponse): void =>
  mount.handle(request, response, serveRequest(request, response, unrecorded));

const unrecorded = { log: silentLog, telemetry: undefined, discreet: true, newId: () => 'trial' };
