import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type RunOptions } from '@naftiko/runtime';

/** A tool as an MCP server lists it. */
export interface ListedTool {
  readonly name: string;
  readonly inputSchema: { readonly properties: Readonly<Record<string, { readonly type: string }>> };
}

export interface CalledTool {
  readonly isError?: boolean;
  readonly content: readonly { readonly text: string }[];
  readonly structuredContent?: unknown;
}

/** The tools of a document that is served, and calls to them. */
export interface ServedTools {
  readonly tools: readonly ListedTool[];
  call(name: string, given: object): Promise<CalledTool>;
  close(): Promise<void>;
}

/** Serves the MCP adapter of a text on a free port. */
export async function serveTools(text: string, options: Partial<RunOptions>): Promise<ServedTools> {
  const planned = await planDocument('imported.yaml', text, loadBuiltins);
  const ports = new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0]));
  const started = await start([planned], { ...defaultRunOptions, environment: {}, ports, ...options });
  if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
  const exposes = started.value.capabilities.flatMap((capability) => capability.exposes);
  const url = exposes.find(({ type }) => type === 'mcp')?.url ?? '';
  const { tools } = (await request(url, 'tools/list', {})) as { tools: readonly ListedTool[] };
  return {
    tools,
    call: async (name, given) => (await request(url, 'tools/call', { name, arguments: given })) as CalledTool,
    close: () => started.value.close(0),
  };
}

async function request(url: string, method: string, params: object): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const text = await answer.text();
  const json = text.startsWith('{') ? text : (text.split('\n').find((line) => line.startsWith('data:')) ?? '').slice(5);
  const { result, error } = JSON.parse(json) as { result?: unknown; error?: unknown };
  if (result === undefined) throw new Error(JSON.stringify(error));
  return result;
}

/** Arguments of every input of a tool, of the declared types. */
export const sampleArguments = ({ inputSchema }: ListedTool): object =>
  Object.fromEntries(Object.entries(inputSchema.properties).map(([name, { type }]) => [name, samples[type]]));

const samples: Readonly<Record<string, unknown>> = {
  string: 'x',
  number: 1.5,
  integer: 3,
  boolean: true,
  array: ['a'],
  object: { a: 1 },
};
