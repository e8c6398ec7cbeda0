import {
  asJson,
  buildInputContract,
  type Input,
  type Reply,
  type Result,
  type Unit,
  type Values,
} from '@naftiko/engine';
import type { ExposeKit, RuntimeServices, InvokeOptions, HttpMountPlan, StdioMountPlan } from '@naftiko/runtime';
import {
  noExtensions,
  diagnose,
  valid,
  type Aggregate,
  type Diagnostic,
  type Document,
  type McpExpose,
  type McpTool,
} from '@naftiko/spec';
import { at, createHost, input as untyped, json, listenFor } from './expose-fixture.js';
import { mcp } from '../../../packages/adapters/src/expose-mcp/mcp-expose.js';

export { at, closeFixtures, json, serveFixture } from './expose-fixture.js';

export const text = (value: string) => ({ text: value, at });

/** An input of a contract; a string unless overridden. */
export const input = (name: string, more: Partial<Input> = {}): Input => untyped(name, { type: 'string', ...more });

/** One tool of a fixture. */
export interface FixtureTool extends Partial<McpTool> {
  readonly called: string;
  readonly takes?: readonly Input[];
  readonly broken?: Diagnostic;
  readonly fallbackDescription?: string;
}

/** A document around fake tools, and their host. */
export interface Fixture {
  readonly tools: readonly FixtureTool[];
  readonly transport?: 'http' | 'stdio';
  readonly aggregates?: readonly Aggregate[];
  readonly verifier?: ReturnType<ExposeKit['verifier']>;
  readonly services?: Partial<RuntimeServices>;
  readonly answer?: (operation: string, inputs: Values, call: InvokeOptions) => Result<Reply> | Promise<Result<Reply>>;
}

const echo = (_: string, inputs: Values): Result<Reply> =>
  json(Object.fromEntries([...inputs].map(([name, value]) => [name, asJson(value)])));

/** Plans the fixture's document. */
export function plan({ tools, transport = 'http', aggregates = [], verifier }: Fixture) {
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
    reading: { conformant: true, extensions: noExtensions, note: () => undefined },
    document: { info: { label: 'Ships', description: 'All about ships', tags: [] }, aggregates } as never as Document,
    operation: (unit): Unit => {
      const { called, takes = [], broken, fallbackDescription } = byTool.get(unit as McpTool) ?? { called: '' };
      if (broken !== undefined) return { ok: false, reason: broken, inputs: [] };
      const nothing = { steps: [], answer: () => json(null) };
      return {
        ok: true,
        operation: {
          id: called,
          contract: buildInputContract(takes),
          plan: nothing,
          resultSchema: undefined,
          answerSchema: undefined,
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
    verifier: () => verifier ?? valid(undefined),
    siblings: () => [],
    permitOf: () => undefined,
    report: (diagnostic) => diagnostics.push(diagnostic),
  };
  const planned = mcp.plan(block, kit);
  return { mount: (planned as { value: HttpMountPlan | StdioMountPlan }).value, diagnostics };
}

/** A host that answers for the tools. */
export const hostOf = ({ answer = echo, services }: Fixture): RuntimeServices =>
  createHost(({ id }, inputs, call) => answer(id, inputs, call), services);

/**
 * Opens the mount on a real socket; returns its address. The tools echo their arguments unless the fixture says
 * otherwise.
 */
export async function serve(fixture: Fixture): Promise<URL> {
  const { mount } = plan(fixture);
  const port = await listenFor(await (mount as HttpMountPlan).open(hostOf(fixture)));
  return new URL(`http://127.0.0.1:${port}/mcp`);
}

const toolOf = ({ called, ...more }: FixtureTool): McpTool => ({
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
