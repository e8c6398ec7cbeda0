import { createServer } from 'node:http';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start } from '@naftiko/runtime';

/** Formats whose answers the document decodes; the rest of an answer decides the case. */
export const formats = ['json', 'xml', 'csv', 'tsv', 'psv', 'yaml', 'html', 'markdown', 'text', 'avro', 'protobuf'];

/**
 * Serves one document with everything that callers can reach; `answer` decides what its upstream sends. With `stdio`, its
 * MCP server is on these streams.
 */
export async function openServed(observed, answer, stdio) {
  const upstream = createServer(answer);
  await new Promise((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const planned = await planDocument(
    'test/fuzz/served.yaml',
    document(`http://127.0.0.1:${upstream.address().port}`),
    loadBuiltins,
    stdio === undefined ? {} : { stdio: 'agent' },
  );
  const started = await start([planned], {
    ...defaultRunOptions,
    workingDirectory: 'test/fuzz',
    timeoutMs: 5_000,
    logs: observed.logs,
    ports: new Map([['*', 0]]),
    stdio,
  });
  if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
  const [{ exposes }] = started.value.capabilities;
  return {
    portOf: (type) => Number(new URL(exposes.find((expose) => expose.type === type).url).port),
    close: async () => {
      await started.value.close(0);
      upstream.closeAllConnections();
      upstream.close();
    },
  };
}

const fields = `type: object
            properties:
              name: { type: string, mapping: '$.items[0].name' }
              count: { type: integer, mapping: $.count }
              all: { type: array, mapping: '$..name', items: { type: string, mapping: $ } }`;

const document = (origin) => `
naftiko: 1.0.0-alpha2
info: { label: Fuzz, description: Everything that callers can reach }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: ${origin}
      resources:
        - name: things
          path: /things/{{id}}
          operations:
            - { name: get, method: GET, inputParameters: [{ name: id, in: path }, { name: q, in: query }, { name: X-Note, in: header }] }
            - name: put
              method: PUT
              inputParameters: [{ name: id, in: path }, { name: note, in: body }]
              body: { type: json, data: { note: '{{note}}', fixed: [1, '{{id}}'] } }
${formats
  .map(
    (format) => `        - name: ${format}
          path: /formats/${format}
          operations: [{ name: read-${format}, method: GET${format === 'json' ? '' : `, outputRawFormat: ${format}`}${schemaOf(format)} }]`,
  )
  .join('\n')}
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources:
        - name: things
          path: /things/{{id}}
          operations:
            - method: GET
              name: get-thing
              inputParameters:
                - { name: id, in: path, type: integer }
                - { name: q, in: query, type: string, pattern: '^[a-z]*$' }
                - { name: note, in: header, type: string }
              call: up.get
              with: { id: front.id, q: front.q, X-Note: front.note }
            - method: PUT
              name: put-thing
              inputParameters:
                - { name: id, in: path, type: string }
                - { name: note, in: body, type: object, mapping: $.note }
              call: up.put
              with: { id: front.id, note: front.note }
        - name: steps
          path: /steps
          operations:
            - method: POST
              name: steps
              inputParameters: [{ name: id, in: body, type: string }, { name: list, in: body, type: array }]
              steps:
                - { type: call, name: first, call: up.get, with: { id: front.id } }
                - { type: lookup, name: found, index: first, match: name, lookupValue: '{{id}}', outputParameters: [name] }
              mappings: [{ targetName: found, value: $.found.name }, { targetName: all, value: '$.first' }]
        - name: forwarded
          path: /forwarded/{{path}}
          forward: { targetNamespace: up, trustedHeaders: [X-Trace, Content-Type] }
${formats
  .map(
    (format) => `        - name: ${format}
          path: /formats/${format}
          operations:
            - method: GET
              name: read-${format}
              call: up.read-${format}
              outputParameters:
                - ${fields.replaceAll('\n', '\n      ')}`,
  )
  .join('\n')}
    - type: mcp
      namespace: agent
      port: 8602
      description: Fuzzed
      tools:
        - name: get-thing
          description: Gets
          inputParameters:
            - { name: id, type: integer, description: Which }
            - { name: q, type: string, required: false, description: Words }
            - { name: note, type: object, required: false, description: Any }
          call: up.get
          with: { id: agent.id, q: agent.q, X-Note: agent.note }
        - name: steps
          description: Steps
          inputParameters: [{ name: id, type: string, description: Which }, { name: list, type: array, required: false, description: Several }]
          steps:
            - { type: call, name: first, call: up.get, with: { id: agent.id } }
            - { type: lookup, name: found, index: first, match: name, lookupValue: '{{id}}', outputParameters: [name] }
          mappings: [{ targetName: found, value: $.found.name }]
        - { name: fixed, description: Static, outputParameters: [{ name: greeting, type: string, value: Hello }] }
      resources:
        - { name: one, label: One, description: One, uri: 'fuzz://one', mimeType: application/json, call: up.read-json }
        - { name: each, label: Each, description: Each, uri: 'fuzz://each/{id}', mimeType: application/json, call: up.get, with: { id: agent.id } }
        - { name: files, label: Files, description: Files, uri: 'fuzz://files', location: 'file:///./../conformance/papers' }
      prompts:
        - { name: brief, label: Brief, description: Brief, arguments: [{ name: who, description: Who, required: true }], template: [{ role: user, content: 'Brief {{who}}.' }] }
`;

function schemaOf(format) {
  if (format === 'avro') return ', outputSchema: record.avsc';
  return format === 'protobuf' ? ', outputSchema: record.proto' : '';
}
