import { describe, expect, test } from '@jest/globals';
import { serving } from '../fields/serving.js';

/** Names that every object inherits. */
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'] as const;

/** An object with one own member of any name. */
const one = (name: string, value: unknown): Record<string, unknown> =>
  JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as Record<string, unknown>;

/** Texts are compared, because a matcher ignores `__proto__`. */
const json = (value: unknown): string => JSON.stringify(value);

const documentOf = (name: string): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources:
        - name: things
          path: /things/{{${name}}}
          operations:
            - name: in-path
              method: GET
              inputParameters: [{ name: "${name}", in: path }]
        - name: others
          path: /others
          operations:
            - name: in-query
              method: GET
              inputParameters: [{ name: "${name}", in: query }]
            - name: in-header
              method: GET
              inputParameters: [{ name: "${name}", in: header }]
            - name: in-cookie
              method: GET
              inputParameters: [{ name: "${name}", in: cookie }]
            - name: in-body
              method: POST
              inputParameters: [{ name: "${name}", in: body }]
            - name: in-json
              method: POST
              body: { type: json, data: { "${name}": "{{${name}}}" } }
            - name: in-form
              method: POST
              body: { type: formUrlEncoded, data: { "${name}": "{{${name}}}" } }
            - name: in-parts
              method: POST
              body: { type: multipartForm, data: [{ name: "${name}", value: "{{${name}}}" }] }
  exposes:
    - type: rest
      namespace: front
      port: 8601
      description: Makes the document one of the relaxed dialect.
      resources:
        - path: /body
          operations:
            - method: POST
              name: body
              call: up.in-json
              inputParameters: [{ name: "${name}", in: body, type: string }]
        - path: /optional
          operations:
            - method: POST
              name: optional
              call: up.in-json
              inputParameters: [{ name: "${name}", in: body, type: string, required: false }]
        - path: /query
          operations:
            - method: GET
              name: query
              call: up.in-query
              inputParameters: [{ name: "${name}", in: query, type: string }]
        - path: /header
          operations:
            - method: GET
              name: header
              call: up.in-query
              inputParameters: [{ name: "${name}", in: header, type: string }]
        - path: /path/{{${name}}}
          operations:
            - method: GET
              name: path
              call: up.in-path
              inputParameters: [{ name: "${name}", in: path, type: string }]
        - path: /steps
          operations:
            - method: GET
              name: steps
              inputParameters: [{ name: "${name}", in: query, type: string }]
              steps: [{ name: "${name}", type: call, call: up.in-query, with: { "${name}": "front.${name}" } }]
              mappings: [{ targetName: "${name}", value: "$.${name}['${name}']" }]
              outputParameters: [{ name: "${name}", type: string }]
        - path: /undeclared
          operations: [{ method: POST, name: undeclared, call: up.in-json }]
        - path: /output
          operations:
            - method: GET
              name: output
              call: up.in-query
              inputParameters: [{ name: "${name}", in: query, type: string }]
              outputParameters: [{ type: object, properties: { "${name}": { type: string, mapping: "$['${name}']" } } }]
        - path: /ref
          operations: [{ method: POST, name: ref, ref: "agg.${name}" }]
    - type: mcp
      namespace: tools
      port: 8602
      tools:
        - { name: in-path, description: Calls, call: up.in-path }
        - { name: in-query, description: Calls, call: up.in-query }
        - { name: in-header, description: Calls, call: up.in-header }
        - { name: in-cookie, description: Calls, call: up.in-cookie }
        - { name: in-body, description: Calls, call: up.in-body }
        - { name: in-json, description: Calls, call: up.in-json }
        - { name: in-form, description: Calls, call: up.in-form }
        - { name: in-parts, description: Calls, call: up.in-parts }
        - { name: "${name}", description: Calls, call: up.in-json }
        - { name: declared, description: Calls, call: up.in-json, inputParameters: [{ name: "${name}", type: string, description: d }] }
      prompts:
        - { name: "${name}", description: Asks, arguments: [{ name: "${name}", description: d, required: false }], template: [{ role: user, content: "say {{${name}}}" }] }
      resources:
        - { name: "${name}", uri: "data://{${name}}", description: Reads, call: up.in-query }
  aggregates:
    - namespace: agg
      label: Aggregate
      functions: [{ name: "${name}", description: Computes, call: up.in-json, inputParameters: [{ name: "${name}", type: string, description: d }] }]
