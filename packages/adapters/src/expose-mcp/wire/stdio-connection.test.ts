import { afterEach, describe, expect, test } from '@jest/globals';
import { Client } from '@modelcontextprotocol/client';
import { Client as EarlierClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioServerTransport as EarlierLines } from '@modelcontextprotocol/sdk/server/stdio.js';
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { StdioServerTransport as Lines } from '@modelcontextprotocol/server/stdio';
import { json } from '../../../../../test/support/expose/mcp-fixture.js';
import { closeSuccessions, openPipeSuccession } from '../../../../../test/support/expose/mcp-succession.js';

afterEach(closeSuccessions);

const identity = { name: 'changes-test', version: '1.0.0' };

const namesOf = ({ tools }: { readonly tools: readonly { readonly name: string }[] }): readonly string[] =>
  tools.map(({ name }) => name);

describe('a connection on a pipe, when another mount takes it over', () => {
  test('continues for a client of the 2025 revisions, which is notified', async () => {
    const { theirs, reload } = await openPipeSuccession({ tools: ['greet'] });
    const client = new EarlierClient(identity);
    const receives = new Promise<void>((resolve) =>
      client.setNotificationHandler(ToolListChangedNotificationSchema, () => resolve()),
    );
    // Lines both ways: a transport for servers works for clients, too.
    await client.connect(new EarlierLines(theirs.input, theirs.output));
    expect(client.getServerCapabilities()).toMatchObject({ tools: { listChanged: true } });
    expect(namesOf(await client.listTools())).toEqual(['greet']);

    await reload({ tools: ['greet', 'part'] });
    await receives;
    expect(namesOf(await client.listTools())).toEqual(['greet', 'part']);
    expect(await client.callTool({ name: 'part' })).toMatchObject({ isError: false });
  });

  test('continues for a client of 2026-07-28, which is notified of its subscriptions', async () => {
    const { theirs, reload } = await openPipeSuccession({ tools: ['greet'], prompts: ['brief'] });
    const client = new Client(identity, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
    const receives = new Promise<void>((resolve) =>
      client.setNotificationHandler('notifications/tools/list_changed', () => resolve()),
    );
    let receivedOther = false;
    client.setNotificationHandler('notifications/prompts/list_changed', () => void (receivedOther = true));
    await client.connect(new Lines(theirs.input, theirs.output));
    await client.listen({ toolsListChanged: true });

    await reload({ tools: ['greet'], prompts: ['ask'] });
    await reload({ tools: ['part'], prompts: ['ask'] });
    await receives;
    expect(receivedOther).toBe(false);
    expect(namesOf(await client.listTools({}, { cacheMode: 'refresh' }))).toEqual(['part']);
    expect((await client.listPrompts({}, { cacheMode: 'refresh' })).prompts).toMatchObject([{ name: 'ask' }]);
  });

  test('has no entries of a removed kind', async () => {
    const { theirs, reload } = await openPipeSuccession({ tools: ['greet'], prompts: ['brief'] });
    const client = new EarlierClient(identity);
    await client.connect(new EarlierLines(theirs.input, theirs.output));
    await reload({ tools: ['greet'] });
    expect((await client.listPrompts()).prompts).toEqual([]);
    await expect(client.getPrompt({ name: 'brief' })).rejects.toMatchObject({ code: -32602 });
  });

  test('finishes calls of the previous mount', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let begun: () => void = () => undefined;
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    const invoke = async () => {
      begun();
      await released;
      return json({ said: 'late' });
    };
    const { theirs, reload } = await openPipeSuccession({ tools: ['greet'] }, { invoke });
    const client = new EarlierClient(identity);
    await client.connect(new EarlierLines(theirs.input, theirs.output));
    const call = client.callTool({ name: 'greet' });
    await beginning;
    await reload({ tools: ['part'] });
    release();
    expect(await call).toMatchObject({ content: [{ type: 'text', text: '{"said":"late"}' }] });
  });

  test('ends with its input, even with subscribers', async () => {
    const { theirs, reload, finished } = await openPipeSuccession({ tools: ['greet'] });
    const client = new Client(identity, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
    await client.connect(new Lines(theirs.input, theirs.output));
    await client.listen({ toolsListChanged: true });
    await reload({ tools: ['part'] });
    theirs.output.end();
    await finished;
  });
});
