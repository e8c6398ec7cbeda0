import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Entity, type AuthScheme } from '@naftiko/engine';
import { planBlock, plainKit } from '../../../engine/src/ports/consume.contract.js';
import { apiKey } from '../auth/api-key.js';
import { basic } from '../auth/basic.js';
import { bearer } from '../auth/bearer.js';
import { json } from '../body/json.js';
import { raw } from '../body/raw.js';
import { http } from './http-consume.js';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let server: Server;
let seen: Seen[];
let respond: (request: Seen, response: ServerResponse) => void;
let origin: string;

beforeEach(async () => {
  seen = [];
  respond = (_, response) => response.setHeader('content-type', 'application/json').end('{"ok":true}');
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const arrived = { method, url, headers, body: Buffer.concat(chunks).toString() };
      seen.push(arrived);
      respond(arrived, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const kit = plainKit({
  schemes: [apiKey, basic, bearer] as unknown as readonly AuthScheme[],
  encoders: [json, raw],
});
const textOf = (body: Uint8Array): string => new TextDecoder().decode(body);

describe('a consumed operation', () => {
  test('fills the path, the query and the headers, and passes the answer on', async () => {
    const block = planBlock(
      http,
      `type: http
namespace: ships
baseUri: ${origin}/v1/
authentication: {type: apikey, key: X-Key, value: '{{env.KEY}}'}
inputParameters:
- {name: X-Fixed, in: header, value: alpha}
resources:
- path: /ships/{imo}
  operations:
  - name: get
    inputParameters:
    - {name: imo, in: path}
    - {name: tags, in: query, type: array}
    - {name: X-Trace, in: header}`,
      kit,
    );
    const { call, client } = await block.open({ variables: new Map([['KEY', 's3cret']]) });
    const answer = await call('get', { imo: 'a/b c', tags: ['x', 'y z'], 'X-Trace': 't1' });
    await client.close();

    expect(answer).toMatchObject({ ok: true, value: { status: 200, contentType: 'application/json' } });
    expect(answer.ok && textOf(answer.value.body)).toBe('{"ok":true}');
    expect(seen[0]).toMatchObject({
      method: 'GET',
      url: '/v1/ships/a%2Fb%20c?tags=x&tags=y+z',
      headers: { 'x-key': 's3cret', 'x-fixed': 'alpha', 'x-trace': 't1', accept: '*/*', 'user-agent': 'naftiko/0.1.0' },
    });
  });

  test('passes the entity of a caller on byte for byte', async () => {
    const block = planBlock(
      http,
      `type: http
namespace: pay
baseUri: ${origin}
authentication: {type: basic, username: '{{env.USER_KEY}}', password: ''}
resources:
- path: /charges
  operations:
  - name: charge
    method: POST
    inputParameters:
    - {name: body, in: body, required: true}`,
      kit,
    );
    const { call, client } = await block.open({ variables: new Map([['USER_KEY', 'sk']]) });
    await call('charge', {
      body: new Entity(new TextEncoder().encode('a=1&b=2'), 'application/x-www-form-urlencoded'),
    });
    await call('charge', { body: { a: [1, null] } });
    const missing = await call('charge');
    await client.close();

    expect(seen).toMatchObject([
      {
        headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: 'Basic c2s6' },
        body: 'a=1&b=2',
      },
      { headers: { 'content-type': 'application/json' }, body: '{"a":[1,null]}' },
    ]);
    expect(missing).toEqual({
      ok: false,
      failure: { code: 'unresolved', operation: 'pay.charge', names: ['body'], place: 'body' },
    });
  });
});
