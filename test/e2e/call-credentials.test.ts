import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exchange, type Answer } from '../support/http-exchange.js';
import { openRecordingUpstream, type RecordingUpstream, type SeenRequest } from '../support/recording-upstream.js';
import { serveDocument, type ServedDocument } from '../support/serve-document.js';

/** The credential of the upstream is a value of the call. */
const document = `
naftiko: 1.0.0-alpha2
info: { label: Members, description: Calls with the credential of its caller }
capability:
  consumes:
  - type: http
    namespace: member
    baseUri: UPSTREAM
    authentication: { type: bearer, token: '{{pass}}' }
    resources:
    - name: note
      path: '/{{kind}}'
      operations:
      - { name: send, method: POST, outputRawFormat: json, inputParameters: [{ name: kind, in: path }, { name: note, in: body }] }
  exposes:
  - type: mcp
    namespace: agent
    port: 9191
    tools:
    - name: member
      description: Sends a note
      inputParameters:
      - { name: kind, type: string, description: Which answer }
      - { name: pass, type: string, description: The credential }
      - { name: note, type: string, description: The note }
      call: member.send
      with: { kind: agent.kind, pass: agent.pass, note: agent.note }
`;

const marked = (length: number): string => 'canary-'.repeat(Math.ceil(length / 7)).slice(0, length);

describe('the credential of a call', () => {
  let served: ServedDocument;
  let other: RecordingUpstream;
  const answer = ({ path, headers, body }: SeenRequest, response: ServerResponse): void => {
    const said = JSON.stringify({ told: path, authorization: headers.authorization, body });
    if (path === '/moved') response.writeHead(307, { location: `${other.origin}/moved` }).end();
    else if (path === '/short') response.writeHead(403).end('{"told":"no"}');
    else if (path === '/long') response.writeHead(403).end(`"${'lorem '.repeat(2_000)}"`);
    else response.writeHead(path === '/ok' ? 200 : 403, { 'content-type': 'application/json' }).end(said);
  };
  const call = (values: Readonly<Record<string, string>>): Promise<Answer> =>
    exchange(new URL(served.urlOf('mcp')).origin, {
      method: 'POST',
      path: '/mcp',
      headers: { 'content-type': 'application/json', 'x-session': 'session-of-a-caller' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'member', arguments: { note: 'plain', ...values } },
      }),
    });

  beforeAll(async () => {
    other = await openRecordingUpstream((_, response) => response.end('{}'));
    served = await serveDocument(document, {
      answer,
      options: {
        forwardHeaders: ['x-session'],
        upstreams: [{ matches: () => true, settings: { redirectOrigins: [other.origin] } }],
      },
    });
  });
  afterAll(() => Promise.all([served.close(), other.close()]));

  test.each([
    ['ok', 40],
    ['denied', 40],
    ['denied', 6_000],
    ['ok', 8_192],
    ['ok', 8_193],
    ['denied', 9_000],
  ])('is in no answer: %s, %i characters', async (kind, length) => {
    served.upstream.take();
    const { text } = await call({ kind, pass: marked(length) });
    expect(served.upstream.take()[0]?.headers.authorization).toHaveLength(length + 'Bearer '.length);
    expect([text.includes('canary'), text.includes('***')]).toEqual([false, true]);
  });

  test('withholds only what is long enough to hold it, beyond the length that is searched', async () => {
    const pass = marked(9_000);
    expect((await call({ kind: 'short', pass })).text).toContain('told');
    expect((await call({ kind: 'long', pass })).text).not.toContain('lorem');
    expect((await call({ kind: 'long', pass: marked(6_000) })).text).toContain('lorem');
  });

  test.each([
    ['the credential', 'sent-as-a-credential', 'it is sent-as-a-credential'],
    ['the credential, encoded', 'sent-as-a-credential', Buffer.from('sent-as-a-credential').toString('base64')],
    ['a forwarded header', 'sent-as-a-credential', 'it is session-of-a-caller'],
  ])('does not follow a redirect to an allowed origin in a body that holds %s', async (_, pass, note) => {
    await call({ kind: 'moved', pass, note });
    expect(other.take()).toEqual([]);
    await call({ kind: 'moved', pass, note: 'plain' });
    expect(other.take().map(({ body }) => body)).toEqual(['{"note":"plain"}']);
  });
});
