import { afterEach, describe, expect, test } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { loadBuiltins } from '../builtins.js';
import {
  closeDocuments,
  documentOf,
  answerJsonAt,
  serveDocument,
  openUpstream,
} from '../../../../test/support/expose/mcp-documents.js';

afterEach(closeDocuments);

const ship = { id: 7, name: 'Aurora', crew: [{ id: 'c1', role: 3 }], at: { lat: '1.5' } };

const serveTools = async (tools: string) =>
  serveDocument(
    documentOf({
      consumes: `
    - type: http
      namespace: sea
      baseUri: ${await openUpstream(answerJsonAt({ '/ship': ship, '/list': [1] }))}
      resources:
        - { name: ship, path: /ship, operations: [{ name: ship, method: GET }] }
        - { name: list, path: /list, operations: [{ name: list, method: GET }] }
        - { name: none, path: /none, operations: [{ name: none, method: GET }] }`,
      mcp: tools,
    }),
    loadBuiltins,
  );

const mapped = `
        - name: get
          description: Gets
          call: sea.ship
          outputParameters:
            - type: object
              properties:
                id: { type: string, mapping: $.id }
                nothing: { type: number, mapping: $.nothing }
                fixed: { type: number, value: '1' }
                crew:
                  type: array
                  mapping: $.crew
                  items: { type: object, properties: { role: { type: string, mapping: $.role } } }`;

const steps = `
        - name: get
          description: Gets
          steps: [{ type: call, name: look, call: sea.ship }]
          mappings:
            - { targetName: ship.id, value: $.look.id }
            - { targetName: ship.name, value: $.look.name }
            - { targetName: free, value: $.look.crew }
          outputParameters:
            - name: ship
              type: object
              properties: { id: { name: id, type: string } }`;

const mock = `
        - name: get
          description: Gets
          outputParameters: [{ name: phase, type: number, value: '4' }]`;

/** For a value made here: its type, or null. */
const toNullable = (type: string) => ({ type: [type, 'null'] });

/** For an upstream's value, which ignores the declaration: its type comes first. */
const open = (type: string) => ({
  type: [type, ...['string', 'number', 'boolean', 'object', 'array', 'null'].filter((other) => other !== type)],
});

describe('a tool whose outputs declare an object', () => {
  test.each([
    [
      'mapped from a call',
      mapped,
      {
        id: open('string'),
        nothing: open('number'),
        fixed: toNullable('string'),
        crew: {
          ...toNullable('array'),
          items: { ...toNullable('object'), properties: { role: open('string') } },
        },
      },
      { id: 7, nothing: null, fixed: '1', crew: [{ role: 3 }] },
    ],
    [
      'built by the mappings of steps',
      steps,
      { ship: { ...toNullable('object'), properties: { id: open('string'), name: {} } }, free: {} },
      { ship: { id: 7, name: 'Aurora' }, free: ship.crew },
    ],
    ['of static texts', mock, { phase: toNullable('string') }, { phase: '4' }],
  ])('publishes it and conforms to it: %s', async (_, tool, properties, structuredContent) => {
    const served = await serveTools(tool);
    const client = new Client({ name: 'c', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(served.url));
    const { tools } = await client.listTools();
    expect(tools[1]?.outputSchema).toEqual({ type: 'object', properties });
    // This client refuses a result that violates the schema.
    const result = await client.callTool({ name: 'get' });
    expect(result).toEqual({
      content: [{ type: 'text', text: JSON.stringify(structuredContent) }],
      structuredContent,
      isError: false,
    });
    await client.close();
  });

  test.each([
    [
      'members',
      '[{ name: id, type: string }, { name: role, type: string }]',
      { id: open('string'), role: open('string') },
    ],
    [
      'one element',
      '[{ name: member, type: object, properties: { role: { name: role, type: string } } }]',
      { role: open('string') },
    ],
    ['one member', '[{ name: id, type: string }]', { id: open('string') }],
    ['an element', '{ type: object, properties: { id: { type: string } } }', { id: open('string') }],
  ])('is the text of a list whose items name %s', async (_, items, properties) => {
    const { ask } = await serveTools(`
        - name: get
          description: Gets
          steps: [{ type: call, name: look, call: sea.ship }]
          mappings: [{ targetName: crew, value: $.look.crew }]
          outputParameters: [{ name: crew, type: array, items: ${items} }]`);
    const { tools } = (await ask('tools/list')).result as { tools: { outputSchema: object }[] };
    expect(tools[1]?.outputSchema).toMatchObject({ properties: { crew: { items: { properties } } } });
    expect((await ask('tools/call', { name: 'get' })).result).toEqual({
      content: [{ type: 'text', text: JSON.stringify({ crew: ship.crew }) }],
      structuredContent: { crew: ship.crew },
      isError: false,
    });
  });

  test.each([
    ['the whole answer', 'call: sea.ship, outputParameters: [{ type: object, mapping: $. }]'],
    ['a list', 'call: sea.list, outputParameters: [{ type: array, mapping: $., items: { type: number, mapping: $ } }]'],
    ['one value', 'call: sea.ship, outputParameters: [{ type: string, mapping: $.name }]'],
    ['nothing', 'call: sea.ship'],
    ['steps without mappings', 'steps: [{ type: call, name: look, call: sea.ship }]'],
  ])('has no schema if it declares %s', async (_, tool) => {
    const { ask } = await serveTools(`
        - { name: get, description: Gets, ${tool} }`);
    const list = (await ask('tools/list')).result as { tools: readonly object[] };
    expect(list.tools[1]).not.toHaveProperty('outputSchema');
    const called = await ask('tools/call', { name: 'get' });
    expect(called.result).toMatchObject({ isError: false });
    expect(called.result).not.toHaveProperty('structuredContent');
  });

  test('answers the same each time if it is fixed, prepared or not', async () => {
    const { ask } = await serveTools(`
        - name: get
          description: Gets
          outputParameters: [{ name: says, type: string, value: 'é "1"' }, { name: to, type: array, items: { value: all } }]`);
    const structuredContent = { says: 'é "1"', to: ['all'] };
    const result = {
      content: [{ type: 'text', text: JSON.stringify(structuredContent) }],
      structuredContent,
      isError: false,
    };
    expect((await ask('tools/call', { name: 'get' })).result).toEqual(result);
    expect((await ask('tools/call', { name: 'get' })).result).toEqual(result);
    // The SDK answers calls with this parameter.
    expect((await ask('tools/call', { name: 'get', requestState: '' })).result).toEqual(result);
    const ignored = { _meta: { 'naftiko/ignoredArguments': ['more'] } };
    expect((await ask('tools/call', { name: 'get', arguments: { more: 1 } })).result).toEqual({
      ...result,
      ...ignored,
    });
    expect((await ask('tools/call', { name: 'get' })).result).toEqual(result);
  });

  test('has no structured content when it fails', async () => {
    const { ask } = await serveTools(mapped.replace('sea.ship', 'sea.none'));
    const called = await ask('tools/call', { name: 'get' });
    expect(called.result).toMatchObject({ isError: true });
    expect(called.result).not.toHaveProperty('structuredContent');
  });
});
