import { describe, expect, test } from '@jest/globals';
import { openCollector } from './collector.js';
import { watching } from './watched.js';

const secret = 'canary-5c1e';
const argument = 'parrot-77';

/** Everywhere a secret can stand in a request. */
const vault = `
naftiko: 1.0.0-alpha2
info: { label: Vault, description: Holds }
binds: [{ namespace: env, keys: { TOKEN: TOKEN, CODE: CODE } }]
capability:
  consumes:
    - type: http
      namespace: keyed
      baseUri: UPSTREAM
      authentication: { type: apikey, key: api_key, value: "{{TOKEN}}", placement: query }
      inputParameters:
        - { name: sign, in: query, value: "{{TOKEN}}" }
        - { name: mixed, in: query, value: "x-{{TOKEN}}-y" }
        - { name: access_token, in: query, value: fixed-canary-5c1e }
        - { name: X-Key, in: header, value: "{{TOKEN}}" }
      resources:
        - name: box
          path: /box/{{code}}
          operations:
            - name: open
              method: POST
              inputParameters: [{ name: code, in: path, value: "{{CODE}}" }]
              body: { type: json, data: { word: "{{word}}" } }
  exposes:
    - type: mcp
      port: 8502
      namespace: desk
      tools:
        - name: open
          description: Opens
          inputParameters: [{ name: word, type: string, description: A word }]
          call: keyed.open
          with: { word: desk.word }
    - type: control
      port: 8504
`;

describe('a secret', () => {
  test('is in no span, no metric and no byte that leaves, and neither is what callers say', async () => {
    const collector = await openCollector();
    try {
      const { trace, metrics, sent } = await watching(
        vault,
        async ({ rpc, trace, telemetry, seen }) => {
          const call = { name: 'open', arguments: { word: argument } };
          await rpc('tools/call', call, { Authorization: `Bearer ${secret}`, 'X-Api-Key': secret });
          return { trace: await trace(), metrics: await telemetry!.metrics(), sent: seen()[0] };
        },
        {
          environment: {
            TOKEN: secret,
            CODE: `path-${secret}`,
            OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin,
            OTEL_EXPORTER_OTLP_HEADERS: `authorization=${secret}`,
          },
          answer: (_, response) =>
            void response
              .writeHead(500, { 'Content-Type': 'application/json' })
              .end(JSON.stringify({ secret, argument })),
        },
      );

      expect(sent?.rawQuery.split(secret)).toHaveLength(5);
      expect(sent?.path).toContain(secret);
      expect(sent?.body).toContain(argument);
      const shown = [
        JSON.stringify(trace),
        metrics,
        ...collector.received.map(({ bytes }) => bytes.toString('latin1')),
      ];
      expect(shown).toHaveLength(4);
      for (const text of shown) {
        expect(text).not.toContain('canary');
        expect(text).not.toContain(argument);
      }
      expect(trace.spans.find(({ name }) => name === 'http.client.POST')?.attributes['url.full']).toMatch(
        /^http:\/\/127\.0\.0\.1:\d+\/box\/\*\*\*\?mixed=x-\*\*\*-y&access_token=\*\*\*$/,
      );
      expect(collector.received.map(({ headers }) => headers.authorization)).toEqual([secret, secret]);
    } finally {
      await collector.close();
    }
  });
});