`;

describe.each(names)('the name "%s"', (name) => {
  test('is an ordinary name in every place of a document', async () => {
    await serving(
      documentOf(name),
      async ({ rest, mcp, seen }) => {
        const listed = (await mcp('tools/list')) as { tools: { name: string; inputSchema: unknown }[] };
        expect(listed.tools.map((tool) => tool.name)).toContain(name);
        const value = 'v-1';
        const call = async (tool: string): Promise<readonly [unknown, string]> => {
          // The message is written by hand: an object literal would set the prototype.
          const result = await mcp('tools/call', { name: tool, arguments: one(name, value) });
          const [request] = seen();
          return [result['isError'] ?? false, `${request?.path}?${request?.rawQuery} ${request?.body}`];
        };
        expect(await call('in-path')).toEqual([false, `/things/${value}? `]);
        expect(await call('in-query')).toEqual([false, `/others?${name}=${value} `]);
        await mcp('tools/call', { name: 'in-header', arguments: one(name, value) });
        // The server of the test cannot show a header of the name `__proto__`.
        const [withHeader] = seen();
        if (name !== '__proto__') expect(withHeader?.headers[name.toLowerCase()]).toContain(value);
        await mcp('tools/call', { name: 'in-cookie', arguments: one(name, value) });
        expect(seen()[0]?.headers.cookie).toBe(`${name}=${value}`);
        for (const tool of ['in-body', 'in-json', name, 'declared']) {
          expect([tool, await call(tool)]).toEqual([tool, [false, `/others? ${json(one(name, value))}`]]);
        }
        expect(await call('in-form')).toEqual([false, `/others? ${name}=${value}`]);
        const [, parts] = await call('in-parts');
        expect(parts).toContain(`name="${name}"\r\n\r\n${value}\r\n`);

        expect(
          (await rest('POST /body', { text: json(one(name, value)), headers: { 'Content-Type': 'application/json' } }))
            .status,
        ).toBe(200);
        expect(seen()[0]?.body).toBe(json(one(name, value)));
        expect((await rest(`GET /query?${name}=${value}`)).status).toBe(200);
        expect(seen()[0]?.rawQuery).toBe(`${name}=${value}`);
        expect((await rest('GET /header', { headers: Object.fromEntries([[name, value]]) })).status).toBe(200);
        expect(seen()[0]?.rawQuery).toBe(`${name}=${value}`);
        expect((await rest(`GET /path/${value}`)).status).toBe(200);
        expect(seen()[0]?.path).toBe(`/things/${value}`);
        expect(
          (
            await rest('POST /undeclared', {
              text: json(one(name, value)),
              headers: { 'Content-Type': 'application/json' },
            })
          ).status,
        ).toBe(200);
        expect(seen()[0]?.body).toBe(json(one(name, value)));
        expect((await rest(`GET /steps?${name}=${value}`)).text).toBe(json(one(name, value)));
        expect((await rest(`GET /output?${name}=${value}`)).text).toBe(json(one(name, value)));
        seen();
        expect(
          (await rest('POST /ref', { text: json(one(name, value)), headers: { 'Content-Type': 'application/json' } }))
            .status,
        ).toBe(200);
        expect(seen()[0]?.body).toBe(json(one(name, value)));

        const prompt = await mcp('prompts/get', { name, arguments: one(name, value) });
        expect(json(prompt)).toContain(`say ${value}`);
        expect(json(await mcp('prompts/get', { name }))).not.toMatch(/function|native code/);
        const resource = await mcp('resources/read', { uri: `data://${value}` });
        expect(json(resource)).toContain('contents');
        expect(seen()[0]?.rawQuery).toBe(`${name}=${value}`);

        // Names that nothing declares are not members of anything.
        for (const method of [name, `tools/${name}`]) {
          expect(await mcp(method)).toMatchObject({ code: -32601 });
        }
        for (const [method, params] of [
          ['tools/call', { name: `${name}2`, arguments: {} }],
          ['prompts/get', { name: `${name}2` }],
        ] as const) {
          expect(json(await mcp(method, params))).toContain(`${name}2`);
        }
        // Values that are not given are absent, not what objects inherit.
        for (const request of [
          'GET /query',
          'GET /header',
          'GET /steps',
          'GET /output',
          'POST /body',
          'POST /undeclared',
          'POST /optional',
          'POST /ref',
        ]) {
          const { status, text } = await rest(request, request.startsWith('POST') ? { body: {} } : {});
          const sent = seen().map(({ rawQuery, body }) => `${rawQuery}${body}`);
          expect([request, status < 500, `${text} ${sent.join()}`]).toEqual([
            request,
            true,
            expect.not.stringMatching(/function|native code/),
          ]);
        }
        expect((await rest('POST /optional', { body: {} })).status).toBe(200);
        for (const tool of [
          'in-query',
          'in-header',
          'in-cookie',
          'in-body',
          'in-json',
          'in-form',
          'in-parts',
          name,
          'declared',
        ]) {
          const result = await mcp('tools/call', { name: tool, arguments: {} });
          expect([tool, json(result), json(seen())]).toEqual([
            tool,
            expect.not.stringMatching(/function|native code|incident/),
            expect.not.stringMatching(/function|native code/),
          ]);
        }
      },
      { dialect: true, answer: () => one(name, 'v-1') },
    );
    // What an answer does not have is null, not what objects inherit.
    await serving(
      documentOf(name),
      async ({ rest }) => {
        expect((await rest(`GET /steps?${name}=v-1`)).text).toBe('{}');
        expect((await rest(`GET /output?${name}=v-1`)).text).toBe(json(one(name, null)));
      },
      { dialect: true, answer: () => ({}) },
    );
    expect({}).not.toHaveProperty('x');
  });
});

