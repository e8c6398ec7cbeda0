import { connect } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as EarlierClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as EarlierHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { defaultRunOptions, planDocument, start } from '@naftiko/runtime';
import { loadBuiltins } from '../builtins.js';
import { documentOf } from '../../../../test/support/expose/mcp-documents.js';
import { closeSuccessions, openSuccession } from '../../../../test/support/expose/mcp-succession.js';

const clients: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  await closeSuccessions();
});

const identity = { name: 'changes-test', version: '1.0.0' };
const everything = { toolsListChanged: true, promptsListChanged: true, resourcesListChanged: true };

/** A client that records the notifications it receives. */
async function openListener(url: URL) {
  const client = new Client(identity, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  clients.push(client);
  const received: string[] = [];
  let wake: () => void = () => undefined;
  for (const list of ['tools', 'prompts', 'resources'] as const) {
    client.setNotificationHandler(`notifications/${list}/list_changed`, () => {
      received.push(list);
      wake();
    });
  }
  await client.connect(new StreamableHTTPClientTransport(url));
  const waitForNotices = async (count: number): Promise<readonly string[]> => {
    while (received.length < count) await new Promise<void>((resolve) => (wake = resolve));
    return received;
  };
  return { client, waitForNotices };
}

const namesOf = ({ tools }: { readonly tools: readonly { readonly name: string }[] }): readonly string[] =>
  tools.map(({ name }) => name);

describe('a caller with a subscription over HTTP', () => {
  test('is notified of new tools and finds them at the same address', async () => {
    const { url, reload } = await openSuccession({ tools: ['greet'] });
    const { client, waitForNotices } = await openListener(url);
    const { honoredFilter } = await client.listen(everything);
    expect(honoredFilter).toEqual({ toolsListChanged: true });
    expect(namesOf(await client.listTools())).toEqual(['greet']);

    await reload({ tools: ['greet', 'part'] });
    expect(await waitForNotices(1)).toEqual(['tools']);
    const tools = await client.listTools({}, { cacheMode: 'refresh' });
    expect(namesOf(tools)).toEqual(['greet', 'part']);
  });

  test('is notified of every reload, and only of changed lists', async () => {
    const first = { tools: ['greet'], prompts: ['brief'], resources: ['papers'] };
    const { url, reload, fail } = await openSuccession(first);
    const { client, waitForNotices } = await openListener(url);
    await client.listen(everything);

    await reload({ ...first, prompts: ['brief', 'ask'] });
    await reload({ ...first, prompts: ['brief', 'ask'] });
    await fail({ ...first, tools: ['other'] });
    await reload({ ...first, prompts: ['brief', 'ask'], resources: ['maps'] });
    await reload({ tools: ['part'], prompts: ['brief'], resources: ['maps'] });
    expect(await waitForNotices(4)).toEqual(['prompts', 'resources', 'tools', 'prompts']);
  });

  test('receives only the notifications it subscribed to', async () => {
    const { url, reload } = await openSuccession({ tools: ['greet'], prompts: ['brief'] });
    const { client, waitForNotices } = await openListener(url);
    const { honoredFilter } = await client.listen({ promptsListChanged: true });
    expect(honoredFilter).toEqual({ promptsListChanged: true });
    await reload({ tools: ['part'], prompts: ['brief'] });
    await reload({ tools: ['part'], prompts: ['ask'] });
    expect(await waitForNotices(1)).toEqual(['prompts']);
  });

  test('is disconnected when the last mount retires', async () => {
    const { url, reload, retire } = await openSuccession({ tools: ['greet'] });
    const { client } = await openListener(url);
    const before = await client.listen(everything);
    await reload({ tools: ['part'] });
    const after = await client.listen(everything);
    retire();
    expect([await before.closed, await after.closed]).toEqual(['graceful', 'graceful']);
  });

  test('does not delay a server that closes with a long deadline', async () => {
    const planned = await planDocument('desk.yaml', documentOf({ mcp: '' }), loadBuiltins);
    const running = await start([planned], { ...defaultRunOptions, ports: new Map([['trial', 0]]) });
    if (!running.ok) throw new TypeError('it does not start');
    const { client } = await openListener(new URL(running.value.capabilities[0]?.exposes[0]?.url ?? ''));
    const { closed } = await client.listen(everything);
    // Longer than any test may take.
    await running.value.close(600_000);
    expect(await closed).toBe('graceful');
  });

  test('is not delayed by another one that does not read', async () => {
    const { url, reload } = await openSuccession({ tools: ['greet'] });
    const stalled = connect(Number(url.port), url.hostname);
    await once(stalled, 'connect');
    stalled.pause().write(writeListenRequest(url));
    const { client, waitForNotices } = await openListener(url);
    await client.listen(everything);
    for (let round = 1; round <= 50; round += 1) await reload({ tools: [`greet-${round}`] });
    expect(await waitForNotices(50)).toHaveLength(50);
    stalled.destroy();
  });
});

test('a caller of the 2025 revisions over HTTP, which has no stream for notifications, is promised none', async () => {
  const { url } = await openSuccession({ tools: ['greet'], prompts: ['brief'] });
  const client = new EarlierClient(identity);
  clients.push(client);
  await client.connect(new EarlierHttp(url));
  expect(client.getServerCapabilities()).toMatchObject({ tools: {}, prompts: {} });
  expect(JSON.stringify(client.getServerCapabilities())).not.toContain('listChanged');
});

/** The bytes of a subscription request. */
function writeListenRequest({ host, pathname }: URL): string {
  const method = 'subscriptions/listen';
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method,
    params: {
      notifications: everything,
      _meta: {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientInfo': identity,
        'io.modelcontextprotocol/clientCapabilities': {},
      },
    },
  });
  const headers = [
    `Host: ${host}`,
    'Content-Type: application/json',
    'Accept: application/json, text/event-stream',
    'MCP-Protocol-Version: 2026-07-28',
    `Mcp-Method: ${method}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return [`POST ${pathname} HTTP/1.1`, ...headers, '', body].join('\r\n');
}
