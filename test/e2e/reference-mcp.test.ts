import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as EarlierClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as EarlierHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { chatRequest, firstHeaders, sessionHeaders } from '../../examples/visitor.js';
import {
  referenceDocument,
  referenceEnvironment,
  startReferenceExample,
  createReferenceOptions,
  type ReferenceExample,
} from '../support/live-agent.js';
import { naftikoCommand } from '../support/naftiko-process.js';

interface ToolAnswer {
  readonly isError: boolean;
  readonly text: string;
}

interface ListedTool {
  readonly name: string;
  readonly annotations?: unknown;
  readonly inputSchema: {
    readonly properties?: Readonly<Record<string, unknown>> | undefined;
    readonly required?: unknown;
  };
}

/** A client of either generation. */
interface Peer {
  list(): Promise<readonly ListedTool[]>;
  call(name: string, toolArguments: Record<string, unknown>, headers?: Record<string, string>): Promise<ToolAnswer>;
  close(): Promise<void>;
}

const getNew = 'salesforce-service-cloud-get-new';
const initiateChat = 'salesforce-service-cloud-initiate-chat';
const endChat = 'salesforce-service-cloud-end-chat';

const identity = { name: 'reference-test', version: '1.0.0' };

async function currentPeer(url: string): Promise<Peer> {
  const client = new Client(identity, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  return {
    list: async () => (await client.listTools()).tools,
    call: async (name, toolArguments, headers = {}) =>
      answerOf(await client.callTool({ name, arguments: toolArguments }, { headers })),
    close: () => client.close(),
  };
}

/** The earlier client does not support headers per request, so its `fetch` adds them. */
async function earlierPeer(url: string): Promise<Peer> {
  let extra: Record<string, string> = {};
  const client = new EarlierClient(identity);
  const transport = new EarlierHttp(new URL(url), {
    fetch: (target, init) => {
      const headers = new Headers(init?.headers);
      for (const [name, value] of Object.entries(extra)) headers.set(name, value);
      return fetch(target, { ...init, headers });
    },
  });
  await client.connect(transport);
  return earlierPeerOver(client, (headers) => (extra = headers));
}

const earlierPeerOver = (client: EarlierClient, useHeaders: (headers: Record<string, string>) => void): Peer => ({
  list: async () => (await client.listTools()).tools,
  call: async (name, toolArguments, headers = {}) => {
    useHeaders(headers);
    return answerOf(await client.callTool({ name, arguments: toolArguments }));
  },
  close: () => client.close(),
});

function answerOf(result: Readonly<Record<string, unknown>>): ToolAnswer {
  const content = result.content as readonly { readonly type: string; readonly text?: string }[];
  return { isError: result.isError === true, text: content.map(({ text = '' }) => text).join('') };
}

const expectedTools = [
  { name: initiateChat, hints: { readOnlyHint: false, destructiveHint: false, idempotentHint: false } },
  { name: endChat, hints: { readOnlyHint: false, destructiveHint: false, idempotentHint: false } },
  { name: getNew, hints: { readOnlyHint: true, destructiveHint: false, idempotentHint: true } },
];

function expectTheThreeTools(tools: readonly ListedTool[]): void {
  expect(tools.map(({ name, annotations }) => ({ name, hints: annotations }))).toEqual(expectedTools);
  const [initiate, ...others] = tools.map(({ inputSchema }) => inputSchema);
  expect(Object.keys(initiate?.properties ?? {})).toEqual(['body']);
  expect(initiate).toMatchObject({ type: 'object', properties: { body: { type: 'object' } }, required: ['body'] });
  for (const schema of others) {
    expect(schema).toMatchObject({ type: 'object' });
    expect(Object.keys(schema.properties ?? {})).toEqual([]);
    expect(schema.required ?? []).toEqual([]);
  }
}

async function holdChat(peer: Peer): Promise<void> {
  const opened = await peer.call(getNew, {}, firstHeaders);
  expect(opened.isError).toBe(false);
  const session = JSON.parse(opened.text) as { id: string; key: string; affinityToken: string };

  const begun = await peer.call(initiateChat, { body: chatRequest(session.id) }, sessionHeaders(session, 1));
  expect(begun).toEqual({ isError: false, text: 'OK' });

  expect(await peer.call(endChat, {}, sessionHeaders(session, 2))).toEqual({ isError: false, text: 'OK' });
}

let example: ReferenceExample;

beforeAll(async () => {
  example = await startReferenceExample();
});

afterAll(() => example?.stop());

describe.each([
  ['a client of the 2026-07-28 revision', currentPeer],
  ['a client of the 2025 revisions', earlierPeer],
])('the reference example over MCP, for %s', (_, connect) => {
  let peer: Peer;

  beforeAll(async () => {
    peer = await connect(example.mcpUrl);
  });

  afterAll(() => peer?.close());

  test('lists exactly its three tools, with their hints and no invented input', async () => {
    expectTheThreeTools(await peer.list());
  });

  test('completes a chat session', () => holdChat(peer));

  test('reports a wrong session key as an error of the tool, with the status', async () => {
    const opened = await peer.call(getNew, {}, firstHeaders);
    const session = JSON.parse(opened.text) as { id: string; key: string; affinityToken: string };
    const headers = sessionHeaders({ ...session, key: 'wrong' }, 1);
    const answer = await peer.call(initiateChat, { body: chatRequest(session.id) }, headers);
    expect(answer).toMatchObject({ isError: true, text: expect.stringContaining('403') });
  });

  test('requires the body that the upstream needs', async () => {
    const answer = await peer.call(initiateChat, {}, firstHeaders);
    expect(answer).toMatchObject({ isError: true, text: expect.stringContaining('body') });
  });
});

describe('the reference example over stdio', () => {
  let peer: Peer;

  beforeAll(async () => {
    const client = new EarlierClient(identity);
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [
          naftikoCommand,
          'run',
          referenceDocument,
          ...createReferenceOptions(example.simulator.url),
          '--port',
          'salesforce-live-agent-sessions-rest=0',
          '--stdio',
          'salesforce-live-agent-sessions-mcp',
        ],
        env: { ...referenceEnvironment, PATH: process.env['PATH'] ?? '' },
        stderr: 'ignore',
      }),
    );
    peer = {
      list: async () => (await client.listTools()).tools,
      call: async (name, toolArguments, headers = {}) =>
        answerOf(await client.callTool({ name, arguments: toolArguments, _meta: { 'naftiko/headers': headers } })),
      close: () => client.close(),
    };
  });

  afterAll(() => peer?.close());

  test('lists exactly its three tools', async () => {
    expectTheThreeTools(await peer.list());
  });

  test('holds a whole chat session, its headers given in the _meta of each call', () => holdChat(peer));

  test('reports a call without the headers of its session as an error of the tool', async () => {
    expect(await peer.call(getNew, {})).toMatchObject({ isError: true, text: expect.stringContaining('403') });
  });
});