const variableOf = (name: string, bind: string): string => `
naftiko: 1.0.0-alpha2
binds: [{ namespace: outside, ${bind}keys: { "${name}": "${name}" } }]
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      authentication: { type: apikey, key: X-Key, value: "{{${name}}}", placement: header }
      resources: [{ name: r, path: /r, operations: [{ name: get, method: GET }] }]
  exposes:
    - type: rest
      namespace: front
      port: 8601
      description: Makes the document one of the relaxed dialect.
      resources: [{ path: /r, operations: [{ method: GET, name: get, call: up.get }] }]
`;

// The parser of such files loses a line with the name `__proto__`; the start then names the missing key.
const isLost = (name: string, source: string): boolean => name === '__proto__' && source === 'a file of assignments';

describe.each(names)('a variable called "%s"', (name) => {
  const given = one(name, 's-e-c-r-e-t') as Record<string, string>;
  const sources = [
    ['the environment', '', {}, given],
    ['a YAML file', 'location: "file:///./values.yaml", ', { 'values.yaml': json(given) }, {}],
    ['a JSON file', 'location: "file:///./values.json", ', { 'values.json': json(given) }, {}],
    ['a file of assignments', 'location: "file:///./values.env", ', { 'values.env': `${name}=s-e-c-r-e-t` }, {}],
  ] as const;

  test.each(sources.filter(([source]) => !isLost(name, source)))(
    'comes from %s',
    async (_, bind, files, environment) => {
      const key = await serving(
        variableOf(name, bind),
        async ({ rest, seen }) => {
          await rest('GET /r');
          return seen()[0]?.headers['x-key'];
        },
        { dialect: true, files, options: { environment } },
      );
      expect(key).toBe('s-e-c-r-e-t');
    },
  );

  test.each(sources)('is missing from %s without it', async (_, bind, files, _given) => {
    const empty = Object.fromEntries(Object.keys(files).map((file) => [file, file.endsWith('env') ? '' : '{}']));
    const served = serving(variableOf(name, bind), () => Promise.resolve(), {
      dialect: true,
      files: empty,
      options: { environment: {} },
    });
    await expect(served).rejects.toThrow(name);
  });
});
