import { describe, expect, test } from '@jest/globals';
import { openRecordingUpstream } from '../support/recording-upstream.js';
import { openCollector } from './collector.js';
import { watchDocument } from './watched.js';

const secret = 'canary-5c1e';
const argument = 'parrot-77';

/** Every place of a secret in a request. */
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
  test('is in no span, metric or exported byte, and neither are values of callers', async () => {
    const collector = await openCollector();
    try {
      const { trace, metrics, sent } = await watchDocument(
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

  test.each([
    ['host', 'http://{{HOST}}:PORT/v1', 'LocalHost', 'http://***:PORT/v1/box', '***'],
    ['segment', 'http://127.0.0.1:PORT/{{HOST}}/v1', 'Harbor', 'http://127.0.0.1:PORT/***/v1/box', '127.0.0.1'],
    ['whole address', '{{HOST}}', 'http://LocalHost:PORT/v1', '***/box', '***'],
  ])('that is a %s of the upstream is not named either', async (_, baseUri, host, url, address) => {
    const upstream = await openRecordingUpstream((_seen, response) => void response.end('{}'));
    const filled = (text: string): string => text.replace('PORT', new URL(upstream.origin).port);
    try {
      const { trace, metrics } = await watchDocument(
        bound.replace('BASE', filled(baseUri)),
        async ({ rpc, trace, telemetry }) => {
          await rpc('tools/call', { name: 'open', arguments: {} });
          return { trace: await trace(), metrics: await telemetry!.metrics() };
        },
        { environment: { HOST: filled(host) } },
      );

      expect(upstream.take()).toHaveLength(1);
      const span = trace.spans.find(({ name }) => name === 'http.client.GET');
      expect(span?.attributes).toMatchObject({ 'url.full': filled(url) });
      expect(metrics).toContain(`server_address="${address}"`);
      expect(JSON.stringify(trace) + metrics).not.toMatch(/localhost|harbor/i);
    } finally {
      await upstream.close();
    }
  });
});

const bound = `
naftiko: 1.0.0-alpha2
info: { label: Vault, description: Holds }
binds: [{ namespace: env, keys: { HOST: HOST } }]
capability:
  consumes:
    - type: http
      namespace: keyed
      baseUri: "BASE"
      resources:
        - name: box
          path: /box
          operations: [{ name: open, method: GET }]
  exposes:
    - type: mcp
      port: 8502
      namespace: desk
      tools: [{ name: open, description: Opens, call: keyed.open }]
    - type: control
      port: 8504
`;
