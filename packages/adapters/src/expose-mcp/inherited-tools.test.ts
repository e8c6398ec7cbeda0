import { afterEach, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '../builtins.js';
import {
  closeDocuments,
  documentOf,
  answerJsonAt,
  serveDocument,
  openUpstream,
} from '../../../../test/support/expose/mcp-documents.js';

afterEach(closeDocuments);

const createFleet = (origin: string): string =>
  documentOf({
    consumes: `
    - type: http
      namespace: sea
      baseUri: ${origin}
      resources:
        - { name: ship, path: '/ships/{{imo}}', operations: [{ name: get, method: GET }, { name: scrap, method: DELETE }] }`,
    aggregates: `
    - namespace: fleet
      label: Fleet
      functions:
        - name: find
          description: Finds a ship
          semantics: { safe: true, idempotent: true, cacheable: true }
          inputParameters: [{ name: imo, type: string, description: Number of the ship }]
          call: sea.get
          outputParameters: [{ type: object, properties: { name: { type: string, mapping: $.name } } }]
        - name: scrap
          description: Scraps a ship
          semantics: { safe: false }
          inputParameters: [{ name: imo, type: string, description: Number of the ship }]
          call: sea.scrap`,
    mcp: `
        - { ref: fleet.find }
        - { name: look, description: Looks, ref: fleet.find, hints: { readOnly: false, openWorld: true } }
        - { ref: fleet.scrap }`,
  });

describe('a tool that refers to a function', () => {
  test('has its name, description, inputs, result and, from its semantics, hints; fields of the tool take precedence', async () => {
    const { ask, codes } = await serveDocument(createFleet('http://127.0.0.1:9'), loadBuiltins);
    expect(codes.filter((code) => code !== 'path-param-undeclared')).toEqual([]);
    const inputSchema = {
      type: 'object',
      properties: { imo: { type: 'string', description: 'Number of the ship' } },
      required: ['imo'],
    };
    const outputSchema = {
      type: 'object',
      properties: { name: { type: ['string', 'number', 'boolean', 'object', 'array', 'null'] } },
    };
    const { tools } = (await ask('tools/list')).result as { tools: readonly unknown[] };
    expect(tools.slice(1)).toEqual([
      {
        name: 'find',
        description: 'Finds a ship',
        inputSchema,
        outputSchema,
        annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true },
      },
      {
        name: 'look',
        description: 'Looks',
        inputSchema,
        outputSchema,
        annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: true },
      },
      { name: 'scrap', description: 'Scraps a ship', inputSchema, annotations: { readOnlyHint: false } },
    ]);
  });

  test('runs it', async () => {
    const origin = await openUpstream(answerJsonAt({ '/ships/IMO-1': { name: 'Aurora' } }));
    const { ask } = await serveDocument(createFleet(origin), loadBuiltins);
    expect((await ask('tools/call', { name: 'look', arguments: { imo: 'IMO-1' } })).result).toEqual({
      content: [{ type: 'text', text: '{"name":"Aurora"}' }],
      structuredContent: { name: 'Aurora' },
      isError: false,
    });
  });
});
