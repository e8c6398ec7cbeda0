import { afterEach, describe, expect, test } from '@jest/globals';
import { diagnose } from '@naftiko/spec';
import {
  at,
  closeFixtures,
  input,
  plan,
  serve,
  text,
  type Fixture,
} from '../../../../test/support/expose/mcp-fixture.js';

afterEach(closeFixtures);

async function listOf(fixture: Fixture): Promise<unknown> {
  const answer = await fetch(await serve(fixture), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
  });
  return ((await answer.json()) as { result: { tools: unknown } }).result.tools;
}

describe('the list of tools', () => {
  test('has the title, what the schema says about arguments and only the declared hints', async () => {
    const takes = [input('imo', { required: true, description: 'Number' }), input('tags', { type: 'array' })];
    const tool = {
      called: 'get',
      label: 'Get',
      description: 'Gets',
      takes,
      hints: { readOnly: true, openWorld: false },
    };
    expect(await listOf({ tools: [tool] })).toEqual([
      {
        name: 'get',
        title: 'Get',
        description: 'Gets',
        inputSchema: {
          type: 'object',
          properties: {
            imo: { type: 'string', description: 'Number' },
            tags: {
              type: 'array',
              items: { type: 'string', description: 'A string; any other JSON value is accepted too.' },
            },
          },
          required: ['imo'],
        },
        annotations: { title: 'Get', readOnlyHint: true, openWorldHint: false },
      },
    ]);
  });

  test('adds nothing to a tool without further fields', async () => {
    expect(await listOf({ tools: [{ called: 'noop' }] })).toEqual([
      { name: 'noop', inputSchema: { type: 'object', properties: {} } },
    ]);
  });

  test.each([
    ['its label', { called: 'x', label: 'Label', fallbackDescription: 'Upstream' }, 'Label'],
    ["the upstream's words", { called: 'x', fallbackDescription: 'Upstream' }, 'Upstream'],
  ])('describes a tool without a description by %s', async (_, tool, description) => {
    expect(await listOf({ tools: [tool] })).toMatchObject([{ description }]);
  });

  test('takes from a function what the tool does not declare', async () => {
    const fn = {
      name: text('find'),
      label: undefined,
      description: 'Finds',
      inputs: [],
      action: { kind: 'mock' as const },
      with: [],
      outputs: [],
      semantics: { safe: true, idempotent: true, cacheable: undefined },
      at,
    };
    const aggregates = [{ namespace: text('fleet'), label: undefined, functions: [fn], at }];
    const tool = {
      called: 'x',
      name: undefined,
      action: { kind: 'ref' as const, ref: text('fleet.find') },
      hints: { idempotent: false },
    };
    expect(await listOf({ tools: [tool], aggregates })).toMatchObject([
      {
        name: 'find',
        description: 'Finds',
        annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: false },
      },
    ]);
  });

  test('leaves a broken tool out; a call to it returns the reason', async () => {
    const broken = diagnose('call-unresolved', at, { call: 'a.b', similar: 'a.c', known: [] });
    const fixture: Fixture = { tools: [{ called: 'bad', broken }, { called: 'good' }] };
    expect(await listOf(fixture)).toMatchObject([{ name: 'good' }]);
    expect(plan(fixture).mount).toMatchObject({ serves: 1, noun: 'tools', entryPath: '/mcp', routes: [] });
    const answer = await fetch(await serve(fixture), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"bad"}}',
    });
    const said = expect.stringContaining('No consumed operation is named "a.b". Did you mean "a.c"?');
    expect(await answer.json()).toMatchObject({ result: { isError: true, content: [{ text: said }] } });
  });

  test('gives later tools of the same name a number', async () => {
    const fixture: Fixture = { tools: [{ called: 'get' }, { called: 'get' }, { called: 'get' }] };
    expect(await listOf(fixture)).toMatchObject([{ name: 'get' }, { name: 'get-2' }, { name: 'get-3' }]);
    expect(plan(fixture).diagnostics.map(({ code }) => code)).toEqual(['tool-name-duplicate', 'tool-name-duplicate']);
  });

  test('gives names that cleaning makes equal a number, and says what the other is listed as', async () => {
    const fixture: Fixture = { tools: [{ called: 'get_ship' }, { called: 'get ship' }] };
    expect(await listOf(fixture)).toMatchObject([{ name: 'get_ship' }, { name: 'get_ship-2' }]);
    expect(plan(fixture).diagnostics.map(({ message }) => message)).toEqual([
      'The tool name "get ship" has characters that the protocol does not allow; they are replaced.',
      'Another tool is already listed as "get_ship"; this one is listed as "get_ship-2".',
    ]);
  });

  test('replaces characters that hosts refuse', async () => {
    const fixture: Fixture = { tools: [{ called: 'get ship/by id' }] };
    expect(await listOf(fixture)).toMatchObject([{ name: 'get_ship_by_id' }]);
    expect(plan(fixture).diagnostics).toMatchObject([{ code: 'tool-name-characters', severity: 'warning' }]);
  });

  test('warns of a name that model APIs refuse, at the name', () => {
    const name = 'x'.repeat(65);
    const place = { ...at, path: ['name'] };
    const fixture: Fixture = { tools: [{ called: 'short' }, { called: name, name: { text: name, at: place } }] };
    expect(plan(fixture).diagnostics).toMatchObject([{ code: 'tool-name-long', severity: 'warning', at: place }]);
  });

  test('cuts a name that is longer than MCP allows, and leaves room for the number of a repeated one', async () => {
    const name = 'x'.repeat(130);
    const fixture: Fixture = { tools: [{ called: name }, { called: name }] };
    expect(await listOf(fixture)).toMatchObject([{ name: 'x'.repeat(128) }, { name: `${'x'.repeat(126)}-2` }]);
    const long = {
      code: 'tool-name-long',
      message: expect.stringMatching(/ has 130 characters; the protocol allows 128, and the name is cut\.$/),
    };
    expect(plan(fixture).diagnostics).toMatchObject([long, long, { code: 'tool-name-duplicate' }]);
  });
});
