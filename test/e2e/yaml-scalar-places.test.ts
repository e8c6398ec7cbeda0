import { describe, expect, test } from '@jest/globals';
import { exchange } from '../support/http-exchange.js';
import { serveWithControl } from '../support/serve-with-control.js';
import { openRecordingUpstream, type SeenRequest } from '../support/recording-upstream.js';

/** Scalars as written, with their JSON. */
const scalars = [
  ['1.10', '1.10'],
  ['007', '7'],
  ['+15551234567', '15551234567'],
  ['1e10', '1e10'],
  ['0x1F', '31'],
  ['0o17', '15'],
  ['.5', '0.5'],
  ['1.0', '1.0'],
  ['-0', '-0'],
  ['12345678901234567890', '12345678901234567890'],
  ['True', 'true'],
  ['5', '5'],
  ['2024-01-01', '"2024-01-01"'],
  ['12:30', '"12:30"'],
  ['no', '"no"'],
  ['1_000', '"1_000"'],
] as const;

const documentOf = (upstream: string, written: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Scalars, description: Scalars }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: ${upstream}
      authentication: { type: apikey, key: X-Key, value: ${written}, placement: header }
      inputParameters: [{ name: X-Api, in: header, value: ${written} }]
      resources:
        - name: fixed
          path: /fixed/{id}
          inputParameters: [{ name: session, in: cookie, value: ${written} }]
          operations:
            - name: fixed
              method: POST
              inputParameters:
                - { name: id, in: path, value: ${written} }
                - { name: q, in: query, value: ${written} }
                - { name: list, in: query, value: [${written}, a] }
                - { name: X-One, in: header, value: ${written} }
              body:
                type: json
                data: { typed: ${written}, deep: [{ it: ${written} }], said: 'v {{q}}' }
        - name: declared
          path: /declared
          operations:
            - name: declared
              method: POST
              inputParameters:
                - { name: text, in: body, type: string, value: ${written} }
                - { name: typed, in: body, value: ${written} }
        - name: form
          path: /form
          operations:
            - { name: form, method: POST, body: { type: formUrlEncoded, data: { v: ${written}, l: [${written}] } } }
        - name: parts
          path: /parts
          operations:
            - { name: parts, method: POST, body: { type: multipartForm, data: [{ name: v, value: ${written} }] } }
        - name: plain
          path: /plain
          operations: [{ name: plain, method: POST, body: { type: text, data: { content: ${written} } } }]
        - name: given
          path: /given/{id}
          operations:
            - name: given
              method: POST
              inputParameters:
                - { name: id, in: path }
                - { name: q, in: query }
                - { name: X-One, in: header }
                - { name: list, in: query }
                - { name: text, in: body, type: string }
                - { name: typed, in: body }
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources:
        - path: /mock
          operations:
            - { method: GET, name: mock, outputParameters: [{ name: v, type: string, value: ${written} }] }
    - type: mcp
      namespace: tools
      port: 8602
      tools:
${['fixed', 'declared', 'form', 'parts', 'plain'].map((name) => `        - { name: ${name}, description: Sends, call: up.${name} }\n`).join('')}
        - { name: mock, description: Says, outputParameters: [{ name: v, type: string, value: ${written} }] }
        - name: given
          description: Sends
          call: up.given
          with:
            { id: ${written}, q: ${written}, X-One: ${written}, list: [${written}], text: ${written}, typed: ${written} }
