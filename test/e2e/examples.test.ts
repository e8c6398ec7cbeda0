import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as EarlierClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as EarlierHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { isError } from '@naftiko/spec';
import { harborToken, startHarbor } from '../../examples/harbor-simulator.js';
import { exchange } from '../support/http-exchange.js';
import { startReferenceExample } from '../support/live-agent.js';
import { runNaftiko, type NaftikoProcess } from '../support/naftiko-process.js';

const identity = { name: 'examples-test', version: '1.0.0' };

const documents = readdirSync('examples')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `examples/${name}`);

/** The reference example is a published document, which differs from the published schema. */
const written = documents.filter((name) => !name.includes('salesforce'));

describe('an example', () => {
  test.each(documents)('%s loads without an error, and is served completely', async (file) => {
    const planned = await planDocument(file, readFileSync(file, 'utf8'), loadBuiltins);
    expect(planned.diagnostics.filter(isError)).toEqual([]);
    expect(planned.mounts).toHaveLength(planned.loaded.document?.exposes.length ?? 0);
  });

  test.each(written)('%s conforms to the published schema', async (file) => {
    const { loaded, diagnostics } = await planDocument(file, readFileSync(file, 'utf8'), loadBuiltins);
    expect([...loaded.differences, ...diagnostics]).toEqual([]);
  });
});

const brief = {
  ship: { name: 'Aurora', flag: 'NO' },
  arrival: { eta: '2026-06-01T06:30:00Z', berth: { quay: 'Ferry quay', depthMetres: 7 } },
};

describe('the harbour brief', () => {
  let harbor: Awaited<ReturnType<typeof startHarbor>>;
  let naftiko: NaftikoProcess;
  let client: Client;

  beforeAll(async () => {
    harbor = await startHarbor();
    naftiko = await runNaftiko(
      [
        'examples/harbor-brief.yaml',
        '--strict',
        ...['--base-uri', `harbor=${harbor.url}/v1`],
        ...['--port', 'harbor-rest=0', '--port', 'harbor-mcp=0'],
      ],
      { HARBOR_API_TOKEN: harborToken },
    );
    client = new Client(identity, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new StreamableHTTPClientTransport(new URL(naftiko.urlOf('harbor-mcp'))));
  });

  afterAll(async () => {
    await client?.close();
    await naftiko?.stop();
    await harbor?.close();
  });

  const get = (path: string) => exchange(naftiko.urlOf('harbor-rest'), { method: 'GET', path });
  const callTool = async (name: string, toolArguments: Record<string, unknown>) => {
    const { content, isError: failed = false } = await client.callTool({ name, arguments: toolArguments });
    return { failed, text: content.map((part) => (part.type === 'text' ? part.text : '')).join('') };
  };

  test('is the same over REST and MCP', async () => {
    const answer = await get('/v1/calls/PC-1042/brief');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual(brief);
    const { failed, text } = await callTool('brief-call', { callId: 'PC-1042' });
    expect(failed).toBe(false);
    expect(JSON.parse(text)).toEqual(brief);
  });

  test('is a 404 that names the step for an unknown port call', async () => {
    expect((await get('/v1/calls/PC-7/brief')).status).toBe(404);
    expect(await callTool('brief-call', { callId: 'PC-7' })).toMatchObject({
      failed: true,
      text: expect.stringMatching(/get-call[\s\S]*404|404[\s\S]*get-call/),
    });
  });

  test('gives a tool without a name the name, description, inputs and hints of its function', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['brief-call', 'order-pilot', 'find-harbor-office']);
    expect(tools[0]).toMatchObject({
      description: 'Where and when a ship berths, and how deep the water is there.',
      inputSchema: { properties: { callId: { type: 'string' } }, required: ['callId'] },
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true },
    });
  });

  test('orders a pilot', async () => {
    const order = { boardingTime: '2026-06-01T05:00:00Z', tugs: 2 };
    const answer = await exchange(naftiko.urlOf('harbor-rest'), {
      method: 'POST',
      path: '/v1/calls/PC-1042/pilot',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(order),
    });
    expect(answer.status).toBe(201);
    expect(JSON.parse(answer.text)).toEqual({ orderId: 'PC-1042-P1', ...order });
    const { failed, text } = await callTool('order-pilot', { callId: 'PC-1042', boardingTime: order.boardingTime });
    expect({ failed, orderId: JSON.parse(text) as unknown }).toEqual({ failed: false, orderId: 'PC-1042-P1' });
  });

  test('shapes a list', async () => {
    expect(JSON.parse((await get('/v1/berths?terminal=south')).text)).toEqual([{ berth: 'S1', quay: 'Coal quay' }]);
  });

  test('reports progress step by step to a client of the 2025 revisions, without warnings of the process', async () => {
    const earlier = new EarlierClient(identity);
    await earlier.connect(new EarlierHttp(new URL(naftiko.urlOf('harbor-mcp'))));
    try {
      const heard: unknown[] = [];
      const onprogress = (progress: unknown): void => void heard.push(progress);
      await earlier.callTool({ name: 'brief-call', arguments: { callId: 'PC-1042' } }, undefined, { onprogress });
      expect(heard).toMatchObject([{ progress: 1 }, { progress: 2 }, { progress: 3 }]);
    } finally {
      await earlier.close();
    }
    expect(naftiko.stderr()).not.toContain('Warning');
  });

  test('answers a mock tool from its inputs', async () => {
    const { text } = await callTool('find-harbor-office', { terminal: 'north' });
    expect(JSON.parse(text)).toEqual({ office: 'Harbour office, north terminal', channel: 'VHF 12' });
  });
});

/** Runs a script of the examples to its end. */
async function runScript(...args: readonly string[]): Promise<{ readonly code: unknown; readonly output: string }> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

describe('a chat', () => {
  test('is held over REST and MCP by the scripts beside the reference example', async () => {
    const example = await startReferenceExample();
    try {
      const overRest = await runScript('examples/chat-over-rest.js', example.restUrl);
      expect(overRest).toEqual({ code: 0, output: expect.stringMatching(/200 OK[\s\S]*202 OK/) });
      const overMcp = await runScript('examples/chat-over-mcp.js', example.mcpUrl);
      expect(overMcp).toEqual({ code: 0, output: expect.stringMatching(/initiate-chat\n {2}OK\n.*end-chat\n {2}OK/) });
    } finally {
      await example.stop();
    }
  });
});

describe('the berths', () => {
  test('are the same list over REST and MCP', async () => {
    const harbor = await startHarbor();
    const naftiko = await runNaftiko([
      'examples/berths.yaml',
      ...['--base-uri', `harbor=${harbor.url}/v1`, '--port', 'berths-rest=0', '--port', 'berths-mcp=0'],
    ]);
    const client = new Client(identity);
    try {
      const answer = await exchange(naftiko.urlOf('berths-rest'), { method: 'GET', path: '/berths' });
      expect(JSON.parse(answer.text)).toContainEqual(expect.objectContaining({ berthId: 'N1' }));
      await client.connect(new StreamableHTTPClientTransport(new URL(naftiko.urlOf('berths-mcp'))));
      const { content } = await client.callTool({ name: 'list-berths' });
      expect(content).toEqual([{ type: 'text', text: answer.text }]);
    } finally {
      await client.close();
      await naftiko.stop();
      await harbor.close();
    }
  });
});
