import { describe, expect, test } from '@jest/globals';
import { serving } from './serving.js';
import { createRecordingLogs } from '../support/recording-logs.js';

/** Every descriptive field, each with a recognisable text; comments mark those that agents receive. */
const document = `
naftiko: 1.0.0-alpha2
info:
  label: Ships # seen by agents
  description: Looks up ships # seen by agents
  tags: [for-people-tags]
  created: "2026-04-01"
  modified: "2026-04-02"
  stakeholders:
    - role: for-people-role
      fullName: for-people-fullName
      email: for-people@example.com
binds:
  - namespace: env
    description: for-people-bind-description
    keys: { FLEET: FLEET }
capability:
  consumes:
    - type: http
      namespace: registry
      description: for-people-consumes-description
      baseUri: UPSTREAM
      inputParameters:
        - { name: fleet, in: query, value: "{{FLEET}}" }
      resources:
        - name: for-people-consumed-resource-name
          label: for-people-consumed-resource-label
          description: for-people-consumed-resource-description
          path: /ships
          operations:
            - name: list
              label: for-people-consumed-operation-label
              description: for-people-consumed-operation-description
              method: GET
              outputParameters:
                - { name: path, type: string, value: $.path }
    - location: shared.yaml
      import: pilots
      description: for-people-import-description
  aggregates:
    - label: for-people-aggregate-label
      namespace: fleet
      functions:
        - name: list-ships
          description: Lists ships # seen by agents
          semantics: { safe: true, cacheable: true }
          call: registry.list
  exposes:
    - type: rest
      port: 8601
      namespace: front
      resources:
        - path: /ships
          name: for-people-resource-name
          label: for-people-resource-label
          description: for-people-resource-description
          operations:
            - method: GET
              name: for-people-operation-name
              label: for-people-operation-label
              description: for-people-operation-description
              inputParameters:
                - { name: flag, in: query, type: string, description: for-people-input-description }
              call: registry.list
              outputParameters:
                - type: object
                  const: { path: for-people-const }
                  properties:
                    path: { type: string, mapping: $.path, const: for-people-const }
                    all: { type: array, mapping: $.none, const: [for-people-const], items: { type: string, mapping: $ } }
    - type: mcp
      port: 8602
      namespace: agent
      tools:
        - ref: fleet.list-ships
    - type: skill
      port: 8603
      namespace: manual
      description: for-people-skills-description
      skills:
        - { name: greeting, description: How to greet }
`;

const shared = `
naftiko: 1.0.0-alpha2
consumes:
  - type: http
    namespace: pilots
    baseUri: UPSTREAM
    resources:
      - name: pilots
        path: /pilots
        operations: [{ name: list, method: GET }]
`;

const textAt = async (url: string): Promise<string> => (await fetch(url)).text();

const hello = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } };

describe('descriptive fields of a document', () => {
  test('are valid, and do not reach callers, upstreams or the log', async () => {
    const lines: unknown[] = [];
    const { findings, answer, initialized, listed, wire } = await serving(
      document,
      async ({ findings, rest, mcp, seen, urlOf }) => {
        const answer = await rest('GET /ships');
        const initialized = await mcp('initialize', hello);
        const listed = await mcp('tools/list');
        const called = await mcp('tools/call', { name: 'list-ships', arguments: {} });
        const skills = [await textAt(urlOf('skill')), await textAt(`${urlOf('skill')}/greeting`)];
        const wire = JSON.stringify([answer.text, answer.headers, initialized, listed, called, skills, seen()]);
        return { findings, answer, initialized, listed, wire };
      },
      {
        files: { 'shared.yaml': shared },
        options: { environment: { FLEET: 'north' }, logs: createRecordingLogs((entry) => void lines.push(entry)) },
      },
    );
    expect(findings).toEqual([]);
    expect(JSON.parse(answer.text)).toEqual({ path: '/ships', all: null });
    expect(initialized).toMatchObject({ serverInfo: { name: 'agent', title: 'Ships', description: 'Looks up ships' } });
    expect(listed).toMatchObject({ tools: [{ name: 'list-ships', description: 'Lists ships' }] });
    expect(wire).toContain('"fleet":"north"');
    expect(wire).toContain('How to greet');
    expect(lines).not.toEqual([]);
    expect(wire + JSON.stringify(lines)).not.toMatch(/for-people|2026-04|cacheable/);
  });
});