`;

async function sent(
  written: string,
  work: (call: (tool: string) => Promise<string>, take: () => SeenRequest, rest: string) => Promise<void>,
): Promise<void> {
  const upstream = await openRecordingUpstream((_, response) => response.writeHead(204).end());
  try {
    await serveWithControl(
      documentOf(upstream.origin, written),
      async ({ urlOf }) => {
        const call = async (name: string): Promise<string> => {
          const params = { name, arguments: {} };
          const answer = await exchange(new URL(urlOf('mcp')).origin, {
            method: 'POST',
            path: '/mcp',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
          });
          return answer.text;
        };
        await work(call, () => upstream.take()[0]!, urlOf('rest'));
        // The scalar is a credential as well.
      },
      { options: { redactAnswers: 'none' } },
    );
  } finally {
    await upstream.close();
  }
}

describe('a scalar without quotes in a document', () => {
  test.each(scalars)('%s is sent as written in a text, and as %s in JSON', async (written, json) => {
    await sent(written, async (call, take, rest) => {
      await call('fixed');
      const fixed = take();
      expect(fixed.path).toBe(`/fixed/${encodeURIComponent(written)}`);
      expect(fixed.query).toEqual({ q: written, list: [written, 'a'] });
      expect(fixed.headers).toMatchObject({ 'x-api': written, 'x-one': written, 'x-key': written });
      expect(decodeURIComponent(fixed.headers.cookie ?? '')).toBe(`session=${written}`);
      expect(fixed.body).toBe(`{"typed":${json},"deep":[{"it":${json}}],"said":"v ${written}"}`);

      await call('declared');
      expect(take().body).toBe(`{"text":"${written}","typed":${json}}`);
      await call('form');
      expect([...new URLSearchParams(take().body)]).toEqual([
        ['v', written],
        ['l', written],
      ]);
      await call('parts');
      expect(take().body).toContain(`\r\n\r\n${written}\r\n`);
      await call('plain');
      expect(take().body).toBe(written);

      await call('given');
      const given = take();
      expect(given.path).toBe(`/given/${encodeURIComponent(written)}`);
      expect(given.query).toEqual({ q: written, list: written });
      expect(given.headers['x-one']).toBe(written);
      expect(given.body).toBe(`{"text":"${written}","typed":${json}}`);

      expect(await call('mock')).toContain(JSON.stringify(JSON.stringify({ v: written })));
      expect((await exchange(rest, { method: 'GET', path: '/mock' })).text).toBe(JSON.stringify({ v: written }));
    });
  });

  test.each(['~', 'null', ''])('"%s" has no value, and nothing is sent for it', async (written) => {
    const upstream = await openRecordingUpstream((_, response) => response.writeHead(204).end());
    const text = `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: ${upstream.origin}
      resources:
        - name: r
          path: /r
          operations:
            - name: get
              method: GET
              inputParameters:
                - { name: a, in: query, value: 1.0 }
                - { name: v, in: query, required: false, value: ${written} }
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources: [{ path: /r, operations: [{ method: GET, name: get, call: up.get }] }]
`;
    try {
      await serveWithControl(text, async ({ urlOf }) => {
        await exchange(urlOf('rest'), { method: 'GET', path: '/r' });
        expect(upstream.take().map(({ query }) => query)).toEqual([{ a: '1.0' }]);
      });
    } finally {
      await upstream.close();
    }
  });

  test.each([
    ['number', '1.10', '1.10'],
    ['integer', '0x1F', '31'],
    ['integer', '+5', '5'],
    ['integer', '007', '7'],
    ['boolean', 'True', 'true'],
    ['string', '007', '"007"'],
  ])('replaces the value of a caller as the declared %s: %s', async (type, written, json) => {
    const upstream = await openRecordingUpstream((_, response) => response.writeHead(204).end());
    const text = `
naftiko: 1.0.0-alpha2
info: { label: Scalars, description: Scalars }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: ${upstream.origin}
      resources:
        - name: r
          path: /r
          operations:
            - { name: post, method: POST, inputParameters: [{ name: v, in: body }, { name: q, in: query }] }
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources:
        - path: /r
          operations:
            - method: POST
              name: post
              inputParameters: [{ name: v, in: query, type: ${type}, value: ${written}, description: Fixed }]
              call: up.post
              with: { v: front.v, q: front.v }
`;
    try {
      await serveWithControl(text, async ({ urlOf }) => {
        await exchange(urlOf('rest'), { method: 'POST', path: '/r?v=2' });
        expect(upstream.take().map(({ body, query }) => [body, query])).toEqual([[`{"v":${json}}`, { q: written }]]);
      });
    } finally {
      await upstream.close();
    }
  });
});

describe('a merge key', () => {
  const withTools = (tools: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Merged, description: Merged }
capability:
  exposes:
    - type: mcp
      namespace: tools
      port: 8602
      tools:
${tools}
`;

  test.each([
    [
      'adds the entries it names',
      '        - &base { name: a, description: D, outputParameters: [{ name: v, type: string, value: x }] }\n        - { <<: *base, name: b }',
    ],
    [
      'does not override keys of the mapping, at any position',
      '        - &base { name: a, description: D, outputParameters: [{ name: v, type: string, value: x }] }\n        - { name: b, <<: *base }',
    ],
    [
      'may be a list, whose earlier entries take precedence',
      `        - &base { name: a, description: D, outputParameters: [{ name: v, type: string, value: x }] }
        - <<: [{ name: b }, *base, { outputParameters: [] }]`,
    ],
    [
      'may be nested in a merged mapping',
      `        - &base { name: a, description: D }
        - { <<: { <<: *base, outputParameters: [{ name: v, type: string, value: x }] }, name: b }`,
    ],
  ])('%s', async (_, tools) => {
    await serveWithControl(withTools(tools), async ({ urlOf }) => {
      const body = JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'b', arguments: {} },
      });
      const headers = { 'Content-Type': 'application/json' };
      const answer = await exchange(new URL(urlOf('mcp')).origin, { method: 'POST', path: '/mcp', headers, body });
      expect(answer.text).toContain(String.raw`{\"v\":\"x\"}`);
    });
  });
});
